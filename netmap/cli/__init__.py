"""The command line: the same use cases for a scheduler or an administrator.

Results go to standard output, progress and errors to standard error. Exit codes: 0 fine, 1 findings at or above
``--ernst``, 2 wrong use or a file with blocking findings, 3 database not available. Everything heavy is imported
inside a command, so that ``netmap --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import typer

from netmap.cli.frame import app
from netmap.errors import NetmapError
from netmap.texts import say

__all__ = ["app", "main"]

#: Each module registers its commands when it is imported; in this order they stand in the help.
TOPICS = (
    *("pages", "workbook", "networks", "gaps", "routes", "hub"),
    *("team", "third_parties", "what_if", "overviews"),
)

for _topic in TOPICS:
    import_module(f"netmap.cli.{_topic}")


def main() -> None:
    """Run the command line and translate every failure into a sentence and an exit code."""
    from netmap.texts import error_sentence

    # Small products of matrices only lose by several threads; it must be said before numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows terminal may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(standalone_mode=True)
    except NetmapError as error:
        typer.echo(error_sentence(error), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        typer.echo(say("cli.file_problem", file=str(error.filename or "")), err=True)
        sys.exit(2)
    except Exception:  # the outermost edge: a defect is a sentence and a log, never a traceback or a false "findings"
        typer.echo(say("cli.defect", file=str(_log_defect())), err=True)
        sys.exit(3)


def _log_defect() -> Path:
    """Write the traceback of the present exception to a file that only this user reads, and return its path."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="netmap-", suffix=".log", delete=False, encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return Path(file.name)
