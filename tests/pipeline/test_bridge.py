"""The conventions of spaCy's official Dutch pipelines, on documents made by hand."""

from sincerity.pipeline.bridge import join_lemmas
from sincerity.pipeline.imperatives import ImperativeTagger
from tests.pipeline.docs import tagged


def lemmas(text: str, *official: str) -> list[str]:
    doc = tagged(text)
    for token, lemma in zip(doc, official, strict=True):
        token.lemma_ = lemma
    return [token.lemma_ for token in join_lemmas(doc)]


def test_compounds_are_joined() -> None:
    """‘kopgroep’ has the lemma kop_groep there."""
    assert lemmas("de/DET kopgroep/NOUN", "de", "kop_groep") == ["de", "kopgroep"]


def test_separable_verb_in_one_piece_is_joined() -> None:
    """‘opgeleverd’ has the lemma op_leveren there."""
    assert lemmas("opgeleverd/VERB opleveren/VERB", "op_leveren", "op_leveren") == ["opleveren", "opleveren"]


def test_verb_apart_from_its_particle_has_the_lemma_of_what_stands_there() -> None:
    """‘levert … op’: the particle is a token of its own."""
    assert lemmas("levert/VERB het/PRON op/ADP", "op_leveren", "het", "op") == ["leveren", "het", "op"]


def test_underscores_of_the_writer_stay() -> None:
    """‘@bakker_jan’ is called that."""
    assert lemmas("@bakker_jan/PROPN", "@bakker_jan") == ["@bakker_jan"]


def test_imperatives_are_found_without_a_mood_in_the_tags() -> None:
    """Official pipelines tag ‘Bel’ as a singular present and know no imperative."""
    tagger = ImperativeTagger({"bel": "bellen"}, frozenset())

    doc = tagger(tagged("Bel/VERB/Number=Sing/Tense=Pres/VerbForm=Fin ons/PRON even/ADV ./PUNCT"))

    assert doc[0].morph.get("Mood") == ["Imp"]
