"""Passive clauses on documents parsed by hand."""

from sincerity.pipeline.passives import passives
from sincerity.spans import Span
from tests.pipeline.docs import parsed


def test_passive_with_agent() -> None:
    """‘Hij wordt door ons hersteld’."""
    doc = parsed(
        "Hij/PRON/nsubj:pass/4 wordt/AUX/aux:pass/4 door/ADP/case/3 ons/PRON/obl:agent/4 hersteld/VERB/ROOT/4"
    )

    (found,) = passives(doc)

    assert (Span(19, 27), Span(15, 18)) == (found.participle, found.agent)


def test_two_participles_share_an_auxiliary() -> None:
    """‘wordt gewassen en gestreken’ is two passives."""
    doc = parsed(
        "Alles/PRON/nsubj:pass/2 wordt/AUX/aux:pass/2 gewassen/VERB/ROOT/2/VerbForm=Part en/CCONJ/cc/4 "
        "gestreken/VERB/conj/2/VerbForm=Part"
    )

    assert [(p.participle.start, p.participle.end) for p in passives(doc)] == [(12, 20), (24, 33)]


def test_perfect_of_change_is_no_passive() -> None:
    """‘De prijs is gestegen’."""
    doc = parsed("De/DET/det/1 prijs/NOUN/nsubj/3 is/AUX/aux/3 gestegen/VERB/ROOT/3/VerbForm=Part")

    assert passives(doc) == ()
