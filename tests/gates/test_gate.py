"""One decision for every CMS: what blocks, what warns, and what never counts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sincerity.api import Linter
from sincerity.config import Config
from sincerity.errors import ConfigError, ModelError
from sincerity.gates import Action, Gate, Part, Policy
from sincerity.markup import Markup
from sincerity.report import Failure, Report

SALES = "Koop nu en mis het niet! Alleen vandaag de allerbeste prijs van heel Nederland. Wees er snel bij, op is op."
FINE = "De lift stond drie dagen stil. Een kabel was versleten. Hij doet het weer sinds vanochtend tien uur."


class Stub:
    """A linter whose reports are changed before they are handed out."""

    def __init__(self, linter: Linter, **changes: Any) -> None:
        self.config, self.rules = linter.config, linter.rules
        self._linter, self._changes = linter, changes

    def check_source(self, source: Any, **options: Any) -> Report:
        return replace(self._linter.check_source(source, **options), **self._changes)


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The shipped rules that need no language model."""
    return Linter(Config(model="none"))


def test_a_text_to_revise_is_blocked_and_the_reason_says_how_it_reads(linter: Linter):
    """The verdict decides, and its findings come along."""
    decision = Gate(linter).judge([Part("tekst", SALES)])

    assert decision.action is Action.BLOCK
    assert not decision.may_publish
    assert decision.reasons[0].code == "verdict"
    assert "klinkt verkoperig" in decision.reasons[0].message
    assert decision.findings


def test_a_text_without_findings_is_allowed_without_a_word(linter: Linter):
    """There is nothing to say."""
    decision = Gate(linter).judge([Part("tekst", FINE)])

    assert decision.action is Action.ALLOW
    assert decision.reasons == ()


def test_an_ok_text_with_a_warning_passes_with_a_warning(linter: Linter):
    """A warning alone is not a verdict."""
    from sincerity.report import Verdict

    decision = Gate(Stub(linter, verdict=Verdict.OK)).judge([Part("tekst", SALES)])

    assert decision.action is Action.WARN
    assert decision.may_publish
    assert [reason.code for reason in decision.reasons] == ["warnings"]


def test_a_doubtful_text_without_findings_passes_with_a_warning(linter: Linter):
    """The editor hears it before the reader does."""
    decision = Gate(Stub(linter, doubtful=True)).judge([Part("tekst", FINE)])

    assert (decision.action, [reason.code for reason in decision.reasons]) == (Action.WARN, ["doubt"])


@pytest.mark.parametrize("action", list(Action))
def test_what_did_not_run_follows_the_policy(linter: Linter, action: Action):
    """Not to know is not to pass, unless the owner of the CMS says otherwise."""
    stub = Stub(linter, failures=(Failure("regel x liep niet af"),))

    decision = Gate(stub, Policy(on_failure=action)).judge([Part("tekst", FINE)])

    assert decision.action is action
    assert "regel x" in decision.reasons[0].message
    assert decision.failures


def test_a_linter_that_cannot_be_made_is_a_decision_and_not_a_crash():
    """A missing model stops the publication, with the sentence that says so."""

    def make() -> Linter:
        raise ModelError("het taalmodel is er niet")

    decision = Gate(make).judge([Part("tekst", FINE)])

    assert decision.action is Action.BLOCK
    assert decision.reasons[0].message == "niet nagekeken: het taalmodel is er niet"


def test_a_lenient_policy_never_lets_a_bad_text_pass(linter: Linter):
    """The strictest reason decides."""
    stub = Stub(linter, failures=(Failure("regel x liep niet af"),))

    assert Gate(stub, Policy(on_failure=Action.ALLOW)).judge([Part("tekst", SALES)]).action is Action.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- sincerity: uit -->\n\n{SALES}\n\n<!-- sincerity: aan -->",
        f"<!-- sincerity: negeer koop-nu-gebod alleen-vandaag op-is-op: mag -->\n{SALES}",
    ],
)
@pytest.mark.parametrize("markup", list(Markup))
def test_comments_in_the_text_silence_nothing(linter: Linter, text: str, markup: Markup):
    """Whoever writes the text would otherwise hold the key of the gate."""
    assert Gate(linter).judge([Part("tekst", text, markup)]).action is Action.BLOCK


