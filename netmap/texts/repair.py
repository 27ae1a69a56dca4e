"""Sentences: the repair workbook, and the answers that come back in it."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "repair.title": N_("Wat netmap in uw bestand vond"),
    "repair.use.cell": N_("Klik op een rijnummer en verbeter de cel op dat blad."),
    "repair.use.answer": N_("Of geef hier antwoord: kies in de kolommen 'is' en 'partij of woord' wat u bedoelt."),
    "repair.use.load": N_("Bewaar het bestand en laad het opnieuw in netmap. Uw antwoorden worden dan verwerkt."),
    "repair.use.allow": N_(
        "Staat er toch geen persoonsgegeven in een geweigerde cel? "
        "Typ de tekst daar terug, kies 'geen persoonsgegeven' en schrijf de reden."
    ),
    "repair.nothing": N_("netmap vond niets om te verbeteren of te vragen."),
    "repair.level.blocks": N_("blokkeert"),
    "repair.level.repaired": N_("vanzelf hersteld"),
    "repair.level.question": N_("vraag"),
    "repair.level.note": N_("ter informatie"),
    "repair.level.answered": N_("beantwoord"),
    "repair.answered.found": N_("Dit heeft u al beantwoord."),
    "repair.answered.do": N_("U hoeft niets te doen. Wilt u het anders? Verander dan uw antwoord."),
    "repair.rows.range": N_("{first} t/m {last}"),
    "repair.rows.more": N_("{shown} en nog {count} rijen"),
    "repair.suggestion": N_("{text} ({score}: {reason})"),
    "repair.in_row": N_("{number} ({level}): {found}"),
    "repair.warning.title": N_("Niet in de lijst"),
    "repair.warning.text": N_("Dit staat niet in de lijst. Kies Ja als u het toch bedoelt."),
    # What is found in the answers.
    "repair.answer_unclear.found": N_("Op Bevindingen staat in de kolom 'is' iets dat daar niet kan."),
    "repair.answer_unclear.expected": N_("Een keuze uit de lijst van die cel."),
    "repair.answer_unclear.do": N_("Kies een antwoord uit de lijst, of maak de cel leeg."),
    "repair.answer_no_party.found": N_("Op Bevindingen staat 'dezelfde als', maar niet als wie of wat."),
    "repair.answer_no_party.expected": N_("Een naam of woord in de kolom 'partij of woord'."),
    "repair.answer_no_party.do": N_("Kies een naam of woord, of maak de cel 'is' leeg."),
    "repair.answer_new_party.found": N_("Op Bevindingen staat 'nieuw', en toch ook een partij of woord."),
    "repair.answer_new_party.expected": N_("Bij 'nieuw' een lege cel in de kolom 'partij of woord'."),
    "repair.answer_new_party.do": N_("Kies 'dezelfde als', of maak 'partij of woord' leeg."),
    "repair.answer_twice.found": N_("Op Bevindingen staan twee verschillende antwoorden over hetzelfde."),
    "repair.answer_twice.expected": N_("Eén antwoord per naam of woord."),
    "repair.answer_twice.do": N_("Maak een van beide antwoorden leeg. Nu is geen van beide gebruikt."),
    "repair.answer_no_reason.found": N_("Op Bevindingen ontbreekt de keuze 'geen persoonsgegeven' of de reden."),
    "repair.answer_no_reason.expected": N_("De keuze 'geen persoonsgegeven', en een reden."),
    "repair.answer_no_reason.do": N_("Vul allebei in. De cel blijft tot dan geweigerd."),
    "repair.answer_no_text.found": N_(
        "Op Bevindingen staat 'geen persoonsgegeven', maar de cel zelf is nog leeg of geweigerd."
    ),
    "repair.answer_no_text.expected": N_("De tekst die er eerst stond, weer in de cel."),
    "repair.answer_no_text.do": N_("Typ de tekst terug in de cel en laad het bestand opnieuw."),
    "repair.answer_lost.found": N_("Op Bevindingen staat een antwoord waarvan netmap niet weet waar het bij hoort."),
    "repair.answer_lost.expected": N_("Een regel zoals netmap die schreef, met de kolom 'gaat over' ingevuld."),
    "repair.answer_lost.do": N_("Maak een nieuw bestand met bevindingen en geef daarin uw antwoord."),
}
