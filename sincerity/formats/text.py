"""The report for a copywriter: what a reader hears where, what to do instead, and how the text as a whole comes across.

One post fits on one screen of 80 columns. Everything that comes from a draft or a rule is made harmless for a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sincerity import channels
from sincerity.finding import Category, Finding, Severity
from sincerity.formats import failure_line, place
from sincerity.formats.excerpt import excerpt
from sincerity.formats.layout import Paint, clean, cut_end, cut_start, one_line, pad, width, wrap
from sincerity.formats.tally import Tally
from sincerity.report import Band, Failure, Report, Verdict
from sincerity.spans import LineIndex

SCORE_NAMES = {
    Category.SALES: "klinkt verkoperig",
    Category.ONE_WAY: "praat langs de lezer",
    Category.INSINCERE: "komt niet oprecht over",
    Category.SOCIAL: "is sociaal",
}
"""What a copywriter calls each score."""

VERDICT_NAMES = {Verdict.OK: "kan zo", Verdict.REVISE: "nog even schaven"}
BAND_NAMES = {Band.OK: "kan zo", Band.DOUBT: "twijfel", Band.REVISE: "nog even schaven"}

CREDIT_NAMES = {
    "open-question": "stelt een echte vraag",
    "owns-it": "neemt verantwoordelijkheid",
    "personal-voice": "er spreekt een mens",
    "credits-others": "geeft anderen de eer",
    "shares-openly": "deelt openhartig",
    "listens": "luistert naar de lezer",
}
"""What each label of the credits says about a post."""

_SIGNS = {Severity.ERROR: "!!", Severity.WARNING: "!", Severity.INFO: "·", Severity.CREDIT: "+"}
_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
    Severity.CREDIT: "green",
}
_MARGIN = 6
_BAR, _SHORT_BAR = 10, 4
_TWO_BARS = 73
"""A line with two bars of full length; a narrower terminal gets short ones."""

_MOST_FINDINGS = 6
"""More than this does not fit on a screen; the rest is for ``-v``."""


class Line(NamedTuple):
    """A line with its colours, and how many columns it takes without them."""

    painted: str
    columns: int


class Text:
    """The full format. *verbose* adds tips, related words, reasons and every suggestion."""

    shows_failures = True
    shows_notices = True

    def __init__(self, *, columns: int = 80, paint: Paint | None = None, verbose: bool = False) -> None:
        self._columns = columns
        self._paint = paint or Paint(False)
        self._verbose = verbose

    def begin(self) -> str:
        """Return nothing: each post has a heading of its own."""
        return ""

    def report(self, report: Report) -> str:
        """Return one post, followed by an empty line."""
        parts = [
            self._heading(report),
            *self._faults(report),
            *self._credits(report),
            *self._scores(report),
            *self._remarks(report),
        ]
        return "\n".join(parts) + "\n\n"

    def failure(self, failure: Failure) -> str:
        """Return a failure on one line, unbroken, so that a command in it can be copied."""
        return f"{self._paint('mislukt:', 'red', 'bold')} {clean(failure_line(failure))}\n\n"

    def end(self, tally: Tally, model: str | None) -> str:
        """Return the line that counts, always the last one."""
        shown = tally.faults if self._verbose else tally.faults - tally.tips
        counts = ", ".join(
            (
                # Bare ‘186 regels’ would read as the length of the text.
                f"{count(tally.posts, 'tekst', 'teksten')} getoetst met {count(tally.rules, 'regel', 'regels')}",
                count(shown, "bevinding", "bevindingen"),
                f"{tally.failures} mislukt",
            )
        )
        if tally.posts > 1:
            counts += f"; {tally.revise} van {tally.posts} nog even schaven"
        if tally.known:
            counts += f"; {thousands(tally.known)} bekend"
        if tally.tips and not self._verbose:
            counts += f"; nog {count(tally.tips, 'tip', 'tips')} met -v"
        return counts + "\n"

    def _heading(self, report: Report) -> str:
        words = count(report.words, "woord", "woorden")
        if report.unchecked_words:
            words += f" ({thousands(report.unchecked_words)} niet gelezen)"
        about = f"{channels.NAMES.get(report.channel, report.channel)}, {words}"
        name = cut_start(
            clean(place(report) if report.path or report.id else "Je tekst"), self._columns - width(about) - 8
        )
        rule = "─" * max(2, self._columns - width(name) - width(about) - 5)
        return f"{self._paint(name, 'bold')}  {self._paint(f'{rule} {about}', 'dim')}\n"

    def _faults(self, report: Report) -> Iterator[str]:
        lines = LineIndex(report.source)
        faults = [f for f in report.faults if self._verbose or f.severity is not Severity.INFO]
        shown = faults if self._verbose else _worst(faults)
        said: set[tuple[str, tuple[str, ...]]] = set()
        for finding in shown:
            yield from self._finding(finding, report.source, lines, said)
            yield ""
        if len(shown) < len(faults):
            more = count(len(faults) - len(shown), "bevinding", "bevindingen")
            yield self._dim(f"en nog {more}; met -v zie je ze allemaal")
            yield ""

    def _finding(
        self, finding: Finding, source: str, lines: LineIndex, said: set[tuple[str, tuple[str, ...]]]
    ) -> Iterator[str]:
        colour = _COLOURS[finding.severity]
        inner = self._columns - _MARGIN
        if finding.span:
            gutter = f"{lines.position(finding.span.start).line:>{_MARGIN - 2}}  "
            styles = (colour, "underline")
            yield self._paint(gutter, "dim") + excerpt(
                source, lines, finding.span, inner, self._paint, styles
            )
        else:
            yield " " * _MARGIN + self._paint("De tekst als geheel", "underline")
        body = self._hanging(_SIGNS[finding.severity], clean(finding.message), colour)
        # The same advice twice on one screen is noise; the second time the words alone are enough.
        key = (finding.rule, finding.suggestions)
        if self._verbose or key not in said:
            said.add(key)
            suggestions = finding.suggestions if self._verbose else finding.suggestions[:1]
            for suggestion in suggestions:
                body += self._hanging("→", clean(suggestion), "green")
        if self._verbose:
            body += self._background(finding, source, lines)
        yield from self._signed(body, clean(finding.rule))

    def _signed(self, body: list[Line], rule: str) -> Iterator[str]:
        """Put the rule's name at the right of the last line where there is room, else below it."""
        *others, last = body
        yield from (line.painted for line in others)
        gap = self._columns - last.columns - width(rule)
        if gap >= 3:
            yield last.painted + " " * gap + self._paint(rule, "dim")
        else:
            yield last.painted
            yield " " * max(_MARGIN + 3, self._columns - width(rule)) + self._paint(rule, "dim")

    def _background(self, finding: Finding, source: str, lines: LineIndex) -> list[Line]:
        out: list[Line] = []
        for span in finding.related:
            words = cut_end(one_line(source[span.start : span.end]), 40)
            out += self._hanging("", f"hoort erbij: regel {lines.position(span.start).line} ‘{words}’", "dim")
        for reason in finding.reasons:
            out += self._hanging("", f"want: {clean(reason)}", "dim")
        return out

    def _credits(self, report: Report) -> Iterator[str]:
        if not report.credits:
            return
        lines = LineIndex(report.source)
        groups: dict[str, list[Finding]] = {}
        for finding in report.credits:
            name = CREDIT_NAMES.get(finding.label or "", SCORE_NAMES[Category.SOCIAL])
            groups.setdefault(name, []).append(finding)
        yield "  " + self._paint("Dit gaat goed", "bold")
        for name, findings in groups.items():
            yield self._credit(name, findings, lines)
            if self._verbose:
                for finding in findings:
                    yield from self._signed(
                        self._hanging("", clean(finding.message), "dim"), clean(finding.rule)
                    )
        yield ""

    def _credit(self, name: str, findings: list[Finding], lines: LineIndex) -> str:
        first = findings[0]
        line = f"{lines.position(first.span.start).line}" if first.span else ""
        more = f" (en nog {len(findings) - 1} keer)" if len(findings) > 1 else ""
        start = f"{' ' * _MARGIN}{self._paint('+', 'green', 'bold')}  {name}"
        if not first.span or first.text is None:
            return start + more
        room = self._columns - _MARGIN - 3 - width(name) - width(more) - 4
        quote = cut_end(one_line(first.text), room)
        gutter = self._paint(f"{line:>{_MARGIN - 2}}  ", "dim")
        return f"{gutter}{start[_MARGIN:]}: ‘{self._paint(quote, 'green')}’{more}"

    def _scores(self, report: Report) -> Iterator[str]:
        if report.scoring == "none":  # nothing was read, so a bar would say what nobody knows
            return
        faults = [
            (SCORE_NAMES[category], report.scores.get(category, 0.0)) for category in list(SCORE_NAMES)[:3]
        ]
        social = [
            ("doet sociaal", report.acts_social, "cyan"),
            (SCORE_NAMES[Category.SOCIAL], report.scores.get(Category.SOCIAL, 0.0), "green"),
        ]
        gap = " " * (5 if self._columns >= _TWO_BARS else 3)
        for row, (name, score) in enumerate(faults):
            colour = "red" if score >= 67 else "yellow" if score >= 34 else "green"
            line = f"  {pad(name, 22)}  {self._bar(score, colour)}"
            if row < len(social):
                other, value, its_colour = social[row]
                line += f"{gap}{pad(other, 12)}  {self._bar(value, its_colour)}"
            else:
                line += f"{gap}{self._band(report)}"
            yield line
        if self._verbose:
            for category, reasons in report.score_reasons.items():
                text = f"{SCORE_NAMES[category]}: {'; '.join(reasons)}"
                for line in wrap(clean(text), self._columns - 4):
                    yield self._dim(line, indent=2)

    def _band(self, report: Report) -> str:
        band = report.band
        # A post with known findings is not fine, it only has nothing new.
        name = "niets nieuws" if report.known and band is not Band.REVISE else BAND_NAMES[band]
        sign, *style = {
            Band.OK: ("✓", "green", "bold"),
            Band.DOUBT: ("?", "yellow"),
            Band.REVISE: ("✎", "yellow", "bold"),
        }[band]
        return self._paint(f"{sign} {name}", *style)

    def _bar(self, score: float, colour: str) -> str:
        length = _BAR if self._columns >= _TWO_BARS else _SHORT_BAR
        full = round(min(max(score, 0.0), 100.0) / 100 * length)
        bar = self._paint("█" * full, colour) + self._paint("░" * (length - full), "dim")
        return f"{bar} {round(score):>3}"

    def _remarks(self, report: Report) -> Iterator[str]:
        remarks = list(report.notices)
        if report.suppressed:
            off = count(len(report.suppressed), "bevinding is", "bevindingen zijn")
            remarks.append(f"{off} in de tekst zelf uitgezet")
            if self._verbose:
                remarks[-1] += ": " + ", ".join(sorted({finding.rule for finding in report.suppressed}))
        if remarks or report.failures:
            yield ""
        for remark in remarks:
            lines = wrap(clean(remark), self._columns - 11)
            yield f"  {self._paint('let op:', 'cyan')} {lines[0]}"
            yield from (" " * 10 + line for line in lines[1:])
        for failure in report.failures:
            yield f"  {self._paint('mislukt:', 'red', 'bold')} {clean(failure_line(failure))}"

    def _hanging(self, sign: str, text: str, colour: str) -> list[Line]:
        """Return *text* with *sign* before its first line; without a sign all of it is in *colour*."""
        indent = " " * (_MARGIN + 3)
        out = []
        for number, line in enumerate(wrap(text, self._columns - _MARGIN - 3)):
            columns = _MARGIN + 3 + width(line)
            if sign and not number:
                head = " " * _MARGIN + self._paint(sign, colour, "bold") + " " * (3 - width(sign))
                out.append(Line(head + line, columns))
            else:
                out.append(Line(indent + (line if sign else self._paint(line, colour)), columns))
        return out

    def _dim(self, text: str, *, indent: int = _MARGIN) -> str:
        return " " * indent + self._paint(text, "dim")


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun: ``1 tekst``, ``2 teksten``."""
    return f"{thousands(number)} {one if number == 1 else many}"


def thousands(number: int) -> str:
    """Return a number as Dutch writes it: ``1.200``."""
    return f"{number:,}".replace(",", ".")


def _worst(faults: list[Finding]) -> list[Finding]:
    """Return as many findings as a screen holds, errors first, in text order."""
    order = sorted(range(len(faults)), key=lambda index: (-faults[index].severity.rank, index))
    return [faults[index] for index in sorted(order[:_MOST_FINDINGS])]
