"""Imperatives on documents tagged by hand, with a list of a few stems."""

import pytest

from sincerity.errors import ModelError
from sincerity.pipeline.imperatives import ImperativeTagger
from tests.pipeline.docs import tagged

STEMS = {
    "verspreid": "verspreiden",
    "bel": "bellen",
    "koop": "kopen",
    "werk": "werken",
    "meld": "melden",
    "heb": "hebben",
    "kom": "komen",
    "stuur": "sturen",
    "vraag": "vragen",
}
TAGGER = ImperativeTagger(STEMS, frozenset(["koop", "werk", "vraag"]))
IMP = "Mood=Imp"
NOM = "Case=Nom/Person=2"


def imperatives(text: str) -> list[str]:
    return [token.text for token in TAGGER(tagged(text)) if IMP in str(token.morph)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel/VERB ons/PRON gerust/ADV ./PUNCT", ["Bel"]),
        ("Werk/NOUN je/PRON/Case=Acc uit/ADP", ["Werk"]),
        ("👉/SYM Bel/PROPN ons/PRON", ["Bel"]),
        ("1/NUM ./PUNCT Bel/VERB ons/PRON", ["Bel"]),
        ("Tip/NOUN :/PUNCT bel/VERB eerst/ADV", ["bel"]),
        ("Kijk/NOUN en/CCONJ verspreid/VERB/Mood=Imp het/PRON", ["verspreid"]),
        ("Kom/VERB/Mood=Imp en/CCONJ bel/VERB ons/PRON", ["Kom", "bel"]),
        ("Belt/VERB/Mood=Imp u/PRON gerust/ADV", ["Belt"]),
        ("Meld/VERB/Mood=Imp je/PRON nu/ADV ,/PUNCT dan/ADV weten/VERB we/PRON het/PRON", ["Meld"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    """The list adds what the tagger missed at the start of a clause."""
    assert expected == imperatives(text)


@pytest.mark.parametrize(
    "text",
    [
        "Werk/NOUN aan/ADP de/DET weg/NOUN",
        "Vraag/NOUN van/ADP de/DET dag/NOUN",
        f"Kom/VERB/{IMP} je/PRON/{NOM} ook/ADV ?/PUNCT",
        f"Kom/VERB/{IMP} jij/PRON morgen/ADV",
        f"Meld/VERB/{IMP} je/PRON/{NOM} ze/PRON ,/PUNCT dan/ADV weten/VERB we/PRON het/PRON",
        "Heb/VERB er/ADV zin/NOUN in/ADP",
        "Bel/VERB ons/PRON ?/PUNCT",
        "Belt/VERB u/PRON ?/PUNCT",
        f"de/DET werk/NOUN/{IMP}",
        f"Begin/VERB/{IMP} oktober/NOUN valt/VERB het/PRON",
        f"mijn/PRON/Poss=Yes werk/NOUN/{IMP}",
        f"Vraag/VERB/{IMP} van/ADP de/DET dag/NOUN",
        f"Twee/NUM dagen/NOUN ,/PUNCT verspreid/VERB/{IMP} over/ADP mei/NOUN",
    ],
)
def test_not_found(text: str) -> None:
    """Nouns, questions and clauses with a subject are no imperatives, also where the tagger thought so."""
    assert imperatives(text) == []


def test_found_verb_gets_its_infinitive() -> None:
    """‘Stuur’ is a form of sturen."""
    doc = TAGGER(tagged("Stuur/NOUN ons/PRON iets/PRON"))

    assert (doc[0].pos_, doc[0].lemma_) == ("VERB", "sturen")


def test_missing_list_names_the_cure(tmp_path) -> None:
    """A package that lost its files says how to mend it."""
    with pytest.raises(ModelError, match=r"imperatives\.json.*pip install"):
        ImperativeTagger.load(tmp_path / "imperatives.json")
