"""The functions that every surface uses: the command line, a page, a service, and programs that import sincerity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sincerity import channels, linter, packs
from sincerity.config import Config, select_rules
from sincerity.document import Annotator, Source
from sincerity.errors import RuleError
from sincerity.markup import Markup
from sincerity.pipeline.annotation import Annotation
from sincerity.report import Report
from sincerity.rule import Rule
from sincerity.testing import Outcome, run_examples

SHIPPED = "shipped"
NO_MODEL = "none"
"""Model settings: the pipeline that comes with sincerity, and none at all."""


class Linter:
    """Checks posts with the rules that a configuration selects.

    Args:
        config: Settings; without them every shipped rule runs.

    Raises:
        ConfigError: If the configuration names a rule, label or pack that does not exist, or selects nothing.
        RuleError: If a rule of an own pack cannot be loaded.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        loaded = load_packs(self.config)
        self.rules: tuple[Rule, ...] = select_rules(loaded, self.config)
        self._linter = linter.Linter(self.rules, word_classes(loaded), names=self.config.names)
        self._linter.pipeline = _pipeline_for(self._linter, self.config.model)

    @property
    def model(self) -> str | None:
        """Name and version of the language pipeline; None where none is used."""
        return None if self._linter.pipeline is None else self._linter.pipeline.name

    def check(
        self,
        text: str,
        *,
        channel: str | None = None,
        reply_to: str | None = None,
        markup: Markup = Markup.PLAIN,
        path: str | None = None,
    ) -> Report:
        """Check one post.

        Args:
            text: The draft.
            channel: A channel or one of its other names; without it the configured one.
            reply_to: The message that the draft answers.
            markup: How to read the draft.
            path: Where it came from, for the report.

        Raises:
            ConfigError: If there is no such channel.
        """
        name = channels.resolve(channel or self.config.channel)
        return self._linter.check(Source(text, markup, name, reply_to, path))

    def check_source(self, source: Source) -> Report:
        """Check a post that was read from somewhere."""
        return self._linter.check(source)

    def check_many(self, posts: Iterable[Source | str]) -> Iterator[Report]:
        """Check a stream of posts, in order, holding one at a time."""
        for post in posts:
            yield self.check(post) if isinstance(post, str) else self._linter.check(post)


def load_packs(config: Config) -> tuple[packs.Pack, ...]:
    """Return the shipped pack, the installed ones and those that *config* names."""
    return tuple(packs.load_all(config.packs))


def word_classes(loaded: Iterable[packs.Pack]) -> dict[str, tuple[Any, ...]]:
    """Return the word classes of all packs by name.

    Raises:
        RuleError: If two packs name a class alike.
    """
    classes: dict[str, tuple[Any, ...]] = {}
    for pack in loaded:
        for name, word_class in pack.classes.items():
            if name in classes:
                raise RuleError(
                    f"{pack.root}: de woordklasse {{{name}}} bestaat al in een ander pakket; kies een andere naam"
                )
            classes[name] = word_class.forms
    return classes


def run_rule_examples(
    rules: Iterable[Rule], loaded: Iterable[packs.Pack], *, model: str = SHIPPED
) -> Iterator[Outcome]:
    """Run the examples of *rules*, each rule by itself.

    Raises:
        ModelError: If a rule needs a language pipeline and *model* cannot be loaded.
    """
    classes = word_classes(loaded)
    for rule in rules:
        alone = linter.Linter([rule], classes)
        alone.pipeline = _pipeline_for(alone, model)
        yield from run_examples(rule, classes, pipeline=alone.pipeline)


def _pipeline_for(rules: linter.Linter, model: str) -> Annotator | None:
    """Load the language pipeline, if there are rules that need one: it imports spaCy, which takes longest."""
    if model == NO_MODEL or rules.needs is Annotation.NOTHING:
        return None
    from sincerity import pipeline

    return pipeline.load(model)


@cache
def shared_linter() -> Linter:
    """Return one linter with default settings, made when it is first asked for."""
    return Linter()


def check(text: str, *, channel: str | None = None, reply_to: str | None = None) -> Report:
    """Check one post with the shipped rules; see :meth:`Linter.check`."""
    return shared_linter().check(text, channel=channel, reply_to=reply_to)
