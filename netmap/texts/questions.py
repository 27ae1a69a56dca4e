"""Sentences about questions on paper and in a file, and their answers."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "sheet.questions": N_("Vragen"),
    "import.consequence.questions": N_("Deze antwoorden tellen nog niet. De vragen blijven open."),
    "questions.anybody": N_("wie het weet"),
    # A line of its own, of a question that names several.
    "questions.line.complete_members": N_("Staan nu alle leden van {consultation} op de kaart?"),
    "questions.line.at_table": N_("Zit {party} aan tafel in {consultation}?"),
    "questions.line.steering": N_("Wie geeft een verzoek van {hub} door aan {consultation}?"),
    "questions.line.hub": N_("Is {consultation} het kernteam, de spin in het web?"),
    "questions.line.channel": N_("Welke partijen kijken mee op dit kanaal: {channel}?"),
    "questions.line.theme_now": N_("Welke thema's spelen nu?"),
    "questions.line.past_unrest": N_("Bij welke thema's was er eerder onrust?"),
    "questions.line.theme_not_here": N_("Welke thema's spelen hier niet?"),
    "questions.line.told": N_("Sinds wanneer weet {party} van de aanpak?"),
    "questions.line.helped": N_("Wanneer werkte {party} mee aan de aanpak?"),
    "questions.line.consent": N_("Wanneer stemde {party} in met een plek op de kaart?"),
    "questions.line.agreed": N_("Wanneer is met {expert} afgesproken dat die op te roepen is?"),
    "questions.line.may_commit": N_("Mag {party} in {consultation} namens de organisatie beslissen?"),
    "questions.line.deputy": N_("Wie vervangt {party} in {consultation}?"),
    "questions.line.complete_theme": N_("Staat nu iedereen die iets doet rond {theme} op de kaart?"),
    "questions.line.complete_tables": N_("Staan nu alle overleggen op de kaart?"),
    # How an answer is filled in.
    "questions.example.party": N_("De naam van een partij of overleg, zoals op de kaart. Of: niemand."),
    "questions.example.parties": N_("Namen met een puntkomma ertussen, zoals op de kaart. Of: niemand."),
    "questions.example.consultation": N_("De naam van een overleg, zoals op de kaart."),
    "questions.example.consultations": N_("Namen van overleggen met een puntkomma ertussen. Of: geen."),
    "questions.example.name": N_(
        "Een functie, zoals: adviseur radicalisering. Geen naam van een persoon. Of: niemand."
    ),
    "questions.example.expert": N_("Functie, organisatie. Zoals: adviseur radicalisering, GGD. Of: niemand."),
    "questions.example.deputy": N_("Een functie, zoals: teamleider. Geen naam van een persoon. Of: niemand."),
    "questions.example.agreed": N_("Een datum, zoals: 12-03-2026 of maart 2026. Of: nee."),
    "questions.example.yes_no": N_("Ja of nee."),
    "questions.example.themes": N_("Thema's met een puntkomma ertussen, zoals: jongerenoverlast; burenruzie."),
    "questions.example.text": N_("Een korte tekst."),
    "questions.example.sector": N_("Een sector, zoals: welzijn of politie."),
    "questions.example.status": N_("Ja of nee, of: gepland, opgeschort, beëindigd."),
    "questions.example.mandate": N_("Kies: beslist, voert uit, adviseert, stemt af of geen."),
    "questions.example.conversation": N_(
        "Bespreek dit. Zet wat eruit komt op het gewone blad in de werkmap, niet hier."
    ),
    # What is found in a file with answers.
    "questions.line_changed.found": N_("netmap weet niet waar dit antwoord bij hoort."),
    "questions.line_changed.expected": N_("De laatste drie kolommen zoals netmap ze schreef: blad, regel en kolom."),
    "questions.line_changed.do": N_(
        "Maak een nieuw bestand met vragen. Of zet het antwoord op het gewone blad in de werkmap."
    ),
    "questions.conversation.found": N_("Een antwoord op deze vraag past niet in één cel. Het is niet gelezen."),
    "questions.conversation.expected": N_("Wat uit het gesprek kwam, op het gewone blad: wie zit of doet wat waar."),
    "questions.conversation.do": N_("Zet het in de werkmap, bijvoorbeeld op Deelname of Dekking."),
    "questions.masked.found": N_(
        "Deze vraag gaat over een gevoelige partij zonder naam. Het antwoord is niet gelezen."
    ),
    "questions.masked.expected": N_("Een bestand met vragen waarin de namen van gevoelige partijen staan."),
    "questions.masked.do": N_("Maak het bestand opnieuw met --met-gevoelig en vul het antwoord daarin in."),
    "questions.other_network.found": N_("Deze vragen horen bij {found}, niet bij {name}."),
    "questions.other_network.expected": N_("Antwoorden bij het netwerk waarvoor het bestand is gemaakt."),
    "questions.other_network.do": N_("Laad het bestand bij het goede netwerk."),
    "questions.nobody_not_kept.found": N_("'{found}' kan bij deze vraag niet worden bewaard. De vraag blijft open."),
    "questions.nobody_not_kept.expected": N_("Een naam, of een lege cel."),
    "questions.nobody_not_kept.do": N_(
        "Weet u zeker dat er niets meer is? Zet dan op Instellingen welke lijst volledig is."
    ),
    "questions.nobody_else.found": N_("Er is niemand anders, maar over {theme} staan nog vragen open."),
    "questions.nobody_else.expected": N_("Een antwoord op elke vraag over {theme}, in een bestand met alle vragen."),
    "questions.nobody_else.do": N_("Beantwoord ook de andere vragen over {theme}. Tot dan blijft deze vraag open."),
    "questions.addressee_unknown": N_("Er staat niets op de kaart met de naam {found}. Kies een partij van de kaart."),
    # On paper.
    "questions.paper.title": N_("Vragen aan {name}"),
    "questions.paper.title_all": N_("Wat wij nog willen vragen"),
    "questions.paper.subtitle": N_("Kaart van {network}: wie doet wat bij maatschappelijke onrust"),
    "questions.paper.ask": N_("Wilt u deze vragen beantwoorden? Een half antwoord is ook goed."),
    "questions.paper.nobody": N_("Is er niemand, of is het nee? Schrijf dat dan op: ook dat helpt ons verder."),
    "questions.paper.privacy": N_("Noem functies en organisaties, geen namen van personen."),
    "questions.paper.nothing": N_("Er is nu niets te vragen."),
    "questions.paper.question": N_("Vraag"),
    "questions.paper.why": N_("Is het antwoord nee, dan geldt"),
    "questions.paper.answer": N_("Antwoord (weet u het niet, laat het dan leeg)"),
    "questions.paper.sits": N_("Op de kaart staat dat u in deze overleggen zit: {names}."),
    "questions.paper.covers": N_("Op de kaart staat dat u iets doet rond deze thema's: {names}."),
    "questions.paper.nothing_known": N_("Over wat u doet, staat nog niets op de kaart."),
    "questions.paper.more": N_("nog {count}"),
    "questions.paper.whole": N_("Het gaat om: {names}."),
    "questions.paper.back_to": N_("Terug naar:"),
    "questions.paper.before": N_("Graag voor:"),
    "questions.paper.source": N_("netmap, kaart van {network}"),
}
