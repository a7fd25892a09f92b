"""Inflection of Dutch words: every form of a verb, noun or adjective from its base form.

The rules load a word once and match its forms, so nothing is looked up while reading a text. All
functions are pure; forms are lower case when the base form is.
"""

from sincerity.dutch.adjective_forms import adjective_forms
from sincerity.dutch.noun_forms import noun_forms
from sincerity.dutch.particles import likely_particle
from sincerity.dutch.verb_forms import (
    Conjugation,
    VerbForms,
    compound_conjugation,
    conjugate,
    verb_forms,
)

__all__ = [
    "Conjugation",
    "VerbForms",
    "adjective_forms",
    "compound_conjugation",
    "conjugate",
    "likely_particle",
    "noun_forms",
    "verb_forms",
]
