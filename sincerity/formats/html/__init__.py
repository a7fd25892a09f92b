"""The report as one HTML file, to hand to somebody else: every post marked up, with scores and counts.

It asks for nothing over a network, and a content security policy says so to the browser. Posts are kept until the
end of the run, because the overview stands above them.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from importlib import resources

from sincerity.channels import NAMES
from sincerity.finding import Category
from sincerity.formats import failure_line
from sincerity.formats.html.charts import Dot, plane
from sincerity.formats.html.escape import attributes, path, text
from sincerity.formats.html.post import HIGH, article, post_name, verdict
from sincerity.formats.names import kind_of
from sincerity.formats.tally import Tally
from sincerity.formats.text import SCORE_NAMES, VERDICT_NAMES, count, thousands
from sincerity.report import GENERATOR, Failure, Report, Verdict

_SHORT_NAMES = {
    Category.SALES: "verkoperig",
    Category.ONE_WAY: "langs de lezer",
    Category.INSINCERE: "niet oprecht",
    Category.SOCIAL: "is sociaal",
}
"""The scores in the narrow columns of the table."""


class Html:
    """The whole page, given out at the end."""

    shows_failures = True
    shows_notices = True

    def __init__(self, version: str) -> None:
        self._version = version
        self._articles: list[str] = []
        self._rows: list[str] = []
        self._dots: list[Dot] = []
        self._labels: Counter[tuple[Category, str]] = Counter()
        self._failures: list[str] = []

    def begin(self) -> str:
        """Return nothing: the overview comes first."""
        return ""

    def report(self, report: Report) -> str:
        """Keep one post."""
        number = len(self._articles) + 1
        anchor = f"tekst-{number}"
        self._articles.append(article(report, number, anchor))
        self._rows.append(_row(report, number, anchor))
        self._dots.append(
            Dot(
                post_name(report, number),
                anchor,
                report.acts_social,
                report.scores.get(Category.SOCIAL, 0.0),
                report.verdict is Verdict.REVISE,
            )
        )
        self._labels.update((f.category, kind_of(f)) for f in report.findings)
        return ""

    def failure(self, failure: Failure) -> str:
        """Keep a failure that belongs to no post."""
        self._failures.append(failure_line(failure))
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Return the page."""
        one = len(self._articles) == 1
        title = "Hoe komt je tekst over?" if one else "Hoe komen je teksten over?"
        overview = self._overview()
        heading = "De tekst" if one else "De teksten"
        texts = (
            f'<section id="teksten" aria-labelledby="k-teksten"><h2 id="k-teksten">{heading}</h2>{_LEGEND}'
            f"{''.join(self._articles)}</section>"
        )
        parts = [
            _head(title),
            f'<body><a class="skip" href="#teksten">Naar {heading.lower()}</a>',
            f'<header class="top"><h1>{title}</h1><p>{_summary(tally)}</p></header><main>',
            self._unread(),
            # One text is what its reader came for; of many the overview comes first.
            texts + overview if one else overview + texts,
            "</main>",
            _footer(self._version, tally, model),
            f"<script>{_asset('page.js')}</script></body></html>\n",
        ]
        return "".join(parts)

    def _unread(self) -> str:
        if not self._failures:
            return ""
        items = "".join(f"<li>{text(line)}</li>" for line in self._failures)
        return (
            '<section class="failed" aria-labelledby="k-mislukt"><h2 id="k-mislukt">Niet gelezen</h2>'
            f"<ul>{items}</ul></section>"
        )

    def _overview(self) -> str:
        if not self._articles:
            return ""
        parts = [
            '<div class="overview"><section aria-labelledby="k-vlak"><h2 id="k-vlak">Doet sociaal of is sociaal</h2>',
            '<p class="lead">Naar rechts: hoe hard een tekst ‘sociaal’ roept, met emoji, uitroeptekens en jullie. '
            "Naar boven: hoe sociaal hij volgens een oplettende lezer is.</p>",
            plane(self._dots),
            '<p class="key"><span class="k ok">kan zo</span> <span class="k revise">nog even schaven</span></p>',
            "</section>",
            '<section aria-labelledby="k-tel"><h2 id="k-tel">Wat er gevonden is</h2>',
            *self._counts(),
            "</section></div>",
        ]
        if len(self._rows) > 1:
            states = {dot.revise for dot in self._dots}
            parts.append(_table(self._rows, mixed=len(states) > 1))
        return "".join(parts)

    def _counts(self) -> Iterator[str]:
        most = max(self._labels.values(), default=0)
        if not most:
            yield '<p class="lead">Er is niets gevonden: geen tips, geen bevindingen en ook geen pluspunten.</p>'
        for category in Category:
            found = [(name, n) for (c, name), n in self._labels.most_common() if c is category]
            if not found:
                continue
            total = sum(n for _, n in found)
            yield f'<h3 class="c-{category.value}">{text(SCORE_NAMES[category])} <span>{thousands(total)}</span></h3>'
            yield f'<ul class="bars c-{category.value}">'
            for name, n in found:
                width = f"{100 * n / most:.1f}%"
                yield (
                    f'<li><span class="name">{text(name)}</span> <span class="n">{thousands(n)}</span>'
                    f'<span class="bar" aria-hidden="true"><i style="width:{width}"></i></span></li>'
                )
            yield "</ul>"


