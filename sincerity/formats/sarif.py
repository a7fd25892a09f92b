"""SARIF 2.1.0, for code scanning: one run, with the help of every rule, fixes, and columns in code points.

Credits are left out: a viewer of SARIF knows nothing but what is wrong. Findings that a comment in the text
silences, and known ones that do not count, are in it, marked as suppressed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from sincerity.finding import Finding, Severity
from sincerity.formats.machine import counts_in_file, file_path, fingerprint, told, whole_characters
from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report
from sincerity.rule import Rule
from sincerity.spans import LineIndex, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""Where the standard says that its schema is."""

LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
_ROOT = "%SRCROOT%"


class Sarif:
    """One log with one run, given out result by result; the tool comes after them, with every rule that has a result.

    Args:
        version: The version of sincerity.
        rules: The rules that run everywhere, in the log whether they find anything or not.
        others: Rules that may run on some paths only; they are in the log where they find something.
    """

    shows_failures = True
    shows_notices = True

    def __init__(self, version: str, rules: Sequence[Rule], others: Iterable[Rule] = ()) -> None:
        self._version = version
        self._rules = [rule for rule in rules if rule.severity is not Severity.CREDIT]
        self._numbers = {rule.id: number for number, rule in enumerate(self._rules)}
        self._others = {rule.id: rule for rule in others}
        self._notifications: list[dict[str, Any]] = []
        self._seen: dict[str, int] = {}
        self._results = 0

    def begin(self) -> str:
        """Open the log."""
        about = {
            "language": "nl",
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
        }
        head = _dump(about)[:-1]
        return f'{{"$schema": {_dump(SCHEMA)}, "version": "2.1.0", "runs": [{head}, "results": ['

    def report(self, report: Report) -> str:
        """Return the results of one post; what did not run is kept for the end."""
        for failure in report.failures:
            self._notify("error", failure.message, failure.path or report.path, failure.rule)
        for notice in report.notices:
            self._notify("note", notice, report.path, None)
        return "".join(self._result(item) for item in self._objects(report))

    def failure(self, failure: Failure) -> str:
        """Keep a failure for the end."""
        self._notify("error", failure.message, failure.path, failure.rule)
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Close the results and add the tool with its rules, and how the run went."""
        driver = {
            "name": "sincerity",
            "version": self._version,
            "semanticVersion": self._version,
            "language": "nl",
            "rules": [_descriptor(rule) for rule in self._rules],
        }
        invocation = {
            "executionSuccessful": not tally.failures and tally.posts > 0,
            "toolExecutionNotifications": self._notifications,
        }
        properties = {"model": model, "posts": tally.posts, "revise": tally.revise}
        tail = _dump({"tool": {"driver": driver}, "invocations": [invocation], "properties": properties})[1:]
        return f"\n], {tail}]}}\n"

    def _result(self, result: dict[str, Any]) -> str:
        separator = ",\n" if self._results else "\n"
        self._results += 1
        return separator + _dump(result)

    def _objects(self, report: Report) -> Iterator[dict[str, Any]]:
        lines = LineIndex(report.source)
        for finding in report.faults:
            yield self._object(finding, report, lines)
        for kind, findings in (("inSource", report.suppressed), ("external", report.known)):
            for finding in findings:
                if finding.is_fault:
                    yield {**self._object(finding, report, lines), "suppressions": [{"kind": kind}]}

    def _object(self, finding: Finding, report: Report, lines: LineIndex) -> dict[str, Any]:
        location = _location(report, finding.span, lines)
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "level": LEVELS[finding.severity],
            "message": {"text": _plain(told(finding, report))},
            "locations": [location] if location else [],
            "partialFingerprints": {
                "sincerityWords/v1": fingerprint(finding, self._seen, report.path or "-", report.id or "")
            },
            "properties": {
                "category": finding.category.value,
                "label": finding.label,
                "channel": report.channel,
                "suggestions": list(finding.suggestions),
            },
        }
        number = self._number(finding.rule)
        if number is not None:
            result["ruleIndex"] = number
        if finding.related:
            places = (_location(report, span, lines) for span in finding.related)
            result["relatedLocations"] = [
                {**place, "id": number, "message": {"text": "hoort erbij"}}
                for number, place in enumerate(filter(None, places), start=1)
            ]
        if finding.fix and counts_in_file(report):
            result["fixes"] = [_fix(finding, report, lines)]
        return result

    def _number(self, rule: str) -> int | None:
        """Return the place of a rule among those of the tool, where one that runs on some paths only joins them.

        ``None`` where nobody knows the rule, as in a report that another version made.
        """
        if rule not in self._numbers and rule in self._others:
            self._numbers[rule] = len(self._rules)
            self._rules.append(self._others[rule])
        return self._numbers.get(rule)

    def _notify(self, level: str, message: str, path: str | None, rule: str | None) -> None:
        notification: dict[str, Any] = {"level": level, "message": {"text": _plain(message)}}
        if path is not None:
            notification["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
        if rule is not None:
            notification["associatedRule"] = {"id": rule}
        self._notifications.append(notification)


def _descriptor(rule: Rule) -> dict[str, Any]:
    examples = [f"- {example.text}" for example in rule.bad]
    advice = [f"- {suggestion}" for suggestion in rule.suggest]
    sources = [
        f"- [{_literal(ref.title)}]({ref.url})" if ref.url else f"- {_literal(ref.title)}"
        for ref in rule.references
    ]
    paragraphs = [" ".join(paragraph.split()) for paragraph in rule.explain.split("\n\n")]
    markdown = [_literal(paragraph) for paragraph in paragraphs]
    plain = list(paragraphs)
    for title, items in (("Wat je kunt doen", advice), ("Vindt de regel", examples)):
        if items:
            markdown.append(f"**{title}**\n\n" + "\n".join(_literal(item) for item in items))
            plain.append(f"{title}:\n" + "\n".join(items))
    if sources:
        markdown.append("**Bronnen**\n\n" + "\n".join(sources))
    return {
        "id": rule.id,
        "shortDescription": {"text": _plain(rule.summary)},
        "fullDescription": {"text": _plain(paragraphs[0])},
        "help": {"text": _plain("\n\n".join(plain)), "markdown": "\n\n".join(markdown)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.category.value, *([rule.label] if rule.label else [])],
            "status": rule.status.value,
        },
    }


def _location(report: Report, span: Span | None, lines: LineIndex) -> dict[str, Any]:
    """Return a location; a post that is a part of a file gets the file alone, and its name as the logical place."""
    location: dict[str, Any] = {}
    if report.path is not None:
        physical: dict[str, Any] = {"artifactLocation": _artifact(report.path)}
        if span is not None and counts_in_file(report):
            physical["region"] = _region(report, span, lines)
        location["physicalLocation"] = physical
    if report.id is not None:
        location["logicalLocations"] = [{"name": report.id, "kind": "object"}]
    return location


def _region(report: Report, span: Span, lines: LineIndex) -> dict[str, Any]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
        "snippet": {"text": report.source[span.start : span.end]},
    }


def _fix(finding: Finding, report: Report, lines: LineIndex) -> dict[str, Any]:
    replacements = []
    for edit in finding.fix:
        region = _region(report, edit.span, lines)
        del region["snippet"]
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    change = {"artifactLocation": _artifact(report.path or "-"), "replacements": replacements}
    return {"description": {"text": _plain(finding.message)}, "artifactChanges": [change]}


def _artifact(path: str) -> dict[str, str]:
    name = file_path(path)
    try:  # a file name is bytes, and bytes that are no UTF-8 come to us as half characters
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = whole_characters(name).encode("utf-8")
    uri = quote(data, safe="/~-_.")
    return {"uri": f"file://{uri}"} if name.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _plain(text: str) -> str:
    """Return text in which no ``[words](target)`` is read as a link: that is what SARIF does in plain messages."""
    return text.replace("](", "\\](") if "](" in text else text


def _literal(text: str) -> str:
    """Return text that says the same as Markdown, apart from the dash of a list at its start."""
    sign, rest = (text[:2], text[2:]) if text.startswith("- ") else ("", text)
    for character in "\\`*_[]<>#|":
        rest = rest.replace(character, "&lt;" if character == "<" else f"\\{character}")
    return sign + rest


def _dump(value: object) -> str:
    return whole_characters(json.dumps(value, ensure_ascii=False, allow_nan=False))
