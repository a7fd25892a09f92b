"""The drawings of the report, as SVG: a gauge for a score, and the plane of seeming social against being so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sincerity.formats.html.escape import attributes, text

_LEFT, _TOP, _FIELD = 28, 24, 310
_CROWD = 100
"""More dots than this are drawn smaller."""

_MOST_STOPS = 40
"""More dots than this are left out of the order of the Tab key; the table below leads to the same posts."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A post in the plane; ``anchor`` is the id of its place in the page."""

    name: str
    anchor: str
    acts: float
    is_social: float
    revise: bool


def gauge(name: str, score: float, tone: str, word: str) -> str:
    """Return half a circle that is filled as far as the score says, with the figure in it.

    Args:
        name: What the score is called.
        score: 0 to 100.
        tone: The class that gives it its colour.
        word: The score in a word, so that colour is not all that tells.
    """
    value = min(max(score, 0.0), 100.0)
    figure = round(value)
    label = attributes(aria_label=f"{name}: {figure} van 100, {word}")
    arc = "M 12 62 A 48 48 0 0 1 108 62"
    return (
        f'<div class="gauge {tone}"><svg viewBox="0 0 120 70" role="img"{label}>'
        f'<path class="track" d="{arc}"/>'
        f'<path class="fill" d="{arc}" pathLength="100" stroke-dasharray="{value:.1f} 200"/>'
        f'<text x="60" y="60" class="figure">{figure}</text></svg>'
        f'<p aria-hidden="true"><b>{text(name)}</b> <span>{text(word)}</span></p></div>'
    )


def plane(dots: Sequence[Dot]) -> str:
    """Return the plane with a dot for each post; posts in the same place lie around each other."""
    left, top, size = _LEFT, _TOP, _FIELD
    right, bottom, middle = left + size, top + size, size / 2
    stops = None if len(dots) <= _MOST_STOPS else -1
    parts = [
        f'<svg class="plane" viewBox="0 0 {right + 4} {bottom + 42}" role="group" '
        'aria-label="Doet sociaal tegenover is sociaal">',
        f'<rect class="field" x="{left}" y="{top}" width="{size}" height="{size}" rx="6"/>',
        f'<rect class="praise" x="{left}" y="{top}" width="{size}" height="{middle}" rx="6"/>',
        f'<path class="cross" d="M {left + middle} {top} v {size} M {left} {top + middle} h {size}"/>',
    ]
    corners = (
        (left + 2, top - 8, "start", "is het, zonder poespas"),
        (right - 2, top - 8, "end", "doet het en is het"),
        (left + 2, bottom + 17, "start", "zakelijk"),
        (right - 2, bottom + 17, "end", "doet alsof"),
    )
    parts += [f'<text class="corner" x="{x}" y="{y}" text-anchor="{a}">{t}</text>' for x, y, a, t in corners]
    parts.append(
        f'<text class="axis" x="{left + middle}" y="{bottom + 36}" text-anchor="middle">doet sociaal →</text>'
        f'<text class="axis" transform="translate({left - 10} {top + middle}) rotate(-90)" text-anchor="middle">'
        "is sociaal →</text>"
    )
    half = 8 if len(dots) <= _CROWD else 5
    for dot, dx, dy in _spread(dots, step=half * 1.4):
        x = min(max(left + size * dot.acts / 100 + dx, left + 10), right - 10)
        y = min(max(bottom - size * dot.is_social / 100 + dy, top + 10), bottom - 10)
        state = "nog even schaven" if dot.revise else "kan zo"
        about = f"{dot.name}: doet sociaal {round(dot.acts)}, is sociaal {round(dot.is_social)}, {state}"
        link = attributes(href=f"#{dot.anchor}", aria_label=about, tabindex=stops)
        shape = (
            f'<path d="M {x:.1f} {y - half:.1f} l {half} {half} l -{half} {half} l -{half} -{half} z"/>'
            if dot.revise
            else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half * 0.8:.1f}"/>'
        )
        kind = "revise" if dot.revise else "ok"
        parts.append(f'<a class="{kind}"{link}><title>{text(about)}</title>{shape}</a>')
    return "".join([*parts, "</svg>"])


def _spread(dots: Iterable[Dot], *, step: float) -> Iterable[tuple[Dot, float, float]]:
    """Lay posts with nearly the same scores in a spiral, so that each can be seen and touched."""
    seen: dict[tuple[int, int], int] = {}
    for dot in dots:
        place = (round(dot.acts / 4), round(dot.is_social / 4))
        number = seen.get(place, 0)
        seen[place] = number + 1
        angle, distance = number * 2.39996, step * math.sqrt(number)
        yield dot, distance * math.cos(angle), distance * math.sin(angle)
