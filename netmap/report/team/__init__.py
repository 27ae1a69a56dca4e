"""The core team in words: its test on the criteria, proposals, what each member adds, and teams that were kept."""

from netmap.report.team.answer import team_answer
from netmap.report.team.kept import KeptTeam

__all__ = ["KeptTeam", "team_answer"]
