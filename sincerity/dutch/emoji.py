"""Which characters are emoji, or begin one that is made of several. No arrows, currency or trade marks are."""

STARTS = "\u203c\u2049\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Ranges for inside the brackets of an expression."""
