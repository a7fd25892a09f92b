"""Figures about a post as a whole, each a documented function; :mod:`sincerity.measures.table` has them by name.

Nothing is imported here: a run that scores a post needs two or three of them, not all.
"""
