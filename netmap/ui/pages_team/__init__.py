"""The parts of the page Kernteam: the team that is tested, better teams, teams side by side, and keeping one."""
