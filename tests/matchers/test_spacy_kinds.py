"""Token and dependency patterns, on documents annotated by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sincerity.document import Source
from sincerity.errors import RuleError
from sincerity.finding import Finding
from sincerity.linter import Linter
from sincerity.pipeline.annotation import Annotation
from tests.helpers import make_rule

VOCAB = spacy.blank("xx").vocab


class ByHand:
    """Annotates one text with tags, heads and relations written as ``word/POS/head/dep``."""

    name = "by hand"

    def __init__(self, written: str) -> None:
        rows = [item.split("/") for item in written.split()]
        self.asked: list[Annotation] = []
        self._rows = rows

    def annotate(self, text: str, needs: Annotation) -> Doc:
        self.asked.append(needs)
        words = [r[0] for r in self._rows]
        spaces = []
        at = 0
        for word in words:
            at = text.index(word, at) + len(word)
            spaces.append(text[at : at + 1] == " ")
        doc = Doc(
            VOCAB,
            words=words,
            spaces=spaces,
            pos=[r[1] for r in self._rows],
            heads=[int(r[2]) for r in self._rows],
            deps=[r[3] for r in self._rows],
        )
        assert doc.text == text
        return doc


def findings(text: str, written: str, match: dict[str, object]) -> tuple[Finding, ...]:
    return (
        Linter([make_rule(match)], {"GOED": ["mooi", {"adjective": "goed"}]}, pipeline=ByHand(written))
        .check(Source(text))
        .findings
    )


NOUNS = {"kind": "tokens", "patterns": [[{"POS": "ADJ"}, {"POS": "NOUN", "OP": "+"}]]}
PASSIVE = {
    "kind": "dependency",
    "anchor": "deelwoord",
    "nodes": {"deelwoord": {"POS": "VERB"}, "hulp": {"DEP": "aux:pass"}},
    "edges": [["deelwoord", ">", "hulp"]],
    "unless": {"nodes": {"dader": {"DEP": "obl:agent"}}, "edges": [["deelwoord", ">", "dader"]]},
}


def test_a_token_pattern_marks_its_longest_match():
    """One finding from adjective to last noun."""
    result = findings(
        "Een mooie fiets winkel.",
        "Een/DET/3/det mooie/ADJ/3/amod fiets/NOUN/3/nmod winkel/NOUN/3/ROOT ./PUNCT/3/punct",
        NOUNS,
    )

    assert [f.text for f in result] == ["mooie fiets winkel"]


def test_a_class_in_a_list_stands_for_its_words():
    """IN: ["{GOED}"] holds every form of the class."""
    match = {"kind": "tokens", "patterns": [[{"LOWER": {"IN": ["{GOED}"]}}]]}

    assert [
        f.text for f in findings("De beste fiets", "De/DET/2/det beste/ADJ/2/amod fiets/NOUN/2/ROOT", match)
    ] == ["beste"]


def test_a_passive_without_agent_is_found_and_one_with_agent_is_not():
    """The same pattern with the nodes of unless spares."""
    plain = "Er/ADV/2/expl wordt/AUX/2/aux:pass gewerkt/VERB/2/ROOT"
    agent = plain + " door/ADP/4/case ons/PRON/2/obl:agent"

    assert [f.text for f in findings("Er wordt gewerkt", plain, PASSIVE)] == ["wordt gewerkt"]
    assert findings("Er wordt gewerkt door ons", agent, PASSIVE) == ()


@pytest.mark.parametrize(
    ("span", "text"), [("anchor", "gewerkt"), ("match", "wordt gewerkt"), ("clause", "Er wordt gewerkt")]
)
def test_a_dependency_finding_marks_what_span_says(span: str, text: str):
    """anchor, match or the whole clause."""
    plain = "Er/ADV/2/expl wordt/AUX/2/aux:pass gewerkt/VERB/2/ROOT ./PUNCT/2/punct"

    assert [text] == [f.text for f in findings("Er wordt gewerkt.", plain, {**PASSIVE, "span": span})]


def test_quoted_words_are_not_matched():
    """A quotation is somebody else's."""
    result = findings(
        "“mooie fiets”", "“/PUNCT/2/punct mooie/ADJ/2/amod fiets/NOUN/2/ROOT ”/PUNCT/2/punct", NOUNS
    )

    assert result == ()


def test_only_the_annotation_that_the_rules_need_is_asked_for():
    """Tags for a POS pattern, no syntax tree."""
    hand = ByHand("mooie/ADJ/1/amod fiets/NOUN/1/ROOT")

    Linter([make_rule(NOUNS)], {}, pipeline=hand).check(Source("mooie fiets"))

    assert hand.asked == [Annotation.TAGS]


def test_without_a_pipeline_such_rules_are_left_out_and_the_report_says_so():
    """The other rules run; the count of rules run is honest."""
    rules = [make_rule(NOUNS, id="a"), make_rule({"kind": "terms", "terms": ["fiets"]}, id="b")]

    report = Linter(rules, {}).check(Source("mooie fiets"))

    assert [f.rule for f in report.findings] == ["b"]
    assert report.rules_run == 1
    assert report.notices == ("1 regel liep niet: daar is een taalmodel voor nodig, en er is geen gekozen",)


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ({"kind": "tokens", "patterns": [[{"POZ": "ADJ"}]]}, "geen geldig tokenpatroon"),
        ({"kind": "tokens", "patterns": [[{"IS_ALPHA": "ja"}]]}, "hier hoort true of false, niet ‘ja’"),
        (
            {"kind": "tokens", "patterns": [[{"LOWER": {"IN": ["{NEE}"]}}]]},
            "de woordklasse {NEE} bestaat niet",
        ),
        ({**PASSIVE, "anchor": "x"}, "de knoop ‘x’ bestaat niet; er zijn: deelwoord, hulp"),
        ({**PASSIVE, "edges": [["hulp", ">", "deelwoord"]]}, "‘hulp > deelwoord’ hangt niet aan ‘deelwoord’"),
        ({**PASSIVE, "edges": []}, "de knoop ‘hulp’ hangt nergens aan"),
        ({**PASSIVE, "edges": [["deelwoord", "=>", "hulp"]]}, "geen geldig boompatroon"),
    ],
)
def test_a_pattern_that_spacy_would_not_take_is_an_error_at_load(match: dict[str, object], message: str):
    """The error names the place before any text is read."""
    with pytest.raises(RuleError) as caught:
        Linter([make_rule(match)], {})

    assert message in str(caught.value)
