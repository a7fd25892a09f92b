"""Sentence starts, and relations that agree with their auxiliary."""

import pytest
from spacy.vocab import Vocab

from sincerity.pipeline.components import correct_relations, set_sentence_starts, tidy_tags
from sincerity.pipeline.tokenizer import PostTokenizer
from tests.pipeline.docs import parsed, tagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Top! 🎉 #trots Tot zo.", ["Top! 🎉 #trots", "Tot zo."]),
        ("\n Kop\n- soep\n- brood", ["\n Kop\n", "- soep\n", "- brood"]),
        ("T.w.v. € 5. Om 16.00 uur.", ["T.w.v. € 5.", "Om 16.00 uur."]),
    ],
)
def test_sentences_start_where_the_language_module_says(text: str, expected: list[str]) -> None:
    """White space stays with the sentence before it, or opens the first."""
    doc = set_sentence_starts(PostTokenizer(Vocab())(text))

    assert expected == [sentence.text_with_ws.strip(" ") for sentence in doc.sents]


def test_subject_beside_a_passive_auxiliary_is_a_passive_subject() -> None:
    """‘De brug is hersteld’, whatever the parser called the brug."""
    doc = parsed("De/DET/det/1 brug/NOUN/nsubj/3 is/AUX/aux:pass/3 hersteld/VERB/ROOT/3")

    correct_relations(doc)

    assert [token.dep_ for token in doc] == ["det", "nsubj:pass", "aux:pass", "ROOT"]


def test_door_phrase_of_a_passive_is_its_agent() -> None:
    """‘wordt door ons hersteld’ names who does it."""
    doc = parsed(
        "Hij/PRON/nsubj:pass/4 wordt/AUX/aux:pass/4 door/ADP/case/3 ons/PRON/obl/4 hersteld/VERB/ROOT/4"
    )

    correct_relations(doc)

    assert doc[3].dep_ == "obl:agent"


def test_door_phrase_of_an_active_clause_is_no_agent() -> None:
    """‘We lopen door de stad’: a way, not a doer."""
    doc = parsed("We/PRON/nsubj/1 lopen/VERB/ROOT/1 door/ADP/case/4 de/DET/det/4 stad/NOUN/obl/1")

    correct_relations(doc)

    assert doc[4].dep_ == "obl"


def test_passive_without_a_subject_takes_its_object_for_one() -> None:
    """‘Morgen worden kaarten verkocht’ is about the kaarten."""
    doc = parsed("Morgen/ADV/advmod/3 worden/AUX/aux:pass/3 kaarten/NOUN/obj/3 verkocht/VERB/ROOT/3")

    correct_relations(doc)

    assert doc[2].dep_ == "nsubj:pass"


def test_lemmas_of_names_keep_their_capital() -> None:
    """‘Bakkers’ opens a sentence, ‘Gent’ is a city."""
    doc = tagged("Bakkers/NOUN in/ADP Gent/PROPN")

    tidy_tags(doc)

    assert [token.lemma_ for token in doc] == ["bakkers", "in", "Gent"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("prijs/NOUN/nsubj/2 is/AUX/aux:pass/2 gestegen/VERB/ROOT/2/VerbForm=Part", "aux"),
        ("roken/NOUN/nsubj/2 is/AUX/aux:pass/2 verboden/VERB/ROOT/2/VerbForm=Part", "aux"),
        ("hij/PRON/nsubj/2 wordt/AUX/aux:pass/2 suf/ADJ/ROOT/2/Degree=Pos", "cop"),
        ("kramen/NOUN/nsubj/2 staan/AUX/aux:pass/2 genummerd/VERB/ROOT/2/VerbForm=Part", "aux"),
        ("kaart/NOUN/nsubj/2 wordt/AUX/aux/2 verkocht/VERB/ROOT/2/VerbForm=Part", "aux:pass"),
        ("winkel/NOUN/nsubj/2 is/AUX/cop/2 geopend/VERB/ROOT/2/VerbForm=Part", "aux:pass"),
        ("prijs/NOUN/nsubj/2 was/AUX/aux:pass/2 opvallend/VERB/ROOT/2/VerbForm=Part", "aux"),
        ("fout/NOUN/nsubj/2 is/AUX/aux/2 erkend/VERB/ROOT/2/VerbForm=Part", "aux:pass"),
        ("hij/PRON/nsubj/2 heeft/AUX/aux/2 gebeld/VERB/ROOT/2/VerbForm=Part", "aux"),
        ("film/NOUN/nsubj/3 is/AUX/aux:pass/3 te/ADP/mark/3 herbekijken/VERB/ROOT/3/VerbForm=Inf", "aux"),
        (
            "dan/ADV/advmod/3 was/AUX/aux:pass/3 kunt/AUX/aux/3/VerbForm=Fin afgeven/VERB/ROOT/3/VerbForm=Inf",
            "aux",
        ),
    ],
)
def test_auxiliary_is_passive_only_with_a_participle_that_can_be(text: str, relation: str) -> None:
    """‘is gestegen’ is a perfect, ‘wordt suf’ a copula, ‘wordt verkocht’ a passive."""
    doc = parsed(text)

    correct_relations(doc)

    assert relation == doc[1].dep_
