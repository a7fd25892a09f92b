"""Headings that run into a sentence, and the one subject of a clause."""

from sincerity.pipeline.headings import leave_starts_open
from sincerity.pipeline.subjects import settle_subjects
from tests.pipeline.docs import parsed, tagged


def test_heading_that_looks_like_a_second_subject_is_a_sentence_of_its_own() -> None:
    """‘Zwembad De kaartjes worden verkocht’ lost a full stop."""
    doc = parsed(
        "Zwembad/NOUN/nsubj:pass/4 De/DET/det/2 kaartjes/NOUN/nsubj:pass/4 worden/AUX/aux:pass/4 verkocht/VERB/ROOT/4"
    )

    settle_subjects(doc)

    assert [sentence.text for sentence in doc.sents] == ["Zwembad", "De kaartjes worden verkocht"]
    assert [token.dep_ for token in doc] == ["ROOT", "det", "nsubj:pass", "aux:pass", "ROOT"]


def test_subject_of_a_passive_agrees_with_its_verb() -> None:
    """‘Haar buren zou die kans geboden worden’: the kans is offered."""
    doc = parsed(
        "buren/NOUN/nsubj:pass/3/Number=Plur zou/AUX/aux/3/VerbForm=Fin kans/NOUN/nsubj:pass/3/Number=Sing "
        "geboden/VERB/ROOT/3 worden/AUX/aux:pass/3/VerbForm=Inf"
    )

    settle_subjects(doc)

    assert [doc[0].dep_, doc[2].dep_] == ["iobj", "nsubj:pass"]


def test_start_is_left_to_the_parser_between_a_heading_and_a_clause() -> None:
    """The parser may start anew at ‘Morgen’ and not at ‘De’ behind a preposition."""
    doc = tagged("Zwembad/NOUN Morgen/ADV gaat/VERB/VerbForm=Fin het/PRON open/ADP bij/ADP De/DET Haan/PROPN")
    for token in doc[1:]:
        token.is_sent_start = False

    leave_starts_open(doc)

    assert [token.is_sent_start for token in doc] == [True, None, *[False] * 6]
