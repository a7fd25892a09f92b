"""A gate judges the parts of one document and says allow, warn or block. It never raises over a text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Protocol

from sincerity.api import Linter, load_packs
from sincerity.channels import GENERAL, resolve
from sincerity.config import Config
from sincerity.document import Source
from sincerity.dutch.language import NAMES
from sincerity.errors import SincerityError
from sincerity.gates.decision import Action, Decision, Policy, Reason, Unread, reasons_for, strictest
from sincerity.gates.parts import Joined, Part
from sincerity.report import Failure, Report
from sincerity.result_cache import Keys
from sincerity.rule import Rule

_NO_TEXT = "er is geen tekst om na te kijken: alle velden zijn leeg"


class Checks(Protocol):
    """What a gate asks of a linter."""

    @property
    def config(self) -> Config:
        """The settings it has."""
        ...

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run."""
        ...

    @property
    def check_source(self) -> Callable[..., Report]:
        """Check one post."""
        ...


class Gate:
    """Judges documents with one linter and one policy; make it once.

    Args:
        linter: What reads the texts; without it the shipped rules. A function is called when the first text comes, so
            that a linter that cannot be made is a failure of that decision and not of the whole program.
        policy: What to do where the text alone does not decide.
    """

    def __init__(self, linter: Checks | Callable[[], Checks] = Linter, policy: Policy | None = None) -> None:
        self._make = linter
        self.policy = policy or Policy()

    @cached_property
    def _linter(self) -> Checks:
        return self._make() if callable(self._make) else self._make

    @cached_property
    def pack(self) -> str:
        """A digest of the rules, the settings and the model that judge."""
        config = self._linter.config
        return Keys(load_packs(config)).key(Source(""), config.at(None), self._linter.rules)

    def judge(
        self, parts: Iterable[Part], *, channel: str = GENERAL, reply_to: str | None = None
    ) -> Decision:
        """Judge the parts of a document, in reading order, as one text.

        Args:
            parts: What a reader will see.
            channel: Where it will be published; one of its other names will do.
            reply_to: The message that it answers.

        Raises:
            ConfigError: If there is no such channel: that is a mistake in the set-up, not in a text.
        """
        parts, channel = tuple(parts), resolve(channel)
        pack = "unknown"
        size = sum(len(part.text) for part in parts)
        if size > self.policy.longest:
            what = f"de tekst heeft {size} tekens; de poort leest er hoogstens {self.policy.longest}"
            return self._decide(parts, channel, reply_to, pack, None, None, (Failure(what),))
        try:
            pack = self.pack
            joined = Joined(parts, heed_directives=self.policy.heed_directives)
            if not joined.text.strip():
                return self._decide(parts, channel, reply_to, pack, joined, None, ())
            source = Source(joined.text, channel=channel, reply_to=reply_to)
            report = self._linter.check_source(source, heed_directives=self.policy.heed_directives)
        except Exception as error:  # whatever it was, the editor gets a decision
            what = str(error) if isinstance(error, SincerityError) else f"{type(error).__name__}: {error}"
            return self._decide(parts, channel, reply_to, pack, None, None, (Failure(what),))
        return self._decide(parts, channel, reply_to, pack, joined, report, report.failures)

    def failed(self, what: str) -> Decision:
        """Return the decision on a document whose parts could not be read, with what went wrong."""
        return self._decide((), GENERAL, None, "unknown", None, None, (Failure(what),))

    def _decide(
        self,
        parts: Sequence[Part],
        channel: str,
        reply_to: str | None,
        pack: str,
        joined: Joined | None,
        report: Report | None,
        failures: tuple[Failure, ...],
    ) -> Decision:
        reasons = reasons_for(report, failures, self.policy, _unread(joined))
        if report is None and not failures and not reasons:
            reasons = (Reason("no-text", Action.WARN, _NO_TEXT),)
        found = () if joined is None or report is None else tuple(map(joined.locate, report.findings))
        return Decision(
            action=strictest(reasons),
            reasons=reasons,
            findings=found,
            report=report,
            digest=_digest(parts, channel, reply_to, pack),
            pack=pack,
            failures=failures,
            notices=(*(joined.notices if joined else ()), *(report.notices if report else ())),
        )


def _unread(joined: Joined | None) -> Unread:
    if joined is None:
        return Unread()
    names = tuple(sorted(NAMES[language] for language in joined.languages))
    return Unread(joined.unchecked_words, joined.foreign_words, names)


def _digest(parts: Iterable[Part], channel: str, reply_to: str | None, pack: str) -> str:
    told = [channel, reply_to, pack, [[part.name, part.markup.value, part.text] for part in parts]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode("ascii")).hexdigest()
