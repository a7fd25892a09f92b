"""What the judgement says, and what cannot move it."""

from __future__ import annotations

from functools import cache

from sincerity import Config, api
from sincerity.document import Source, read
from sincerity.finding import LABELS, Category, Finding, Severity
from sincerity.judgement import Judge, Judgement
from sincerity.judgement.judge import LONGEST
from sincerity.judgement.reading import ClassIndex, read_sentences
from sincerity.report import Verdict
from sincerity.spans import Span
from tests.helpers import labelled


@cache
def judge() -> Judge:
    return Judge(api.word_classes(api.load_packs(Config())))


@cache
def judged(text: str, reply_to: str | None = None) -> Judgement:
    return judge().judge(read(Source(text, reply_to=reply_to)))


HOLLOW = (
    "Wij geloven in de kracht van verbinding en vertrouwen. Samen bouwen we met passie en bevlogenheid aan een duurzame"
    " en inclusieve toekomst. Kwaliteit, innovatie en betrokkenheid staan bij ons centraal."
)
PLAIN = "De winkel is maandag dicht omdat de vloer wordt geschuurd. Dinsdag om negen uur gaan we weer open."


def test_hollow_words_are_sent_back_and_plain_ones_are_not() -> None:
    """The verdict follows the wording."""
    assert judged(HOLLOW).verdict is Verdict.REVISE
    assert judged(PLAIN).verdict is Verdict.OK
    assert judged(HOLLOW).scores[Category.INSINCERE] > judged(PLAIN).scores[Category.INSINCERE] + 30


def test_scores_are_chances() -> None:
    """Every category has a figure from 0 to 100, whatever the text."""
    for text in ("", "…", "Hoi", PLAIN, HOLLOW):
        scores = judged(text).scores
        assert set(scores) == set(Category)
        assert all(0 <= s <= 100 for s in scores.values())


def test_a_finding_is_a_sentence_with_reasons() -> None:
    """A finding marks words of the source, names a fault rule and says in Dutch what weighed."""
    findings = judged(HOLLOW).findings
    assert findings
    for finding in findings:
        assert finding.span is not None
        assert finding.text == HOLLOW[finding.span.start : finding.span.end]
        assert finding.rule.startswith("leest-")
        assert finding.reasons
        assert finding.label is None or LABELS[finding.label] is finding.category


def test_no_finding_where_a_rule_has_one() -> None:
    """Rules carry better advice, so they win on the same words."""
    where = judged(HOLLOW).findings[0].span
    assert where is not None
    rule = Finding(
        "loze-waarden",
        "hollow-values",
        Category.INSINCERE,
        Severity.WARNING,
        "…",
        Span(where.start, where.start + 4),
    )
    again = judge().judge(read(Source(HOLLOW)), [rule])
    assert where not in [f.span for f in again.findings]


def test_a_long_sentence_is_marked_in_part() -> None:
    """A finding has at most thirty words."""
    long = (
        "Wij geloven in de kracht van verbinding, "
        + "waarbij passie en kwaliteit voor ons en onze klanten centraal staan, " * 6
    )
    findings = judged(long + "en dat blijft zo.").findings
    assert findings
    assert all(len((f.text or "").split()) <= LONGEST for f in findings)


def test_sent_back_means_at_least_one_finding() -> None:
    """A writer is never sent back without being told where to look."""
    for post in labelled("posts"):
        judgement = judged(post["text"], post["context"])
        assert judgement.findings or judgement.likeliest or judgement.verdict is Verdict.OK, post["id"]


def test_spans_count_in_the_source() -> None:
    """Markup before the words moves the finding along."""
    source = "Hallo\r\n\r\n" + HOLLOW
    for finding in judged(source).findings:
        assert finding.span is not None
        assert source[finding.span.start : finding.span.end] == finding.text


def test_our_own_posts_are_mostly_judged_as_we_would() -> None:
    """Easy posts, written with both sides in mind: at least 85 in 100 verdicts are right."""
    right = sum(judged(p["text"], p["context"]).verdict == p["verdict"] for p in labelled("posts"))
    assert right >= 0.85 * len(labelled("posts"))


def test_own_posts_hold_no_number_twice_and_every_label_counts() -> None:
    """The corpus is sound: 150 posts, ids apart, spans inside the text, every label used."""
    assert len({p["id"] for p in labelled("posts")}) == len(labelled("posts")) == 150
    used = set()
    for post in labelled("posts"):
        for span in post["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(post["text"])
            used.add(span["label"])
    assert used == set(LABELS)


def test_greetings_numbers_and_stock_questions_are_not_read() -> None:
    """What says nothing is no sentence to the judgement."""
    index = ClassIndex(api.word_classes(api.load_packs(Config())), ["VALUE"])
    text = "Hoi Jan,\nDe kwaliteit is goed.\n12 7 9\nWat vinden jullie ervan?\nGroetjes, Sanne"
    sentences = read_sentences(read(Source(text)), index)
    assert [s.text for s in sentences] == ["De kwaliteit is goed."]
    assert [sentences[0].written(p) for p in sentences[0].found["VALUE"]] == ["kwaliteit"]
