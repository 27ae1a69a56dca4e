"""Sentences about who sits together, and what rests on whom."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # Titles of findings.
    "gaps.title.together": N_("Signalen over {theme} worden niet samen geduid in {consultations}."),
    "gaps.title.together_nowhere": N_("Signalen over {theme} worden in geen enkel overleg samen geduid."),
    "gaps.title.cooperates": N_("Rond {theme} zitten {sector_a} en {sector_b} nergens samen aan tafel."),
    "gaps.title.deciders": N_("Als {consultation} over {theme} beslist, ontbreekt aan tafel: {parties}."),
    "gaps.title.deciders_nowhere": N_("Over {theme} wordt in geen enkel overleg samen beslist."),
    "gaps.title.verify": N_("Bij een andere sector kan {party} signalen over {themes} nergens toetsen."),
    "gaps.title.overview": N_("Niemand houdt het overzicht over de {count} overleggen rond {theme}."),
    "gaps.title.bridge": N_("Veiligheid en sociaal domein zitten nergens samen aan tafel."),
    "gaps.title.bridge_on_party": N_("Zonder {parties} zitten veiligheid en sociaal domein nergens samen aan tafel."),
    "gaps.title.bridge_on_holder": N_(
        "De brug tussen veiligheid en sociaal domein hangt aan één persoon, namens {parties}."
    ),
    "gaps.title.nobody.theme": N_("Niemand doet iets rond {theme}."),
    "gaps.title.nobody.group": N_("Niemand bereikt deze groep: {group}."),
    "gaps.title.nobody.area": N_("In {area} is geen partij of overleg aanwezig."),
    "gaps.title.rests_on.theme": N_("Alles rond {theme} rust op één partij: {parties}."),
    "gaps.title.rests_on.group": N_("Het contact met {group} rust op één partij: {parties}."),
    "gaps.title.rests_on.area": N_("De aanwezigheid in {area} rust op één partij: {parties}."),
    "gaps.title.too_many.theme": N_("Rond {theme} zijn meer partijen actief dan de norm noemt ({count})."),
    "gaps.title.too_many.group": N_("Meer partijen bereiken {group} dan de norm noemt ({count})."),
    "gaps.title.too_many.area": N_("In {area} zijn meer partijen aanwezig dan de norm noemt ({count})."),
    # Evidence: what the user's own rows say, and what was searched.
    "gaps.evidence.searched_none": N_("Er staat hierover geen overleg op de kaart."),
    "gaps.evidence.searched_all": N_("Doorzochte overleggen ({count}): {consultations}."),
    "gaps.evidence.searched_some": N_("Doorzochte overleggen ({count}), waaronder {consultations}."),
    "gaps.evidence.searched_others": N_(
        "De lijst is volledig verklaard. In {rows} rijen van Dekking staat voor {theme}, stap {stage}, verder niemand."
    ),
    "gaps.evidence.searched_not_now": N_(
        "De lijst is volledig verklaard. Over {theme}, stap {stage}, geldt nu geen van de {rows} rijen van Dekking."
    ),
    "gaps.evidence.searched_others_not_now": N_(
        "De lijst is volledig verklaard. Voor {theme}, stap {stage}, geldt verder geen van de {rows} rijen van Dekking."
    ),
    "gaps.evidence.searched_for.theme": N_("Doorzocht voor {theme}. Partijen: {parties}. Overleggen: {consultations}."),
    "gaps.evidence.searched_for.group": N_("Doorzocht voor {group}. Partijen: {parties}."),
    "gaps.evidence.searched_for.area": N_("Doorzocht voor {area}. Partijen: {parties}. Overleggen: {consultations}."),
    "gaps.evidence.at_table": N_("Aan tafel in {consultation}: {parties}. Sectoren: {sectors}."),
    "gaps.evidence.at_table_unknown": N_("Aan tafel in {consultation}: {parties}. De sector is niet bekend."),
    "gaps.evidence.at_table_nobody": N_("Voor {consultation} staan geen deelnemers op de kaart."),
    "gaps.evidence.half": N_("In {consultation} zit {party}, maar niemand uit de sector {sector}."),
    "gaps.evidence.no_party_of": N_("Op de kaart staat geen partij uit de sector {sector}."),
    "gaps.evidence.seat_no": N_("Voor {party} staat dat die niet deelneemt aan {consultation}."),
    "gaps.evidence.party_sits_in": N_("Voor {party} staat deelname aan {consultations}."),
    "gaps.evidence.party_nowhere": N_("Voor {party} staat geen enkel overleg op de kaart."),
    "gaps.evidence.reaches": N_("Voor {who} staat dat die deze groep bereikt: {what}."),
    "gaps.evidence.works_in": N_("Voor {who} staat dit gebied: {what}."),
    "gaps.evidence.led_by": N_("Voorzitter of regie van {consultation}: {parties}."),
    "gaps.evidence.led_by_nobody": N_("Voor {consultation} staat geen voorzitter of regie."),
    "gaps.evidence.bridge": N_("In {consultation} zitten uit veiligheid: {safety}. Uit het sociaal domein: {social}."),
    # How sure it is.
    "gaps.reason.themes_open": N_("Niet van elk overleg is bekend over welke thema's het gaat."),
    # The smallest thing that may exist untold, and would dissolve a finding.
    "gaps.remedy.coverage": N_("Eén niet-opgegeven rij in Dekking voor {theme}, stap {stage}, zou dit oplossen."),
    "gaps.remedy.coverage_of": N_(
        "Eén niet-opgegeven rij in Dekking van {who}, voor {theme}, stap {stage}, zou dit oplossen."
    ),
    "gaps.remedy.coverage_other": N_(
        "Eén niet-opgegeven rij in Dekking van een andere partij, voor {theme}, stap {stage}, zou dit oplossen."
    ),
    "gaps.remedy.coverage_other_sector": N_(
        "Eén niet-opgegeven rij in Dekking uit een andere sector, voor {theme}, stap {stage}, zou dit oplossen."
    ),
    "gaps.remedy.seat": N_("Een niet-opgegeven zetel van {party} in {consultation} zou dit oplossen."),
    "gaps.remedy.seats": N_("Niet-opgegeven zetels ({count}) in {consultation} zouden dit oplossen: van {parties}."),
    "gaps.remedy.seats_in": N_("Niet-opgegeven zetels van {party} ({count}) zouden dit oplossen: in {consultations}."),
    "gaps.remedy.seat_other_sector": N_(
        "Een niet-opgegeven zetel van een andere sector in {consultation} zou dit oplossen."
    ),
    "gaps.remedy.seat_of_sector": N_(
        "Een niet-opgegeven zetel uit de sector {sector} in {consultation} zou dit oplossen."
    ),
    "gaps.remedy.seat_about": N_("Een niet-opgegeven zetel van {party} in een overleg over {theme} zou dit oplossen."),
    "gaps.remedy.seats_of_pair": N_(
        "Twee niet-opgegeven zetels in {consultation} zouden dit oplossen: van {sector_a} en {sector_b}."
    ),
    "gaps.remedy.consultation_of_pair": N_("Een niet-opgegeven overleg met {sector_a} en {sector_b} zou dit oplossen."),
    "gaps.remedy.table_interpret": N_(
        "Een niet-opgegeven overleg waarin {theme} samen wordt geduid, zou dit oplossen."
    ),
    "gaps.remedy.table_decide": N_("Een niet-opgegeven overleg dat over {theme} beslist, zou dit oplossen."),
    "gaps.remedy.coordinated": N_("Een niet-opgegeven voorzitter of regie bij {consultation} zou dit oplossen."),
    "gaps.remedy.role": N_("Eén niet-opgegeven {role} van {consultation} zou dit oplossen."),
    "gaps.remedy.overview": N_(
        "Een niet-opgegeven partij die {consultations} alle volgt en er één leidt, zou dit oplossen."
    ),
    "gaps.remedy.bridge": N_("Een niet-opgegeven overleg van veiligheid en sociaal domein zou dit oplossen."),
    "gaps.remedy.bridge_social": N_(
        "Een niet-opgegeven zetel uit het sociaal domein in {consultation} zou dit oplossen."
    ),
    "gaps.remedy.bridge_safety": N_("Een niet-opgegeven zetel uit veiligheid in {consultation} zou dit oplossen."),
    "gaps.remedy.bridge_spread": N_(
        "Een niet-opgegeven overleg van veiligheid en sociaal domein zonder {parties} zou dit oplossen."
    ),
    "gaps.remedy.nobody.theme": N_("Eén niet-opgegeven rij in Dekking over {theme} zou dit oplossen."),
    "gaps.remedy.nobody.group": N_("Eén partij die {group} bereikt en dat niet opgaf, zou dit oplossen."),
    "gaps.remedy.nobody.area": N_("Eén partij die in {area} werkt en dat niet opgaf, zou dit oplossen."),
    "gaps.remedy.rests_on.theme": N_(
        "Eén niet-opgegeven rij in Dekking over {theme}, van een andere partij, zou dit oplossen."
    ),
    "gaps.remedy.rests_on.group": N_("Een andere partij die {group} bereikt en dat niet opgaf, zou dit oplossen."),
    "gaps.remedy.rests_on.area": N_("Een andere partij die in {area} werkt en dat niet opgaf, zou dit oplossen."),
    # Questions.
    "gaps.ask.stage_in.signal": N_("Wie vangt signalen op over {theme} in {areas}?"),
    "gaps.ask.stage_in.interpret": N_("Wie duidt signalen over {theme} in {areas}?"),
    "gaps.ask.stage_in.decide": N_("Wie beslist over {theme} in {areas}?"),
    "gaps.ask.stage_in.act": N_("Wie voert maatregelen uit rond {theme} in {areas}?"),
    "gaps.ask.stage_in.aftercare": N_("Wie doet nazorg rond {theme} in {areas}?"),
    "gaps.ask.other_in.signal": N_("Is er naast {parties} nog iemand die signalen over {theme} opvangt in {areas}?"),
    "gaps.ask.other_in.interpret": N_("Is er naast {parties} nog iemand die signalen over {theme} duidt in {areas}?"),
    "gaps.ask.other_in.decide": N_("Is er naast {parties} nog iemand die over {theme} beslist in {areas}?"),
    "gaps.ask.other_in.act": N_("Is er naast {parties} nog iemand die maatregelen rond {theme} uitvoert in {areas}?"),
    "gaps.ask.other_in.aftercare": N_("Is er naast {parties} nog iemand die nazorg rond {theme} doet in {areas}?"),
    "gaps.ask.sector": N_("Uit welke sector komt {party}?"),
    "gaps.ask.table_interpret": N_("In welk overleg wordt {theme} samen geduid?"),
    "gaps.ask.table_decide": N_("In welk overleg valt het besluit over {theme}?"),
    "gaps.ask.at_table": N_("Zit {parties} aan tafel als {consultation} over {theme} beslist?"),
    "gaps.ask.at_table_many": N_("Zitten {parties} aan tafel als {consultation} over {theme} beslist?"),
    "gaps.ask.cooperates": N_("Werken {sectors} samen rond {theme}?"),
    "gaps.ask.cooperates_in": N_("Werken {sectors} samen rond {theme}, bijvoorbeeld in {consultations}?"),
    "gaps.ask.overview": N_("Welke partij houdt het overzicht over de overleggen rond {theme}: {consultations}?"),
    "gaps.ask.verify": N_("Met wie buiten de eigen sector kan {party} een signaal over {themes} toetsen?"),
    "gaps.ask.bridge": N_("In welk overleg zitten veiligheid en sociaal domein samen aan tafel?"),
    "gaps.ask.bridge_spread": N_("Ontmoeten veiligheid en sociaal domein elkaar ook zonder {parties}?"),
    "gaps.ask.present.theme": N_("Wie doet er iets rond {themes}?"),
    "gaps.ask.present.group": N_("Wie bereikt deze groepen: {groups}?"),
    "gaps.ask.present.area": N_("Wie is aanwezig in {areas}?"),
    "gaps.ask.besides.theme": N_("Is er naast {parties} nog iemand die iets doet rond {theme}?"),
    "gaps.ask.besides.group": N_("Is er naast {parties} nog iemand die {group} bereikt?"),
    "gaps.ask.besides.area": N_("Is er naast {parties} nog iemand die in {area} werkt?"),
}
