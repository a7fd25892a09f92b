"""An installed official pipeline works with the same rules. Run with ``-m official_model``; fails without one."""

import pytest

from sincerity.pipeline import Annotation, Pipeline, load

pytestmark = pytest.mark.official_model


@pytest.fixture(scope="module")
def official() -> Pipeline:
    return load("nl_core_news_sm")


def test_name(official: Pipeline) -> None:
    """Reports tell which pipeline spoke."""
    assert official.name.startswith("nl_core_news_sm 3.")


def test_lemmas_have_no_underscores(official: Pipeline) -> None:
    """‘opgeleverd’ is a form of opleveren there too."""
    doc = official.annotate("De woningen werden vandaag opgeleverd.", Annotation.TAGS)

    assert not any("_" in token.lemma_ for token in doc)


def test_imperatives_and_passives(official: Pipeline) -> None:
    """The bridge fills the mood in."""
    doc = official.annotate(
        "Stuur ons een bericht. De brug is door de buurt hersteld.", Annotation.DEPENDENCIES
    )

    assert [token.text for token in doc if "Imp" in token.morph.get("Mood")] == ["Stuur"]
    assert {"aux:pass", "nsubj:pass", "obl:agent"} <= {token.dep_ for token in doc}


def test_emoji_start_no_sentence(official: Pipeline) -> None:
    """Its own parser would split them off."""
    doc = official.annotate("Gelukt! 🎉 #trots", Annotation.DEPENDENCIES)

    assert [sentence.text for sentence in doc.sents] == ["Gelukt! 🎉 #trots"]
