"""Shortcodes of content systems: ``{{< figure >}}``, ``{{% note %}}`` and ``{% include %}``.

The shortcode itself is left out of the text. A variable, ``{{ voornaam }}``, stands where a word will stand, so
it is kept.
"""

from __future__ import annotations

import re

from sincerity.markup.collector import Collector, Finder

_LONGEST = 2000
_HEAD = re.compile(r"\s*(?P<slash>/|end)?\s*(?P<name>[A-Za-z][\w-]*)?")
_STRING = re.compile(r"\"([^\"]*)\"|“([^”]*)”")
# What stands between these and their end is code or somebody else's words, and is counted, not checked.
_APART = frozenset({"highlight", "code", "raw", "verbatim", "mermaid", "quote", "blockquote", "pullquote"})
_UNREAD = frozenset({"comment"})


class Shortcodes:
    """Takes shortcodes out of a source; remembers which one is open."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self._finder = Finder(collector.source)
        self._open: tuple[str, int] | None = None

    def take(self, at: int, end: int) -> int:
        """Take in the shortcode that starts at *at*; return where it ends, or *at* if there is none."""
        source = self.collector.source
        opening = source[at : at + 3]
        closing = {"{{<": ">}}", "{{%": "%}}"}.get(opening, "%}" if opening.startswith("{%") else "}}")
        close = self._finder.find(closing, at + 2)
        if not 0 <= close <= min(end, at + _LONGEST) - len(closing):
            return at
        after = close + len(closing)
        if closing == "}}":
            self.collector.keep(at, after)
            return after
        self._shortcode(source[at + len(closing) : close], at)
        return after

    def close(self) -> None:
        """End the source; say so if a shortcode was left open."""
        if self._open is not None:
            name, at = self._open
            self._open = None
            self.collector.notice(
                at, f"de shortcode ‘{name}’ wordt niet gesloten; wat erop volgt is niet gecontroleerd"
            )
            self._speak(readable=name not in _UNREAD)

    def _shortcode(self, inner: str, at: int) -> None:
        head = _HEAD.match(inner)
        name = (head["name"] or "").lower() if head else ""
        ends = bool(head and head["slash"])
        if self._open is not None:
            if ends and name == self._open[0]:
                self._open = None
                self._speak(readable=name not in _UNREAD)
        elif name in _APART | _UNREAD and not ends and not inner.rstrip().endswith("/"):
            self._open = (name, at)
            self.collector.end()
            self.collector.hush(readable=name not in _UNREAD)
        else:
            self.collector.leave(" ".join(first or second for first, second in _STRING.findall(inner)))

    def _speak(self, *, readable: bool) -> None:
        self.collector.end()
        self.collector.speak(readable=readable)
