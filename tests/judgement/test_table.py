"""The table of weights: read back as written, refused when it does not fit, and quiet about marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from sincerity import pack_cache
from sincerity.finding import Category
from sincerity.judgement.features import features_of, own_features
from sincerity.judgement.reading import Sentence
from sincerity.judgement.table import SENTENCE_HEADS, Head, Table, aggregate, chance, is_loud, load_table
from sincerity.judgement.wording import name_of, reason_for
from sincerity.spans import Span


def test_a_table_survives_writing_and_reading():
    """What goes out as JSON comes back as the same weights."""
    table = load_table()
    again = Table.from_json(table.to_json())
    assert again.sentence.keys() == table.sentence.keys()
    assert again.post["verdict"].weights == table.post["verdict"].weights
    assert again.limits == table.limits


def test_another_format_is_refused():
    """A table of a later version is named as such, not misread."""
    with pytest.raises(ValueError, match="format 99, expected 1"):
        Table.from_json({**load_table().to_json(), "format": 99})


def test_a_missing_head_is_named():
    """Half a table is no table."""
    data = load_table().to_json()
    del data["post"]["intercepts"]["verdict"]
    for weights in data["post"]["weights"].values():
        weights.pop("verdict", None)
    with pytest.raises(ValueError, match="lacks verdict in ‘post’"):
        Table.from_json(data)


def test_a_head_ignores_features_it_does_not_know():
    """Only features with a weight count."""
    head = Head(-1.0, {"form:long": 2.0})
    assert head.logit({"form:long": 1.0, "class:NEW": 5.0}) == 1.0
    assert head.terms({"form:long": 0.5, "class:NEW": 5.0}) == {"form:long": 1.0}


def test_marks_never_speak_for_a_post():
    """In the shipped table exclamation marks and hashtags only raise faults and only lower what is social."""
    table = load_table()
    for name, head in (*table.sentence.items(), *table.post.items()):
        loud = [w for f, w in head.weights.items() if is_loud(f)]
        assert all(w < 0 if name == Category.SOCIAL else w > 0 for w in loud), name


def test_sums_over_sentences():
    """The highest, the two highest, the mean and the sum of the chances; a post without sentences has low ones."""
    features = aggregate([dict.fromkeys(SENTENCE_HEADS, 0.0), dict.fromkeys(SENTENCE_HEADS, -20.0)])
    assert features["chance:fault:highest"] == pytest.approx(0.0)
    assert features["chance:fault:sum"] == pytest.approx(0.5)
    assert features["chance:fault:mean"] == pytest.approx(-1.0986, abs=0.001)
    assert aggregate([])["chance:fault:highest"] < -3


def test_chance_is_the_logistic_function():
    """Half at zero, and no overflow far away."""
    assert chance(0) == 0.5
    assert 0 < chance(-1000) < 1e-9


def sentence(words: str, mark: str = ".") -> Sentence:
    return Sentence(Span(0, len(words)), tuple(words.split()), mark, {}, 0, 0, 0, False, False, words)


def test_no_word_outside_the_closed_list_is_a_feature():
    """Content words of a post never become features."""
    features, _ = features_of(
        *prepared(sentence("wij verkopen vandaag zeventien paarse olifanten")), frozenset()
    )
    assert "word:wij" in features[0]
    assert not any("olifanten" in name or "verkopen" in name for name in features[0])


def test_a_question_and_its_answer_are_seen_together():
    """What the sentence after a question holds is a feature of the question."""
    paired = frozenset({"QUESTION", "PRAISED"})
    features, _ = features_of(
        *prepared(sentence("al zin in de zomer", "?"), sentence("onze prachtige collectie is er")), paired
    )
    assert features[0]["ask:question>PRAISED"] == 1.0
    assert features[1]["ask:answer<PRAISED"] == 1.0


def prepared(*sentences: Sentence):
    return sentences, [own_features(s) for s in sentences]


def test_reasons_are_things_a_writer_can_change():
    """Topics weigh but are no reason; classes, forms and questions are."""
    assert name_of("class:VALUE") == "waardewoorden"
    assert reason_for("class:VALUE") == "waardewoorden"
    assert reason_for("post:class:VALUE") == "in de hele post: waardewoorden"
    assert reason_for("class:SPORT") is None
    assert reason_for("word:de") is None


def test_every_class_of_the_table_has_a_name():
    """A writer never sees the name of a class."""
    assert all(name_of(f"class:{name}") for name in load_table().classes)


def test_a_table_from_the_cache_is_the_table_in_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The second reading takes the weights from the cache, and they are the same to the last digit."""
    monkeypatch.setattr(pack_cache, "folder", lambda: tmp_path)

    load_table.cache_clear()
    first = load_table()
    load_table.cache_clear()
    monkeypatch.setattr(Table, "from_json", None)

    assert load_table() == first
