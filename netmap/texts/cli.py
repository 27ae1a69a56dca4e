"""Sentences of the command line and of its tables."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "cli.help": N_("netmap: waar zitten de witte plekken in het web rond maatschappelijke onrust?"),
    "cli.data": N_("Map met de gegevens; anders NETMAP_DATA of uw eigen gegevensmap."),
    "cli.network": N_("Naam van het netwerk; niet nodig als er maar één is."),
    "cli.json": N_("Geef het antwoord als JSON."),
    "cli.out": N_("Schrijf het antwoord naar dit bestand."),
    "cli.with_sensitive": N_("Noem gevoelige partijen bij naam."),
    "cli.without_sensitive": N_("Vervang de namen van gevoelige partijen."),
    "cli.demo": N_("Open de voorbeeldgemeente Waterveen; uw eigen netwerken blijven ongemoeid."),
    "cli.server": N_("Zet het voorbeeld op de Neo4j-server."),
    "cli.port": N_("Poort voor de pagina's; anders een vrije poort."),
    "cli.no_browser": N_("Open geen browser."),
    "cli.file": N_("Werkmap (.xlsx), map met CSV-bestanden of zip."),
    "cli.template_out": N_("Waar de lege werkmap komt."),
    "cli.export_out": N_("Bestand (.xlsx) of map (voor CSV)."),
    "cli.good_rows": N_("Laad de goede rijen, ook als andere rijen niet geladen kunnen worden."),
    "cli.end_missing": N_("Beëindig wat niet meer in deze werkmap staat."),
    "cli.norm": N_("Normbestand in plaats van de norm van het netwerk."),
    "cli.date": N_("Peildatum, bijvoorbeeld 2026-09-01."),
    "cli.severity": N_("Eindig met code 1 vanaf deze ernst: notitie, aandacht, ernstig of kritiek."),
    "cli.command.start": N_("Open de pagina's in de browser."),
    "cli.command.stop": N_("Stop de pagina's."),
    "cli.command.sjabloon": N_("Maak de lege werkmap."),
    "cli.command.controleer": N_("Kijk wat er in een bestand staat; er wordt niets opgeslagen."),
    "cli.command.importeer": N_("Laad een bestand in een netwerk."),
    "cli.command.exporteer": N_("Schrijf het hele netwerk weg als werkmap."),
    "cli.command.netwerken": N_("Toon welke netwerken er zijn."),
    "cli.command.status": N_("Toon welke database wordt gebruikt en of die gezond is."),
    "cli.command.wijzigingen": N_("Toon wie wat veranderde."),
    "cli.command.witte-plekken": N_("Noem de witte plekken en wat u nog moet navragen."),
    "cli.stopped": N_("netmap is gestopt."),
    "cli.not_running": N_("netmap draaide niet."),
    "cli.written": N_("Geschreven: {file}"),
    "cli.file_problem": N_("Het bestand {file} is niet te openen of te schrijven. Controleer de naam en de map."),
    "cli.defect": N_("Er ging iets mis in netmap zelf. Stuur het bestand {file} mee als u dit meldt."),
    "cli.same_file": N_(
        "Het antwoord zou uw eigen bestand {file} overschrijven. Kies achter --uit een andere naam of map."
    ),
    "export.unknown_form": N_("Een export kan niet als '{found}'. Kies een naam die eindigt op .xlsx, of een map."),
    "cli.bad_severity": N_("De ernst '{found}' is niet bekend. Kies {known}, of 1 tot 4."),
    "cli.bad_date": N_("De datum '{found}' is niet te lezen. Schrijf bijvoorbeeld 2026-09-01."),
    "cli.confirm_sensitive": N_("In dit bestand staan gevoelige partijen bij naam. Doorgaan?"),
    "export.sensitive_choice": N_(
        "Dit netwerk heeft gevoelige partijen. Kies --met-gevoelig (met namen) of --zonder-gevoelig."
    ),
    "import.too_many_rows": N_(
        "Dit bestand heeft {rows} rijen. In één keer kunnen er {most}. Verdeel het over meer bestanden."
    ),
    "import.masked": N_(
        "In {file} zijn de namen van gevoelige partijen vervangen. Daarmee is het geen volledige kopie. Maak "
        "een export met --met-gevoelig en laad die."
    ),
    "network.example": N_("{name} (voorbeeld)"),
    "network.example_broken": N_("Het voorbeeld '{found}' is niet te laden. Installeer netmap opnieuw."),
    "network.none": N_("Er is nog geen netwerk. Laad eerst een werkmap met: netmap importeer BESTAND."),
    "network.unknown": N_("Het netwerk '{found}' bestaat niet. Bekend zijn: {known}. Kies een van deze met --netwerk."),
    "network.several": N_("Er zijn meerdere netwerken: {known}. Kies er één met --netwerk."),
    "norm.unreadable": N_("Het normbestand {file} is niet te lezen. Controleer de naam en de map."),
    "table.gaps.head": N_("{network}, peildatum {date}, norm {norm}"),
    "table.gaps.none": N_("Geen witte plekken gevonden."),
    "table.gaps.substantive": N_("Inhoudelijke witte plekken ({count})"),
    "table.gaps.instrumental": N_("Instrumentele witte plekken ({count})"),
    "table.gaps.questions": N_("Nog te vragen ({count})"),
    "table.gaps.question_to": N_("Vraag aan {name}"),
    "table.gaps.question_to_nobody": N_("Vraag aan de gemeente"),
    "table.gaps.summary": N_(
        "Witte plekken: {substantive} inhoudelijk en {instrumental} instrumenteel, "
        "waarvan {critical} kritiek. Mogelijk nog {possible}. Vragen: {questions}."
    ),
    "table.gaps.if_no": N_("Bij nee of niemand: {title} ({severity})"),
    "table.gaps.row": N_("{sheet}, rij {row}: {text}"),
    "table.gaps.norm": N_("Norm: {text}"),
    "table.gaps.why": N_("{confidence}: {reason}"),
    "table.gaps.close": N_("Sluiten: {sentence}"),
    "table.import.blocked": N_("Dit bestand kan zo niet worden geladen. Los eerst op wat hieronder staat ({count})."),
    "table.import.would": N_("{rows} rijen gelezen. Nieuw: {added}, gewijzigd: {changed}, gelijk: {same}."),
    "table.import.did": N_("{rows} rijen geladen. Nieuw: {added}, gewijzigd: {changed}, gelijk: {same}."),
    "table.import.missing": N_(
        "Niet meer in dit bestand, wel in het netwerk: {count}. netmap verwijdert deze gegevens niet."
    ),
    "table.import.place": N_("{sheet}, rij {rows}, kolom {column}"),
    "table.import.place_row": N_("{sheet}, rij {rows}"),
    "table.import.place_column": N_("{sheet}, kolom {column}"),
    "table.import.place_sheet": N_("{sheet}"),
    "table.import.place_file": N_("Het hele bestand"),
    "table.import.more_rows": N_("{first} en nog {count}"),
    "table.import.line": N_("{place}: {found} {expected} {do}"),
    "table.import.near": N_("Lijkt op {near}."),
    "table.import.suggestion": N_("'{text}' ({score} van 100: {reason})"),
    "table.import.left_out.one": N_("Blijft buiten (1 rij)"),
    "table.import.left_out.other": N_("Blijft buiten ({count} rijen)"),
    "level.blocks": N_("Kan zo niet"),
    "level.repaired": N_("Door netmap hersteld"),
    "level.question": N_("Vraag aan u"),
    "level.note": N_("Ter informatie"),
    "table.networks.none": N_("Er is nog geen netwerk."),
    "table.networks.line": N_("{name} ({id}): {parties}, {consultations}"),
    "table.networks.parties.one": N_("1 partij"),
    "table.networks.parties.other": N_("{count} partijen"),
    "table.networks.example": N_("{line}, voorbeeld"),
    "table.status.line": N_("Database: {database} {version}, versie van de gegevens: {schema}"),
    "table.status.healthy": N_("De controle bij het openen vond geen fouten."),
    "table.changes.none": N_("Er is nog niets gewijzigd."),
    "table.changes.line": N_("{id}  {when}  {who}  {why}: {added} nieuw, {changed} gewijzigd, {removed} weg"),
}
