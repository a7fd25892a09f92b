"""What `sincerity inspect` shows: as text of 80 columns for whoever writes rules, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sincerity.channels import NAMES
from sincerity.formats.layout import Paint, clean, cut_end, one_line, pad, width, wrap
from sincerity.formats.rules import SEVERITY_NAMES
from sincerity.formats.text import BAND_NAMES, SCORE_NAMES, count
from sincerity.inspection import MASK_NAMES, Inspection, Outcome, Seen, Token, Trace, line_of
from sincerity.report import FORMAT_VERSION
from sincerity.spans import Span

BLOCK_NAMES = {
    "paragraph": "alinea",
    "heading": "kop",
    "list_item": "punt",
    "table_cell": "tabelcel",
    "title": "titel",
    "description": "beschrijving",
    "caption": "bijschrift",
}
"""What a Dutch reader calls a kind of block."""

OUTCOME_NAMES = {
    Outcome.FINDING: "bevinding",
    Outcome.CHANNEL: "ander kanaal",
    Outcome.NAME: "eigen naam",
    Outcome.UNLESS: "uitzondering",
    Outcome.WHERE: "andere plaats",
    Outcome.MASKED: "niet gelezen",
    Outcome.SUPPRESSED: "uitgezet",
    Outcome.OVERLAP: "overlapt",
}
"""What became of a match, in a word or two."""

_NO_MODEL = "hiervoor is een taalmodel nodig, en er is geen gekozen (--model none)"
_TOKEN_COLUMNS = (4, 15, 14, 6, 19)
_FEATURES = 20
_FIGURE = 12


def inspection_text(inspection: Inspection, *, paint: Paint, columns: int) -> str:
    """Return everything that was seen of one post; when rules were named, only what those saw."""
    lines = list(_heading(inspection, paint, columns))
    if not inspection.narrowed:
        for part in (_blocks, _masks, _sentences, _tokens, _sights, _measures, _scores):
            lines += [*part(inspection, paint, columns), ""]
    lines += _traces(inspection, paint, columns)
    return "\n".join(lines).rstrip() + "\n\n"


def _heading(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    source, report = inspection.document.source, inspection.report
    name = source.path or "Je tekst"
    if source.id:
        name += f", {source.id}"
    about = f"{NAMES.get(source.channel, source.channel)}, {count(report.words, 'woord', 'woorden')}"
    yield paint(cut_end(clean(name), columns), "bold")
    yield paint(f"{about}; taalmodel: {clean(report.model or 'geen')}", "dim")
    yield ""


def _blocks(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    yield paint(f"Blokken ({len(inspection.blocks)})", "bold")
    for block in inspection.blocks:
        text = _slice(inspection, block.span)
        yield _row(inspection, block.span, BLOCK_NAMES.get(block.kind.value, block.kind.value), text, columns)


def _masks(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    yield paint(f"Niet gelezen ({len(inspection.masks)})", "bold")
    for mask in inspection.masks:
        yield _row(inspection, mask.span, MASK_NAMES[mask.kind], _slice(inspection, mask.span), columns)
    skipped = inspection.document.unchecked_words
    if skipped:
        yield f"  {count(skipped, 'woord blijft', 'woorden blijven')} in totaal ongelezen"


def _sentences(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    sentences = inspection.document.sentences
    yield paint(f"Zinnen ({len(sentences)})", "bold")
    for number, span in enumerate(sentences, start=1):
        lines = wrap(one_line(_slice(inspection, span)), columns - 6)
        first, *rest = (cut_end(line, columns - 6) for line in lines)
        yield f"{number:>4}  {first}"
        yield from (" " * 6 + line for line in rest)


def _tokens(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    if inspection.tokens is None:
        yield paint("Woorden van het taalmodel", "bold")
        yield f"  {_NO_MODEL}"
        return
    yield paint(f"Woorden van het taalmodel ({len(inspection.tokens)})", "bold")
    names = ("nr", "woord", "lemma", "soort", "rol → bij")
    head = "".join(pad(name, size) for name, size in zip(names, _TOKEN_COLUMNS, strict=True))
    yield paint(cut_end(f" {head}kenmerken", columns), "dim")
    ends = [span.end for span in inspection.document.sentences]
    for token in inspection.tokens:
        if token.text.isspace():
            continue
        if len(ends) > 1 and token.span.start >= ends[0]:
            ends.pop(0)
            yield ""
        yield from _token_lines(token, columns)


def _token_lines(token: Token, columns: int) -> Iterator[str]:
    relation = token.relation if token.head == token.number else f"{token.relation} → {token.head}"
    cells = (str(token.number), token.text, token.lemma, token.pos, relation)
    row = " " + "".join(
        pad(cut_end(clean(cell), size - 1), size) for cell, size in zip(cells, _TOKEN_COLUMNS, strict=True)
    )
    if not token.features:
        yield row.rstrip()
    elif columns - width(row) < _FEATURES:  # no room beside the token: the features go below it
        yield row.rstrip()
        yield from (" " * 5 + line for line in wrap(" ".join(token.features), columns - 5))
    else:
        first, *rest = wrap(" ".join(token.features), columns - width(row))
        yield row + first
        yield from (" " * width(row) + line for line in rest)


def _sights(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    yield paint(f"Gezien in de zinsbouw ({len(inspection.sights)})", "bold")
    if inspection.tokens is None:
        yield f"  {_NO_MODEL}"
    for sight in inspection.sights:
        words = f"‘{one_line(_slice(inspection, sight.span))}’ ({clean(sight.about)})"
        yield _row(inspection, sight.span, sight.kind, words, columns)


def _scores(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    report = inspection.report
    yield paint(f"Cijfers: {BAND_NAMES[report.band]}", "bold")
    for category, name in SCORE_NAMES.items():
        yield f"  {round(report.scores[category]):>{_FIGURE - 3}} {name}"
        for reason in report.score_reasons.get(category, ()):
            lines = wrap(clean(reason), columns - _FIGURE - 2)
            yield from (" " * (_FIGURE + 2) + paint(line, "dim") for line in lines)


def _measures(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    yield paint(f"Maten ({len(inspection.measures)})", "bold")
    group = ""
    for value in inspection.measures:
        if value.group != group:
            group = value.group
            yield f"  {group}"
        figure = "–" if value.value is None else _figure(value.value)
        about = f"{value.measure.summary} ({value.measure.unit})"
        if value.value is None:
            about += " Hiervoor is een taalmodel nodig."
        start = f"  {figure:>{_FIGURE - 3}} {pad(value.measure.name, 28)}"
        first, *rest = wrap(about, columns - width(start))
        yield start + paint(first, "dim")
        yield from (" " * width(start) + paint(line, "dim") for line in rest)


def _traces(inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    silent = [t for t in inspection.traces if t.ran and not t.seen]
    if not inspection.narrowed:
        yield paint(f"Regels ({len(inspection.traces)})", "bold")
    for trace in inspection.traces:
        if inspection.narrowed or trace.seen or not trace.ran:
            yield from _trace(trace, inspection, paint, columns)
    if silent and not inspection.narrowed:
        yield f"  {count(len(silent), 'regel zag', 'regels zagen')} niets; één regel bekijken: --rule REGEL"


def _trace(trace: Trace, inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    rule = trace.rule
    about = f"{rule.kind} · {SEVERITY_NAMES[rule.severity.value]} · {rule.label or 'label per vondst'}"
    yield f"  {paint(rule.id, 'bold')}  {paint(about, 'dim')}"
    if trace.remark:
        yield from (f"      {line}" for line in wrap(clean(trace.remark), columns - 6))
    if trace.ran and not trace.seen:
        yield "      geen woorden die bij de regel passen"
    for seen in trace.seen:
        yield from _seen(seen, inspection, paint, columns)


def _seen(seen: Seen, inspection: Inspection, paint: Paint, columns: int) -> Iterator[str]:
    line = "" if seen.place is None else str(line_of(inspection, seen.place))
    mark = paint("+", "green") if seen.outcome is Outcome.FINDING else paint("–", "yellow")
    name = pad(OUTCOME_NAMES[seen.outcome], 14)
    words = "de tekst als geheel" if seen.text is None else f"‘{one_line(seen.text)}’"
    yield f"{line:>4}  {mark} {name}{cut_end(words, columns - 22)}"
    if seen.reason:
        reason = f"{seen.reason} [{seen.condition}]" if seen.condition else seen.reason
        yield from (" " * 22 + paint(part, "dim") for part in wrap(clean(reason), columns - 22))


def _row(inspection: Inspection, span: Span, name: str, text: str, columns: int) -> str:
    start = f"{line_of(inspection, inspection.document.locate(span)):>4}  {pad(name, 15)} "
    return start + cut_end(one_line(text), columns - width(start))


def _slice(inspection: Inspection, span: Span) -> str:
    return inspection.document.text[span.start : span.end]


def _figure(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def inspection_object(inspection: Inspection) -> dict[str, Any]:
    """Return everything that was seen of one post as JSON values; spans in ``text``, ``place`` in the source."""
    document, report = inspection.document, inspection.report
    whole: dict[str, Any] = {
        "id": document.source.id,
        "path": document.source.path,
        "channel": document.source.channel,
        "model": report.model,
        "text": document.text,
        "blocks": [{"kind": b.kind.value, "span": _pair(b.span)} for b in inspection.blocks],
        "masks": [{"kind": m.kind.value, "span": _pair(m.span)} for m in inspection.masks],
        "sentences": [_pair(span) for span in document.sentences],
        "tokens": None if inspection.tokens is None else [_token(token) for token in inspection.tokens],
        "grammar": [{"kind": s.kind, "span": _pair(s.span), "about": s.about} for s in inspection.sights],
        "measures": [
            {
                "name": v.measure.name,
                "group": v.group,
                "value": v.value,
                "unit": v.measure.unit,
                "summary": v.measure.summary,
            }
            for v in inspection.measures
        ],
        "scores": {category.value: round(score, 1) for category, score in report.scores.items()},
        "verdict": report.verdict.value,
    }
    rules = [_rule_object(trace) for trace in inspection.traces]
    kept = ("id", "path", "channel", "model", "text") if inspection.narrowed else tuple(whole)
    return {"version": FORMAT_VERSION, **{key: whole[key] for key in kept}, "rules": rules}


def inspection_line(inspection: Inspection) -> str:
    """Return one post as a line of JSON."""
    return json.dumps(inspection_object(inspection), ensure_ascii=False, allow_nan=False) + "\n"


def _rule_object(trace: Trace) -> dict[str, Any]:
    return {
        "rule": trace.rule.id,
        "kind": trace.rule.kind,
        "ran": trace.ran,
        "remark": trace.remark,
        "matches": [
            {
                "span": None if s.span is None else _pair(s.span),
                "place": None if s.place is None else _pair(s.place),
                "text": s.text,
                "outcome": s.outcome.value,
                "reason": s.reason,
                "condition": s.condition,
            }
            for s in trace.seen
        ],
    }


def _token(token: Token) -> dict[str, Any]:
    return {
        "number": token.number,
        "span": _pair(token.span),
        "text": token.text,
        "lemma": token.lemma,
        "pos": token.pos,
        "features": list(token.features),
        "relation": token.relation,
        "head": token.head,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