def test_comments_count_where_the_policy_says_so(linter: Linter):
    """Some teams trust their writers."""
    text = f"<!-- sincerity: uit -->\n\n{SALES}\n\n<!-- sincerity: aan -->\n\n{FINE} {FINE} {FINE}"

    decision = Gate(linter, Policy(heed_directives=True)).judge([Part("tekst", text, Markup.HTML)])

    assert decision.action is not Action.BLOCK


def test_much_that_nobody_looked_at_is_a_warning(linter: Linter):
    """A quotation is a hole in a gate."""
    quoted = f"<blockquote>{SALES}</blockquote><p>Dit stond op een bord.</p>"

    decision = Gate(linter).judge([Part("tekst", quoted, Markup.HTML)])

    assert decision.action is Action.WARN
    assert decision.reasons[0].code == "unchecked"
    assert "%" in decision.reasons[0].message


def test_a_page_of_nothing_but_quotations_is_no_empty_page(linter: Linter):
    """There is text, and nobody looked at it."""
    decision = Gate(linter).judge([Part("tekst", f"<blockquote>{SALES}</blockquote>", Markup.HTML)])

    assert (decision.action, decision.reasons[0].code) == (Action.WARN, "unchecked")


ENGLISH = (
    "The library is open on Sunday, and you can return your books in the box that stands next to the door. "
)
WORDS = "the and of to you for with that this from are was have not but they will would there what "


@pytest.mark.parametrize(
    "text",
    [f"{SALES} {ENGLISH * 6}", f"{ENGLISH * 25}{SALES}", f"{SALES} {WORDS * 4}", f"{WORDS * 4}. {SALES}"],
    ids=["English behind", "much English in front", "a list of words behind", "a list of words in front"],
)
def test_another_language_beside_a_bad_text_does_not_hide_it(linter: Linter, text: str):
    """Language is told sentence by sentence, so what is Dutch is judged."""
    assert Gate(linter).judge([Part("tekst", text)]).action is Action.BLOCK


def test_a_sentence_that_is_half_another_language_is_read(linter: Linter):
    """A few English words behind a selling sentence hide nothing."""
    mixed = (
        "Bestel nu snel, want op is op and that is it for you and for all of us, so be there or be square!"
    )

    assert Gate(linter).judge([Part("tekst", f"{FINE} {mixed}")]).findings


def test_what_is_unread_for_different_reasons_is_added_up(linter: Linter):
    """A fifth in quotations and a fifth in English is two fifths that nobody read."""
    quoted = "<blockquote><p>Dat is wat de buren zeiden over de lift en de trap.</p></blockquote>"
    html = f"<p>{FINE} {FINE}</p>{quoted * 2}<p>{ENGLISH}</p>"

    assert Gate(linter).judge([Part("tekst", html, Markup.HTML)]).action is Action.WARN


def test_a_text_in_another_language_passes_with_a_warning_and_never_in_silence(linter: Linter):
    """Nobody read it, whatever it says."""
    decision = Gate(linter).judge([Part("tekst", ENGLISH * 3)])

    assert decision.action is Action.WARN
    assert [(r.code, r.message) for r in decision.reasons] == [
        ("language", "alle tekst is niet nagekeken, omdat het Engels is")
    ]


def test_sentences_that_only_together_are_another_language_are_not_passed_in_silence(linter: Linter):
    """Too short to tell one by one; the whole is clear."""
    decision = Gate(linter).judge(
        [Part("tekst", " ".join(f"{word.title()}." for word in (WORDS * 3).split()))]
    )

    assert [r.code for r in decision.reasons] == ["language"]


def test_one_sentence_in_another_language_is_only_told(linter: Linter):
    """A quotation from a song is no reason to warn."""
    decision = Gate(linter).judge([Part("tekst", f"{FINE} {FINE} {FINE} {ENGLISH}")])

    assert decision.action is Action.ALLOW
    assert "tekst: zinnen in het Engels zijn niet nagekeken" in decision.notices