_LEGEND = (
    '<p class="lead legend">Gemerkte woorden hebben een nummer; in de lijst bij de tekst staat wat een lezer hoort en '
    "wat je kunt schrijven. Of wijs de woorden aan, of ga er met Tab naartoe.<br>"
    '<span class="m c-sales-driven">verkoperig</span> <span class="m c-one-way">langs de lezer</span> '
    '<span class="m c-insincere">niet oprecht</span> <span class="m c-social">sociaal</span></p>'
)

_FILTER = (
    '<p class="filter"><label><input type="checkbox" id="alleen"> '
    "Laat alleen teksten zien die nog even geschaafd kunnen</label></p>"
)


def _head(title: str) -> str:
    script = base64.b64encode(hashlib.sha256(_asset("page.js").encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8">{GENERATOR}'
        f"<meta{attributes(http_equiv='Content-Security-Policy', content=policy)}>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{title}</title><style>{_asset('page.css')}</style></head>"
    )


def _summary(tally: Tally) -> str:
    if not tally.posts:
        return "Er is geen tekst gelezen."
    texts = count(tally.posts, "tekst", "teksten")
    good = tally.posts - tally.revise
    if tally.posts == 1:
        verdict = VERDICT_NAMES[Verdict.REVISE if tally.revise else Verdict.OK]
    elif not tally.revise or not good:
        verdict = "allemaal nog even schaven" if tally.revise else "ze kunnen allemaal zo"
    else:
        verdict = f"{thousands(tally.revise)} nog even schaven, {thousands(good)} {'kan' if good == 1 else 'kunnen'} zo"
    found = count(tally.faults, "bevinding", "bevindingen")
    return f"<b>{texts}</b>: {verdict}. {found} en {count(tally.credits, 'pluspunt', 'pluspunten')}."


def _table(rows: list[str], *, mixed: bool) -> str:
    scores = "".join(f'<th scope="col" class="num">{name}</th>' for name in _SHORT_NAMES.values())
    return (
        f'<section aria-labelledby="k-tabel"><h2 id="k-tabel">Alle teksten op een rij</h2>{_FILTER if mixed else ""}'
        '<div class="scroll" role="region" aria-label="Tabel van alle teksten" tabindex="0"><table>'
        f'<thead><tr><th scope="col">tekst</th><th scope="col">oordeel</th>{scores}'
        '<th scope="col" class="num">doet sociaal</th><th scope="col" class="num">bevindingen</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div></section>"
    )


def _row(report: Report, number: int, anchor: str) -> str:
    cells = "".join(_cell(report.scores.get(c, 0.0), strong=c is not Category.SOCIAL) for c in _SHORT_NAMES)
    channel = NAMES.get(report.channel, report.channel)
    return (
        f'<tr class="{report.verdict.value}"><th scope="row"><a href="#{anchor}">{path(post_name(report, number))}</a>'
        f" <small>{text(channel)}</small></th><td>{verdict(report)}</td>{cells}"
        f'<td class="num">{round(report.acts_social)}</td><td class="num">{thousands(len(report.faults))}</td></tr>'
    )


def _cell(score: float, *, strong: bool) -> str:
    high = " high" if strong and score >= HIGH else ""
    return f'<td class="num{high}">{round(score)}</td>'


def _footer(version: str, tally: Tally, model: str | None) -> str:
    about = [f"sincerity {version}", f"getoetst met {count(tally.rules, 'regel', 'regels')}"]
    about.append(f"taalmodel {model}" if model else "zonder taalmodel")
    if tally.failures:
        about.append(f"{thousands(tally.failures)} mislukt")
    return (
        f"<footer><p>{text(' · '.join(about))}</p>"
        "<p>De cijfers schatten hoe groot de kans is dat een oplettende lezer een tekst zo leest. Over wie hem "
        "schreef zeggen ze niets.</p></footer>"
    )


def _asset(name: str) -> str:
    return resources.files("sincerity.formats.html").joinpath(name).read_text(encoding="utf-8").strip()
