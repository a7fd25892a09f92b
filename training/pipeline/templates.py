"""Template sentences: what posts are full of and the treebanks lack.

Every function of `commands`, `statements`, `passive_clauses` and `fragments` builds one kind of sentence and returns
its nodes. The sentences are grammatical and mean nothing, which is the point: over a wide vocabulary the model has
to learn the form.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import commands
import fragments
import passive_clauses
import statements
from grammar import Grammar, Nodes, Vocabulary, finish
from treebank import Sentence

__all__ = ["make_sentences"]

Template = Callable[[Grammar], Nodes]

# How often each kind is built, beside the others.
_KINDS: tuple[tuple[Template, float], ...] = (
    (commands.command, 17),
    (commands.command_after_condition, 4),
    (commands.command_after_lead, 6),
    (commands.command_wait, 4),
    (commands.command_beside_statement, 6),
    (commands.suggestion, 0.7),
    (commands.command_formal, 0.7),
    (commands.listed_command, 2.5),
    (commands.instruction, 2),
    (statements.question, 9),
    (statements.question_auxiliary, 6),
    (statements.statement_auxiliary, 6),
    (statements.statement, 9),
    (statements.lead_statement, 5),
    (statements.question_noun, 2.5),
    (fragments.participle_alone, 2.5),
    (fragments.verbless, 6),
    (statements.infinitive_subject, 1.5),
    (statements.served_reader, 5),
    (statements.copula, 4),
    (statements.have, 3),
    (statements.dropped_subject, 2),
    (statements.generic, 1.5),
    (passive_clauses.passive, 11),
    (passive_clauses.passive_embedded, 5),
    (passive_clauses.perfect_of_change, 5),
    (fragments.bare_noun, 5),
    (fragments.fragment, 4),
    (fragments.greeting, 4),
)


def make_sentences(vocabulary: Vocabulary, count: int, seed: int) -> list[Sentence]:
    """Make *count* sentences of all kinds."""
    rng = random.Random(seed)
    grammar = Grammar(vocabulary, rng)
    kinds, weights = zip(*_KINDS, strict=True)
    sentences = []
    for kind in rng.choices(kinds, weights, k=count):
        nodes = kind(grammar)
        if rng.random() < 0.85 and nodes[0].form[:1].isalpha():
            nodes[0].form = nodes[0].form[:1].upper() + nodes[0].form[1:]
        sentences.append(finish(nodes))
    return sentences
