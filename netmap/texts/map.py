"""Sentences of the page Netwerkkaart and of every picture on a page."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    # The drawing itself, its search box and its buttons.
    "map.drawing.search": N_("Zoek in het plaatje"),
    "map.drawing.fit": N_("Alles in beeld"),
    "map.drawing.closer": N_("Dichterbij"),
    "map.drawing.further": N_("Verder weg"),
    "map.drawing.large": N_("Hele scherm"),
    "map.drawing.role": N_("plaatje van het web"),
    "map.drawing.help": N_(
        "Klik een naam aan voor meer. Met toetsen: pijltjes, Enter, plus en min. "
        "Ctrl met het muiswiel of twee vingers: dichterbij of verder weg."
    ),
    "map.drawing.signs": N_("Uitleg van de tekens"),
    "map.drawing.hidden": N_("er zit meer aan vast dan u ziet"),
    "map.drawing.opened": N_("Onder het plaatje staat meer."),
    "map.drawing.not_found": N_("Deze naam staat niet in het plaatje. Zoek links in de hele kaart."),
    "map.drawing.nothing_there": N_("Aan deze kant staat niets meer."),
    "map.drawing.failed": N_("Het plaatje kan nu niet worden getekend. In de tabel staat hetzelfde."),
    # Around the drawing.
    "map.work": N_("netmap maakt het plaatje."),
    "map.header": N_("In beeld: {title}"),
    "map.empty": N_("Er is nog niets om te tekenen. Vul bij *Gegevens* aan wie waar aan tafel zit."),
    "map.too_large": N_(
        "Dit zijn {shown} partijen en overleggen: te veel voor een leesbaar plaatje. "
        "Kies een partij, een thema of twee sectoren. In de tabel staat alles."
    ),
    "map.failed": N_("Het plaatje is niet gelukt. Uw gegevens zijn niet veranderd. Probeer het opnieuw."),
    "map.more": N_("Toon er meer in het plaatje"),
    "map.back": N_("Terug naar het begin"),
    # What was clicked.
    "map.picked.open": N_("Open {name}"),
    "map.picked.grow": N_("Toon ook wat hieraan vastzit"),
    "map.picked.grown": N_("Wat hieraan vastzit, staat al in het plaatje."),
    "map.picked.ties": N_("Lijnen in dit plaatje:"),
    # To take along.
    "map.files": N_("Neem dit plaatje mee"),
    "map.files.help": N_("Titel, uitleg van de tekens en datum staan erbij."),
    "map.files.paper": N_("Formaat van het papier"),
    "map.files.named": N_("Noem gevoelige partijen bij naam"),
    "map.files.masked": N_("Gevoelige partijen staan er zonder naam in."),
    "map.files.html": N_("Webpagina (HTML)"),
    "map.files.svg": N_("Tekening (SVG)"),
    "map.files.png": N_("Afbeelding (PNG)"),
    "map.files.pdf": N_("Om te printen (PDF)"),
    # The same as a table.
    "map.table": N_("Hetzelfde als tabel"),
    "map.table.header": N_("Wie en wat staan erin?"),
    "map.table.alt": N_("Alles wat in het plaatje staat"),
    "map.table.none": N_("Er is nog niets om te tonen."),
    # The page.
    "map.title.overview": N_("Hoe ziet het web eruit?"),
    "map.title.theme": N_("Hoe ziet het web eruit rond {name}?"),
    "map.title.sectors": N_("Hoe ziet het web eruit tussen {names}?"),
    "map.title.one_sector": N_("Hoe ziet het web eruit tussen {name} en …?"),
    "map.title.routes": N_("Hoe worden signalen doorgegeven?"),
    "map.title.meetings": N_("Hoe ziet het web van overleggen eruit?"),
    "map.look": N_("Wat wilt u zien?"),
    "map.look.overview": N_("Het hele web in het kort"),
    "map.look.around": N_("Rond een partij of overleg"),
    "map.look.theme": N_("Rond een thema"),
    "map.look.sectors": N_("Tussen twee sectoren"),
    "map.look.routes": N_("Hoe signalen worden doorgegeven"),
    "map.look.meetings": N_("Wie zit in welk overleg"),
    "map.choose.around": N_("Rond wie of wat?"),
    "map.choose.theme": N_("Welk thema?"),
    "map.choose.sector_first": N_("Eerste sector"),
    "map.choose.sector_second": N_("Tweede sector"),
    "map.choose.sector": N_("Typ of kies een sector"),
    "map.choose.name": N_("Typ of kies een naam"),
    "map.choose.all_themes": N_("Alle thema's"),
    "map.ask.around": N_("Kies hieronder een partij, een overleg of een deskundige."),
    "map.ask.theme": N_("Kies hieronder een thema."),
    "map.ask.sectors": N_("Kies hieronder twee sectoren."),
    "map.ask.sector": N_("Kies hieronder nog een sector."),
    "map.ask.sectors_unknown": N_("Niet op de kaart van dit netwerk: {found}."),
    "map.ask.gone": N_("Wat dit adres noemt, staat niet op de kaart van dit netwerk."),
    "map.ask.nothing": N_("Zodra u hebt gekozen, staat hier het plaatje."),
    "map.next.open": N_("Open {name}"),
    "map.next.gaps": N_("Bekijk wat er ontbreekt"),
    "map.source.positions": N_("Elke partij houdt haar plek, ook als u nieuwe gegevens laadt."),
}
