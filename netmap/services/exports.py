"""Use cases about what goes out: the whole network as files, and the empty workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from netmap.exchange.exporting import export_rows
from netmap.exchange.masking import MASKED_ROW, masked_network
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import SheetName, slug
from netmap.report.names import Names
from netmap.services.base import Base
from netmap.texts import say


@dataclass(frozen=True)
class Export:
    """The files of an export: one workbook, or one CSV file per sheet."""

    files: Mapping[str, bytes]
    sensitive: bool


class Exports(Base):
    """Use cases about what goes out."""

    def template(self, language: str = "nl") -> bytes:
        """Return the empty workbook as an Excel file."""
        from netmap.exchange.template import write_template

        return write_template(partial(say, language=language))

    def export(self, network: str | None = None, *, csv: bool = False, without_sensitive: bool = False) -> Export:
        """Return the whole network as files that import again to an equal network.

        Parameters
        ----------
        csv : bool
            One CSV file per sheet instead of one workbook.
        without_sensitive : bool
            Mask sensitive parties; such a file is marked, and is refused by an import.
        """
        content = self.network(network)
        names = Names(content)
        if without_sensitive and names.sensitive:
            content = masked_network(content, names.sensitive, say("sensitive.name"))
            rows = export_rows(content)
            rows[SheetName.HISTORY] = [*rows.get(SheetName.HISTORY, []), dict(MASKED_ROW)]
        else:
            rows = export_rows(content)
        name = slug(content.name)
        files = write_csv_folder(rows) if csv else {f"{name}.xlsx": write_workbook(rows)}
        return Export(files, bool(names.sensitive))
