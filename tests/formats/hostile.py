"""Texts that try to get out of the format that they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sincerity.finding import Severity
from sincerity.formats import Format
from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report
from tests.formats.reports import finding, report

HOSTILE: Sequence[str] = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "]]> <!-- --> <![CDATA[ &lt; &amp;#39; \" '",
    "regel een\nregel twee\r\nregel drie\rregel vier\u2028vijf",
    "100%0A::error file=x.md,line=1::gekaapt%25",
    "::warning file=a,b:c::ja",
    "\n::error::ook gekaapt",
    "👨‍👩‍👧‍👦🎉 e\u0301 \U0001f469\U0001f3fd‍🚀",
    "half teken \ud83d en \udc00",
    "nul \x00 bel \x07 escape \x1b[31m einde \x1b[0m \ufffe \uffff",
    "\u202eachterstevoren\u202c",
    "[klik](javascript:alert(1)) {0} {{1}} \\[x\\](y) `code` | tabel",
    '{"json": [1, 2]}, {"x": "\\u0022"}',
    "`${alert(1)}` ${{ secrets.X }} $(id) `id`",
)


def hostile_report(text: str) -> Report:
    """Return a report in which everything that a draft or an own rule can choose holds *text*."""
    source = f"voor {text} na"
    bad = finding(
        source,
        text,
        message=f"‘{text}’ zegt weinig.",
        suggestions=(f"Liever: {text}",),
        severity=Severity.ERROR,
        reasons=(text,),
    )
    whole = finding(source, None, "lengte", message=f"{text} is lang.")
    good = finding(source, "na", "vraag", "open-question", message=f"{text}?")
    return report(
        source,
        bad,
        whole,
        good,
        path=f"map/{text}.md",
        notices=(text,),
        failures=(Failure(f"regel stuk liep niet af: {text}", "stuk", f"map/{text}.md"),),
        suppressed=(finding(source, "voor", "stil", message=text),),
    )


def write(form: Format, items: Iterable[Report | Failure], *, model: str | None = "nl_x 1.0") -> str:
    """Return what a format makes of a run."""
    tally = Tally(rules=3)
    parts = [form.begin()]
    for item in items:
        if isinstance(item, Failure):
            tally.add_failure(item)
            parts.append(form.failure(item))
        else:
            tally.add(item)
            parts.append(form.report(item))
    return "".join([*parts, form.end(tally, model)])
