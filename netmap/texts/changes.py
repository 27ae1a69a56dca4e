"""Sentences: the change log, taking a change back, choices about names, and complete lists."""

from __future__ import annotations

from netmap.texts import N_

SENTENCES: dict[str, str] = {
    "cli.command.herstel": N_("Zet één wijziging als geheel terug."),
    "cli.change_set": N_("Kenmerk van de wijziging, zoals 'netmap wijzigingen' het toont."),
    # What was done.
    "changes.what.import": N_("import van {file}"),
    "changes.what.undo": N_("herstel van {what} ({when})"),
    "changes.what.redo": N_("opnieuw gedaan: {what} ({when})"),
    "changes.what.complete": N_("{lists} volledig verklaard"),
    "changes.what.not_complete": N_("{lists} niet langer volledig"),
    "changes.what.name": N_("keuze over een naam ingetrokken"),
    "changes.table.can": N_("{line} (kan terug)"),
    "changes.table.undone": N_("{line} (teruggezet)"),
    # Taking back.
    "changes.undone": N_("Teruggezet: {what} ({when})."),
    "changes.undone.added.one": N_("{count} gegeven is terug."),
    "changes.undone.added.other": N_("{count} gegevens zijn terug."),
    "changes.undone.changed.one": N_("{count} gegeven heeft zijn oude inhoud."),
    "changes.undone.changed.other": N_("{count} gegevens hebben hun oude inhoud."),
    "changes.undone.removed.one": N_("{count} gegeven is weggehaald."),
    "changes.undone.removed.other": N_("{count} gegevens zijn weggehaald."),
    "changes.refused.undone": N_(
        "Deze wijziging is al teruggezet, op {when}. Er is niets veranderd. "
        "Wilt u haar toch weer? Zet dan die stap zelf terug: {by}."
    ),
    "changes.refused.nothing": N_(
        "Deze wijziging veranderde geen gegevens, alleen waar ze vandaan komen. "
        "Er is niets om terug te zetten. Kies een andere wijziging."
    ),
    "changes.refused.later": N_(
        "Deze wijziging kan nu niet terug. Later is met dezelfde gegevens verder gewerkt: {changes}. "
        "Er is niets veranderd. Zet eerst terug wat later kwam, het laatste eerst."
    ),
    "changes.later.one": N_("{what} ({when}, {count} gegeven)"),
    "changes.later.other": N_("{what} ({when}, {count} gegevens)"),
    "changes.later_more": N_("nog {count} andere"),
    # Choices about names.
    "changes.name.same_as": N_("'{found}' is dezelfde als {target}."),
    "changes.name.new": N_("'{found}' is een eigen partij."),
    "changes.name.renamed_to": N_("'{found}' heet nu {target}."),
    "changes.name.merged_into": N_("'{found}' is opgegaan in {target}."),
    "changes.name.forgotten": N_(
        "De keuze over deze naam is ingetrokken. Bij de volgende import vraagt netmap het opnieuw. "
        "Wat al was samengevoegd, blijft samen."
    ),
    "changes.name.gone": N_(
        "Deze keuze over een naam staat niet meer in dit netwerk. Bekijk de lijst opnieuw en kies een andere."
    ),
    # Is this all?
    "changes.lists.complete": N_("Volledig vanaf {date}: {lists}. Wat niet op zo'n lijst staat, geldt nu als afwezig."),
    "changes.lists.not_complete": N_("Niet langer volledig: {lists}. Wat daar niet op staat, is weer onbekend."),
    "changes.lists.same": N_("Er is niets veranderd. Dit was al zo vastgelegd voor {lists}."),
    "changes.lists.unknown": N_("netmap kent geen lijst '{found}'. Kies {known}."),
    "changes.lists.none": N_("U koos geen lijst. Kies ten minste één lijst."),
}
