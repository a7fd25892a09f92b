"""Directives that silence a rule in one block."""

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


def test_finding_about_the_whole_post_is_not_silenced():
    """It lies in no block."""
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