def test_a_quotation_in_another_language_hides_no_dutch_around_it(linter: Linter):
    """As in the linter the words outside quotation marks tell the language."""
    said = "“we love the way that you do this and we will be back for more of it”"

    decision = Gate(linter).judge([Part("tekst", f"{FINE} Koop nu: {said}.")])

    assert ["Koop nu" in str(f.finding.text) for f in decision.findings if f.finding.is_fault] == [True]
    assert not any("Engels" in notice for notice in decision.notices)


def test_a_text_that_is_too_long_to_wait_for_follows_the_policy(linter: Linter):
    """It is not read, and said to be so."""
    decision = Gate(linter, Policy(longest=50)).judge([Part("a", "x" * 30), Part("b", "x" * 30)])

    assert decision.action is Action.BLOCK
    assert decision.reasons[0].message == (
        "niet nagekeken: de tekst heeft 60 tekens; de poort leest er hoogstens 50"
    )


def test_an_empty_document_is_not_passed_in_silence(linter: Linter):
    """A mapping that names the wrong fields would look just like it."""
    decision = Gate(linter).judge([Part("titel", " "), Part("tekst", "<p></p>", Markup.HTML)])

    assert (decision.action, decision.reasons[0].code) == (Action.WARN, "no-text")


def test_findings_lie_in_their_own_part(linter: Linter):
    """Also behind emoji, entities and other parts."""
    parts = [
        Part("titel", "😀 Nieuws"),
        Part("intro", "<p>R&amp;D 👨‍👩‍👧 zegt: <b>koop nu</b> een jas.</p>", Markup.HTML),
        Part("tekst", f"Dag.\n\n{SALES}"),
    ]

    decision = Gate(linter).judge(parts)

    texts = {part.name: part.text for part in parts}
    placed = [located for located in decision.findings if located.part is not None]
    assert {located.part for located in placed} >= {"tekst"}
    for located in placed:
        span = located.finding.span
        assert span is not None
        assert texts[located.part or ""][span.start : span.end] == located.finding.text


def test_the_digest_changes_with_every_letter_channel_and_pack(linter: Linter):
    """A clearance for one text is none for the next."""
    gate = Gate(linter)
    other = Gate(Linter(Config(model="none", ignore=("sales-driven",))))
    decisions = [
        gate.judge([Part("tekst", FINE)]),
        gate.judge([Part("tekst", FINE + " ")]),
        gate.judge([Part("titel", FINE)]),
        gate.judge([Part("tekst", FINE)], channel="linkedin"),
        gate.judge([Part("tekst", FINE)], reply_to="Hoi"),
        other.judge([Part("tekst", FINE)]),
    ]

    assert len({decision.digest for decision in decisions}) == len(decisions)
    assert gate.judge([Part("tekst", FINE)]).digest == decisions[0].digest


def test_an_unknown_channel_is_a_mistake_in_the_set_up(linter: Linter):
    """It is not the editor's."""
    with pytest.raises(ConfigError, match="nieuwsbrief"):
        Gate(linter).judge([Part("tekst", FINE)], channel="niewsbrief")


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab<>/!-&;\"'= \n`*_[]()#|~sincerity:ut", max_size=120), st.sampled_from(list(Markup))
)
def test_any_text_of_any_markup_gets_a_decision(text: str, markup: Markup):
    """200 of them; every finding lies inside its part."""
    decision = _shared().judge([Part("a", text, markup), Part("b", f"Koop nu {text}", markup)])

    assert decision.report is not None or decision.reasons
    assert not decision.failures
    texts = {"a": text, "b": f"Koop nu {text}"}
    for located in decision.findings:
        span = located.finding.span
        if span is not None:
            assert texts[located.part or ""][span.start : span.end] == located.finding.text


@cache
def _shared() -> Gate:
    return Gate(Linter(Config(model="none")))
