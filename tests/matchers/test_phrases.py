"""Phrases: syntax, inflection, gaps, sentence ends, and what must not match beside a match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.dutch.sentences import sentence_spans
from sincerity.dutch.words import split
from sincerity.matchers import phrase_automaton
from sincerity.matchers.phrase_automaton import Automaton, Kind, Try
from sincerity.matchers.phrase_table import Table
from sincerity.matchers.phrases import Hit, PatternError, PhraseIndex, as_hit
from sincerity.spans import Span


def hits(term: Any, text: str, classes: dict[str, Any] | None = None) -> list[Hit]:
    index = PhraseIndex(classes)
    group = index.add([term])
    words = split(text)
    places = index.find(words, [words.within(Span(*s)) for s in sentence_spans(text)]).get(group, [])
    return [as_hit(place, words) for place in places]


def found(term: Any, text: str, classes: dict[str, Any] | None = None) -> list[str]:
    return [text[h.span.start : h.span.end] for h in hits(term, text, classes)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("excuses voor (het|dit) [eventuele] ongemak", "Onze excuses voor dit eventuele ongemak.", ["excuses voor dit eventuele ongemak"]),
        ("wij zijn …2 trots", "Wij zijn heel erg trots. Wij zijn er nu al heel trots op.", ["Wij zijn heel erg trots"]),
        ("*winkel", "De bloemenwinkel en de winkels.", ["bloemenwinkel"]),
        ("vraag het …2", "Vraag het Joke. Vraag het, dan hoor je het wel!", ["Vraag het Joke", "Vraag het, dan hoor"]),
        ("super*", "We zijn superblij.", ["superblij"]),
        ("nu , of nooit", "Nu, of nooit. Nu of nooit.", ["Nu, of nooit"]),
        ("het beste", "Hét beste ijs", ["Hét beste"]),
        ("foto's", "Foto’s van gisteren", ["Foto’s"]),
        ("(heel goed|erg mooi) gedaan", "Erg mooi gedaan, heel gedaan", ["Erg mooi gedaan"]),
    ],
)  # fmt: skip
def test_a_phrase_is_found_as_written(phrase: str, text: str, expected: list[str]):
    """Alternatives, options, gaps, open ends and marks mean what the syntax says."""
    assert expected == found(phrase, text)


def test_a_phrase_never_runs_over_the_end_of_a_sentence():
    """‘Excuses voor het. Ongemak’ is no excuse for it."""
    assert found("het ongemak", "Sorry voor het. Ongemak was er niet.") == []


def test_a_phrase_never_skips_a_comma_that_it_does_not_write():
    """‘blij, trots’ is not ‘blij trots’; a gap may pass over the comma."""
    assert found("blij trots", "Wij zijn blij, trots en moe.") == []
    assert found("blij …1 trots", "Wij zijn blij, trots en moe.") == ["blij, trots"]


@pytest.mark.parametrize("text", ["🎉🎉", "🎉\nNu. 🎉\n🎉 Nu"])
def test_a_sentence_may_have_no_words(text: str):
    """Emoji are no words, whether they stand alone or between others."""
    assert found("nu", text) == ["Nu"] * text.count("Nu")


def test_no_phrase_can_be_added_after_a_search():
    """What was added too late would never be found, and nobody would know."""
    index = PhraseIndex()
    index.add(["nu"])
    index.find(split("Nu of nooit."), [range(4)])

    with pytest.raises(RuntimeError, match="added before"):
        index.add(["nooit"])


def test_emoji_and_brackets_do_not_part_words():
    """‘Bestel 🛒 nu’ is still an order."""
    assert found("bestel nu", "Bestel 🛒 nu je kaartje") == ["Bestel 🛒 nu"]


def test_a_masked_stretch_parts_words():
    """Words on both sides of a quotation are no neighbours."""
    index = PhraseIndex()
    group = index.add(["de winkel"])
    text = "de “beste” winkel"

    words = split(text, [Span(3, 10)])

    assert index.find(words, [range(len(words))]).get(group, []) == []


def test_a_verb_is_found_in_all_its_forms():
    """‘ontzorgen’ also finds ‘ontzorgt’ and ‘ontzorgd’, and not ‘zorgen’."""
    text = "Wij ontzorgen, zij ontzorgt, jij wordt ontzorgd, wij zorgen."

    assert found({"verb": "ontzorgen"}, text) == ["ontzorgen", "ontzorgt", "ontzorgd"]


@pytest.mark.parametrize(
    ("text", "expected", "related"),
    [
        ("We leveren het plan in mei op.", ["leveren"], ["op"]),
        ("Het plan is opgeleverd.", ["opgeleverd"], []),
        ("Om het plan op te leveren.", ["op te leveren"], []),
        ("We leveren op maandag het plan.", [], []),
        ("We leveren het plan. Op tijd.", [], []),
    ],
)
def test_a_separated_particle_is_related_to_its_verb(text: str, expected: list[str], related: list[str]):
    """‘leveren … op’ is one hit on the verb; a preposition that looks the same is none."""
    result = hits({"verb": "opleveren", "particle": "op"}, text)

    assert expected == [text[h.span.start : h.span.end] for h in result]
    assert related == [text[r.start : r.end] for h in result for r in h.related]


def test_a_class_brings_its_own_inflection_into_a_phrase():
    """{PRAISE} with an adjective finds ‘unieke’ too."""
    classes = {"PRAISE": [{"adjective": "uniek"}, "top"], "OURS": ["onze"]}

    assert found("{OURS} {PRAISE} aanpak", "Onze unieke aanpak, onze aanpak", classes) == [
        "Onze unieke aanpak"
    ]


def test_a_compound_is_found_by_its_head_and_spares_its_stop_list():
    """‘ledenkorting’ is a discount, ‘bekorting’ is not, nor is the bare word."""
    term = {"compound": "korting", "stop": ["bekorting"]}

    assert found(term, "De ledenkorting, de bekorting en de korting") == ["ledenkorting"]


def test_a_phrase_with_case_wants_its_capitals():
    """‘Beste Klant’ is a formula where ‘beste klant’ is not."""
    assert found({"phrase": "Beste Klant", "case": "true"}, "Beste Klant, de beste klant.") == ["Beste Klant"]


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("(a|b", "‘(a|b’: ‘(’ wordt niet gesloten met ‘)’"),
        ("a)", "‘a)’: ‘)’ sluit iets dat niet open staat"),
        ("[x]", "‘[x]’ past ook op niets: minstens één woord moet er staan"),
        ("…3", "‘…3’ past ook op niets: minstens één woord moet er staan"),
        ("{NOPE} x", "‘{NOPE} x’: de woordklasse {NOPE} bestaat niet"),
        ("(a|)", "‘(a|)’: hier ontbreekt een woord bij ‘)’"),
        ("👍", "‘👍’: ‘👍’ bevat geen woord of leesteken dat in een tekst gezocht kan worden"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, reason: str):
    """The message quotes the phrase and names what is wrong; the path leads to the term."""
    with pytest.raises(PatternError) as caught:
        PhraseIndex().add(["goed", phrase])

    assert (reason, (1,)) == (caught.value.reason, caught.value.path)


WORDS = st.sampled_from("aap noot mies wim zus jet teun vuur gijs lam kees bok weide does hok duif".split())


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_exactly_the_phrase_is_found_wherever_it_stands(
    phrase: list[str], before: list[str], after: list[str]
):
    """Each hit is the phrase itself, at every place where its words stand in a row and nowhere else."""
    text = " ".join([*before, *phrase, *after])
    words = text.split()
    size = len(phrase)
    expected = [i for i in range(len(words) - size + 1) if words[i : i + size] == phrase]

    result = hits(" ".join(phrase), text)

    assert expected == [text[: h.span.start].count(" ") for h in result]
    assert all(text[h.span.start : h.span.end] == " ".join(phrase) for h in result)


def test_a_kept_table_finds_what_the_index_found_that_compiled_it():
    """Groups that come again in the same order are not compiled again."""
    groups = [["excuses voor {HINDER}"], [{"verb": "opleveren", "particle": "op"}, "super*"]]
    classes = {"HINDER": ["ongemak", "het ongemak"]}
    first = PhraseIndex(classes)
    numbers = [first.add(group) for group in groups]
    # Without classes the second could not compile the first group.
    second = PhraseIndex({}, Table(*first.table.content()))

    text = split("Excuses voor het ongemak, we leveren het superblij op.")
    assert numbers == [second.add(group) for group in groups]
    assert second.is_compiled
    assert first.find(text, [range(len(text))]) == second.find(text, [range(len(text))])
    assert len(second.find(text, [range(len(text))])[1]) == 2


def test_later_groups_are_found_when_they_are_asked_for():
    """A group that matters in some texts only is searched apart."""
    index = PhraseIndex()
    groups = [index.add(["nu"]), index.add(["nu", "straks"], later=True)]
    words = split("Nu of straks")

    assert list(index.find(words, [range(len(words))])) == [groups[0]]
    assert {groups[1]: [(0, 0, 0, -1), (2, 1, 2, -1)]} == index.find(words, [range(len(words))], groups[1])


def test_two_indexes_know_nothing_of_each_other():
    """What one remembers of the end of a sentence is not what another does."""
    assert found("goed [zo]", "Goed") == ["Goed"]
    assert found("goed zo", "Goed") == []
    assert found("goed [zo]", "Goed") == ["Goed"]


def test_a_particle_may_stand_in_the_middle_of_a_phrase():
    """A phrase that holds a separated verb goes on behind the particle, and tries a later one where it cannot."""
    classes = {"REGELEN": [{"verb": "uitzoeken", "particle": "uit"}]}

    assert found("wij {REGELEN} , want", "Wij zoeken het uit, want", classes) == ["Wij zoeken het uit, want"]
    assert found("wij {REGELEN} en", "Wij zoeken uit, dat uit en in", classes) == [
        "Wij zoeken uit, dat uit en"
    ]
    assert found("wij {REGELEN} en", "Wij zoeken het uit.", classes) == []


def test_a_kept_table_of_other_groups_is_compiled_anew():
    """The table is a saving, never a source of other findings."""
    kept = PhraseIndex()
    kept.add(["nu"])
    kept.add(["dan"])
    index = PhraseIndex(table=kept.table)
    groups = [index.add([word]) for word in ("nu", "straks")]

    assert not index.is_compiled
    assert list(index.find(split("Straks, dan, nu"), [range(5)])) == [groups[1], groups[0]]


def test_what_to_try_is_worked_out_once_for_the_same_two_words(monkeypatch: pytest.MonkeyPatch):
    """A sentence that says the same a thousand times takes no more of that work than one that says it once."""
    worked_out = []
    begun = Automaton._begun

    def counted(self: Automaton, kind: Kind, following: Kind, *, later: bool) -> Iterator[Try]:
        worked_out.append((kind, following))
        return begun(self, kind, following, later=later)

    monkeypatch.setattr(Automaton, "_begun", counted)
    index = PhraseIndex()
    group = index.add(["koop nu"])
    words = split("koop nu " * 1000)

    assert len(index.find(words, [range(len(words))])[group]) == 1000
    assert len(worked_out) == len(set(worked_out)) == 3


def test_what_is_remembered_of_words_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    """With room for three words every text is still searched as if it were the first."""
    monkeypatch.setattr(phrase_automaton, "_MOST_REMEMBERED", 3)
    index = PhraseIndex()
    group = index.add(["koop nu", "kijk snel"])
    texts = [split(text) for text in ("Koop nu een fiets of twee", "Kijk snel", "Koop nu", "Ja koop nu toch")]

    assert [1, 1, 1, 1] == [len(index.find(text, [range(len(text))])[group]) for text in texts]
