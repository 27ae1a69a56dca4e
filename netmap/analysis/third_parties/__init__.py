"""Whom to invite in a situation.

Which question of the user: *the core team sits together in an hour: who else must be there, why, and who calls them?*
"""
