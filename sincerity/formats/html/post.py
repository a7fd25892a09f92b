"""One post in the report: its text with numbered marks, what each mark means, and its four scores."""

from __future__ import annotations

from collections.abc import Iterator

from sincerity.channels import NAMES
from sincerity.finding import Category, Finding
from sincerity.formats import failure_line, place
from sincerity.formats.html.charts import gauge
from sincerity.formats.html.escape import attributes, path, text
from sincerity.formats.names import kind_of
from sincerity.formats.rules import SEVERITY_NAMES
from sincerity.formats.text import BAND_NAMES, SCORE_NAMES, count
from sincerity.report import Report, Verdict

HIGH, MIDDLING = 67, 34
"""From where a score is high, and from where it is middling."""


def post_name(report: Report, number: int) -> str:
    """Return what the page calls a post."""
    return place(report) if report.path or report.id else f"Tekst {number}"


def verdict(report: Report) -> str:
    """Return the verdict with its sign."""
    sign = "✎" if report.verdict is Verdict.REVISE else "✓"
    name = BAND_NAMES[report.band]
    return f'<span class="verdict {_kind(report)}"><span aria-hidden="true">{sign}</span> {name}</span>'


def _kind(report: Report) -> str:
    return "revise" if report.verdict is Verdict.REVISE else "ok"


def article(report: Report, number: int, anchor: str) -> str:
    """Return one post."""
    marked = _marked(report)
    parts = [
        f'<article id="{anchor}" class="{_kind(report)}" aria-labelledby="{anchor}-kop"><header>',
        f'<h3 id="{anchor}-kop">{path(post_name(report, number))}</h3>',
        f'<p class="about">{_about(report)}</p>{verdict(report)}</header>',
        f'<div class="gauges">{"".join(_gauges(report))}</div>',
        *_why(report),
        '<div class="body">',
        f'<div class="text" lang="nl">{"".join(_text(report, anchor, marked))}</div>',
        '<div class="notes">',
        *_notes(report, anchor, marked),
        "</div></div>",
        *_remarks(report),
        "</article>",
    ]
    return "".join(parts)


def _about(report: Report) -> str:
    words = count(report.words, "woord", "woorden")
    if report.unchecked_words:
        words += f", {report.unchecked_words} niet gelezen"
    return text(f"{NAMES.get(report.channel, report.channel)} · {words}")


def _gauges(report: Report) -> Iterator[str]:
    for category, name in SCORE_NAMES.items():
        score = report.scores.get(category, 0.0)
        level = "hoog" if score >= HIGH else "matig" if score >= MIDDLING else "laag"
        tone = (
            "social"
            if category is Category.SOCIAL
            else {"hoog": "high", "matig": "middling", "laag": "low"}[level]
        )
        yield gauge(name, score, tone, level)
    pair = (
        ("doet sociaal", report.acts_social),
        (SCORE_NAMES[Category.SOCIAL], report.scores.get(Category.SOCIAL, 0.0)),
    )
    bars = "".join(
        f"<li><span>{text(name)}</span> <b>{round(score)}</b>"
        f'<span class="bar" aria-hidden="true"><i style="width:{min(max(score, 0.0), 100.0):.1f}%"></i></span></li>'
        for name, score in pair
    )
    yield f'<ul class="acts">{bars}</ul>'


def _why(report: Report) -> Iterator[str]:
    told = [(c, reasons) for c, reasons in report.score_reasons.items() if reasons]
    if told:
        items = "".join(
            f"<li><b>{text(SCORE_NAMES[c])}</b>: {text('; '.join(reasons))}</li>" for c, reasons in told
        )
        yield f"<details><summary>Waar komen deze cijfers vandaan?</summary><ul>{items}</ul></details>"


def _marked(report: Report) -> list[Finding]:
    """Return the findings that can be marked, in text order: those that start after the one before has ended."""
    marked: list[Finding] = []
    end = 0
    placed = (f for f in report.findings if f.span is not None)
    for finding in sorted(placed, key=lambda f: (f.span.start, -f.span.end) if f.span else (0, 0)):
        assert finding.span is not None
        if finding.span.start >= end and len(finding.span):
            marked.append(finding)
            end = finding.span.end
    return marked


def _text(report: Report, anchor: str, marked: list[Finding]) -> Iterator[str]:
    at = 0
    for number, finding in enumerate(marked, start=1):
        assert finding.span is not None
        yield text(report.source[at : finding.span.start])
        words = text(report.source[finding.span.start : finding.span.end])
        note = f"{anchor}-{number}"
        # The note beside the text says the same to a screen reader, so the one that hovers is hidden from it.
        yield (
            f'<a class="m c-{finding.category.value}" id="{note}-w" href="#{note}" aria-describedby="{note}">'
            f'{words}<sup aria-hidden="true">{number}</sup>'
            f'<span class="pop" aria-hidden="true">{_advice(finding)}</span></a>'
        )
        at = finding.span.end
    yield text(report.source[at:])


def _notes(report: Report, anchor: str, marked: list[Finding]) -> Iterator[str]:
    if not report.findings:
        yield '<p class="none">Hier valt niets op.</p>'
        return
    numbers = {id(finding): number for number, finding in enumerate(marked, start=1)}
    yield f"<ol{attributes(aria_label='Bevindingen')}>"
    for finding in sorted(report.findings, key=lambda f: numbers.get(id(f), len(numbers) + 1)):
        number = numbers.get(id(finding))
        about = f"{SEVERITY_NAMES[finding.severity.value]} · {kind_of(finding)}"
        if number is None:
            where = "de tekst als geheel" if finding.text is None else f"‘{finding.text}’"
            start, back = (
                f'<li class="c-{finding.category.value}">',
                f'<span class="where">{text(where)}</span> ',
            )
        else:
            start = f'<li class="c-{finding.category.value}" id="{anchor}-{number}">'
            label = attributes(href=f"#{anchor}-{number}-w", aria_label=f"{number}: terug naar de woorden")
            back = f'<a class="nr"{label}>{number}</a> '
        yield f'{start}<p class="about">{back}{text(about)}</p>{_advice(finding)}'
        yield f'<p class="rule">{text(finding.rule)}</p></li>'
    yield "</ol>"


def _advice(finding: Finding) -> str:
    """Return what a reader hears and what to do, in elements that may stand inside a link."""
    parts = [f'<span class="says">{text(finding.message)}</span>']
    parts += [f'<span class="instead">{text(suggestion)}</span>' for suggestion in finding.suggestions]
    parts += [f'<span class="reason">want: {text(reason)}</span>' for reason in finding.reasons]
    return "".join(parts)


def _remarks(report: Report) -> Iterator[str]:
    remarks = [f"Let op: {notice}" for notice in report.notices]
    if report.suppressed:
        silenced = ", ".join(sorted({f.rule for f in report.suppressed}))
        what = count(len(report.suppressed), "bevinding is", "bevindingen zijn")
        remarks.append(f"{what} in de tekst zelf uitgezet: {silenced}")
    if report.known:
        what = count(len(report.known), "bevinding is", "bevindingen zijn")
        remarks.append(f"{what} al bekend en {'telt' if len(report.known) == 1 else 'tellen'} niet mee")
    remarks += [f"Mislukt: {failure_line(failure)}" for failure in report.failures]
    if remarks:
        yield '<ul class="remarks">' + "".join(f"<li>{text(remark)}</li>" for remark in remarks) + "</ul>"
