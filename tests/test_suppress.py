"""Directives that silence a rule in one block."""

from datetime import date

import pytest

from sincerity.document import Markup, Source, read
from sincerity.finding import Category, Finding, Severity
from sincerity.spans import Span
from sincerity.suppress import apply


def finding(rule: str, span: Span | None) -> Finding:
    return Finding(rule, "pressure", Category.SALES, Severity.WARNING, "‘nu’ jaagt op.", span)


def draft(text: str, markup: Markup = Markup.MARKDOWN):
    return read(Source(text, markup))


TEXT = (
    "Koop nu\n\n<!-- sincerity: negeer haast: echte sluitingstijd -->\n\nBestel **nu** of nooit\n\nKom nu\n"
)
FIRST, SECOND, THIRD = (Span(at, at + 2) for at in (5, TEXT.index("nu**"), TEXT.rindex("nu")))


def test_rule_is_silenced_in_the_next_block_alone():
    """The finding before and the one two blocks on stay."""
    findings = [finding("haast", FIRST), finding("haast", SECOND), finding("haast", THIRD)]

    kept, suppressed, notices = apply(findings, draft(TEXT))

    assert [f.span for f in kept] == [FIRST, THIRD]
    assert [f.span for f in suppressed] == [SECOND]
    assert notices == ()


def test_other_rules_still_speak_in_that_block():
    """A directive names what it silences."""
    kept, suppressed, notices = apply([finding("ander", SECOND)], draft(TEXT))

    assert len(kept) == 1
    assert suppressed == ()
    assert notices == (
        "regel 3: ‘negeer haast’ is niet nodig: de regel vindt niets in deze alinea; haal het commentaar weg",
    )


ON_TOP = "<!-- sincerity: negeer haast: zo hoort het -->\n\n"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (ON_TOP + "Kom nu.\n\nOf niet.", Markup.MARKDOWN),
        (ON_TOP + "# Kop\n\nKom nu.", Markup.MARKDOWN),
        ("---\ntitle: Een titel\n---\n" + ON_TOP + "Kom nu.", Markup.MARKDOWN),
        (ON_TOP + "Kom nu.", Markup.PLAIN),
        (f"<html><head><title>Kom</title></head><body>{ON_TOP}<p>Kom nu.</p></body></html>", Markup.HTML),
    ],
    ids=["markdown", "heading", "front matter", "plain", "html"],
)
def test_finding_about_the_whole_post_is_silenced_above_its_first_block(text: str, markup: Markup):
    """It lies in no block, so it is silenced for the post; a title in the head has no room above it."""
    kept, suppressed, notices = apply([finding("haast", None), finding("ander", None)], draft(text, markup))

    assert [f.rule for f in kept] == ["ander"]
    assert [f.rule for f in suppressed] == ["haast"]
    assert notices == ()


def test_finding_about_the_whole_post_is_not_silenced_further_on():
    """There the comment is about one block."""
    kept, _, notices = apply([finding("haast", None)], draft(TEXT))

    assert len(kept) == 1
    assert len(notices) == 1


def test_alias_silences_the_rule_it_stands_for():
    """Old names in old drafts keep working."""
    _, suppressed, notices = apply([finding("opjagen", SECOND)], draft(TEXT), {"haast": "opjagen"}.get)

    assert len(suppressed) == 1
    assert notices == ()


def test_unknown_rule_is_told():
    """A slip of the pen must not look like a working directive."""
    _, _, notices = apply([], draft(TEXT), lambda name: None)

    assert notices == (
        "regel 3: ‘negeer haast’ noemt een regel die er niet is; ‘sincerity rules list’ toont alle namen",
    )


def test_directive_with_nothing_after_it_is_told():
    """The last line of a text silences nothing."""
    _, _, notices = apply([], draft("Kom nu\n<!-- sincerity: negeer haast: zomaar -->\n", Markup.PLAIN))

    assert notices == (
        "regel 2: na ‘negeer haast’ komt geen tekst; zet het commentaar boven de alinea waar het voor geldt",
    )


def test_each_name_of_a_directive_must_earn_its_place():
    """Of two names one silences something, the other is reported."""
    text = TEXT.replace("negeer haast", "negeer haast, druk")

    _, suppressed, notices = apply([finding("haast", Span(SECOND.start + 6, SECOND.end + 6))], draft(text))

    assert len(suppressed) == 1
    assert len(notices) == 1
    assert "‘negeer druk’" in notices[0]


def test_two_directives_for_one_block_are_both_used():
    """Two comments above one paragraph, each for its own rule."""
    text = "<!-- sincerity: negeer a: een -->\n<!-- sincerity: negeer b: twee -->\nBestel nu"
    place = Span(len(text) - 2, len(text))

    kept, suppressed, notices = apply([finding("a", place), finding("b", place)], draft(text, Markup.PLAIN))

    assert (kept, len(suppressed), notices) == ((), 2, ())


def dated(day: str) -> str:
    return TEXT.replace("negeer haast", f"negeer haast {day}")


@pytest.mark.parametrize("day", ["tot 2027-01-31", "tot en met 2027-01-31", "Tot 2027-01-31"])
def test_directive_holds_up_to_and_on_its_last_day(day: str):
    """On the 31st it still does, on the 1st no more; then the finding stands and somebody is told."""
    findings = [finding("haast", SECOND)]
    document = draft(dated(day))
    moved = [finding("haast", Span(SECOND.start + len(day) + 1, SECOND.end + len(day) + 1))]

    held = apply(moved, document, today=date(2027, 1, 31))
    expired = apply(moved, document, today=date(2027, 2, 1))

    assert (len(held.suppressed), held.notices) == (1, ())
    assert len(expired.kept) == len(findings)
    assert expired.notices == (
        "regel 3: ‘negeer haast’ gold tot en met 2027-01-31 en is verlopen, dus de bevinding telt weer; "
        "herschrijf de alinea of zet er een nieuwe datum bij",
    )


def test_expired_directive_that_silences_nothing_can_go():
    """There is no finding any more."""
    notices = apply([], draft(dated("tot 2020-01-01")), today=date(2027, 1, 1)).notices

    assert notices == (
        "regel 3: ‘negeer haast’ gold tot en met 2020-01-01 en is verlopen; haal het commentaar weg",
    )


@pytest.mark.parametrize(
    ("day", "complaint"),
    [
        ("tot 2027-02-30", "‘2027-02-30’ is geen datum"),
        ("tot 31 januari", "‘31 januari’ is geen datum"),
        ("tot", "na ‘tot’ hoort een datum"),
    ],
)
def test_date_that_is_none_silences_nothing_and_is_told(day: str, complaint: str):
    """A slip in the date must not silence a rule for good."""
    document = draft(dated(day))

    assert document.directives == ()
    assert document.notices == (
        f"regel 3: {complaint}, dus ‘sincerity: negeer’ doet hier niets; schrijf hem als tot 2027-01-31",
    )


def test_rule_that_did_not_run_is_not_called_unused():
    """With ``--select`` nobody knows whether it would have found anything."""
    assert apply([], draft(TEXT), ran={"ander"}).notices == ()
    assert len(apply([], draft(TEXT), ran={"haast"}).notices) == 1
