"""Fictitious municipalities in which white spots of every line of the norm are planted and spared.

``town`` draws what is so, ``writing`` makes records of it (and leaves out what falls silent), ``judging`` says by the
definitions, and not by netmap's code, which demands are met.
"""
