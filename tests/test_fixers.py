"""Repairs that need no judgement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sincerity import packs
from sincerity.document import Markup, Source
from sincerity.fixers import FIXERS, repair
from sincerity.fixing import fix
from sincerity.linter import Linter
from sincerity.rule import Rule
from sincerity.spans import Span
from tests.helpers import make_rule

ROOT = Path(__file__).parent.parent
RULES = [rule for rule in packs.load_builtin().rules if rule.fix]


@pytest.mark.parametrize(
    ("name", "words", "better"),
    [
        ("enkel-teken", "dag!!!", "dag!"),
        ("enkel-teken", "erbij?!!", "erbij?"),
        ("enkel-teken", "dag !!1", "dag !"),
        ("enkel-teken", "weer‼", "weer!"),
        ("enkel-teken", "ja! ! !", "ja!"),
        ("gewone-letters", "WAT EEN FEEST!", "Wat een feest!"),
        ("gewone-letters", "WIJ GAAN NAAR UTRECHT!", None),
        ("gewone-letters", "DE NOS WAS ER OOK!", None),
        ("gewone-letters", "’S AVONDS OPEN!", None),
        ("gewone-letters", "IJS VOOR JULLIE ALLEMAAL!", "IJs voor jullie allemaal!"),
        ("enkele-emoji", "🎉🎉🎉", "🎉"),
        ("enkele-emoji", "❤️ ❤️❤", "❤️"),
        ("enkele-emoji", "🎉🎊", None),
        ("paar-tags", "#zon #lente #Zon #blij #kaas", "#zon #lente #blij"),
        ("paar-tags", "#a, #b, #c, #d, #ad", "#a, #b, #ad"),
        ("paar-tags", "#a #A #a #A", "#a"),
    ],
)
def test_words_become_what_they_should_be(name: str, words: str, better: str | None):
    """At the start of a sentence; ``None`` where it would take judgement."""
    assert better == FIXERS[name](words, "")


def test_capitals_inside_a_sentence_become_small_letters():
    """No capital where no sentence starts."""
    assert FIXERS["gewone-letters"]("WAT EEN FEEST!", "Zo, ") == "wat een feest!"


def test_opening_quotation_mark_starts_a_sentence_all_the_same():
    """And a longer shout is not mended by halves."""
    assert FIXERS["gewone-letters"]("WAT EEN FEEST!", "‘") == "Wat een feest!"
    assert FIXERS["gewone-letters"]("BESTELLEN!!!", "NU ") is None
    assert FIXERS["gewone-letters"]("FEEST!!!", "OK. Dus ") == "feest!!!"


def test_edit_is_as_small_as_it_can_be():
    """Of ‘dag!!!’ two marks go; the word is not touched."""
    (edit,) = repair("enkel-teken", "Wat een dag!!! Zo.", Span(8, 14))

    assert (edit.span, edit.text, edit.safe) == (Span(12, 14), "", True)


def test_schema_names_every_fixer():
    """The set is closed: a rule can name no other."""
    schema = json.loads((ROOT / "sincerity" / "rule_schema.json").read_text(encoding="utf-8"))

    assert list(FIXERS) == schema["properties"]["fix"]["enum"]


def test_every_fixer_is_used():
    """By a rule that is shipped."""
    assert set(FIXERS) == {rule.fix for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_repaired_examples_are_clean_of_their_rule(rule: Rule):
    """All bad ones; only a word that may be a name keeps its capitals."""
    linter = Linter([rule], {name: c.forms for name, c in packs.load_builtin().classes.items()})
    texts = [example.text for example in rule.bad if "OMG" not in example.text]

    left = [fix(Source(text), linter.repairs).source.text for text in texts]

    assert [linter.check(Source(text)).findings for text in left] == [()] * len(texts)
    assert all(
        fix(Source(text), linter.repairs).edits == 0 for example in rule.good for text in [example.text]
    )


def test_words_with_markup_between_them_are_left_alone():
    """A repair could break the bold."""
    rule = make_rule({"kind": "regex", "pattern": r"\w+!{2,}", "literal": ["!!"]}, fix="enkel-teken")
    linter = Linter([rule], {})

    (finding,) = linter.check(Source("Wat een **dag!**! Zo.", Markup.MARKDOWN)).findings

    assert finding.text == "dag!**!"
    assert finding.fix == ()
