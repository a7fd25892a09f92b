"""The functions that every surface uses: the command line, a page, a service, and programs that import sincerity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sincerity import channels, linter, packs, phrase_cache
from sincerity.config import Config
from sincerity.deferred import Deferred
from sincerity.document import Annotator, Source
from sincerity.errors import RuleError
from sincerity.finding import Edit
from sincerity.house_words import forbidden_pack
from sincerity.judgement import Judge
from sincerity.judgement.rules import learned_pack
from sincerity.markup import Markup
from sincerity.matchers import GRAMMAR_KINDS
from sincerity.pipeline.annotation import Annotation
from sincerity.report import Report
from sincerity.rule import Rule, rule_named
from sincerity.selection import names_of, select_rules

if TYPE_CHECKING:
    from sincerity.inspection import Inspection, Inspector
    from sincerity.testing import Outcome

SHIPPED = "shipped"
NO_MODEL = "none"
"""Model settings: the pipeline that comes with sincerity, and none at all."""


class Linter:
    """Checks posts with the rules that a configuration selects.

    Args:
        config: Settings; without them every shipped rule runs.
        loaded: What :func:`load_packs` gave for these settings, where that was asked before.

    Raises:
        ConfigError: If the configuration names a rule, label or pack that does not exist, or selects nothing.
        RuleError: If a rule of an own pack cannot be loaded.
    """

    def __init__(self, config: Config | None = None, *, loaded: tuple[packs.Pack, ...] | None = None) -> None:
        self.config = config or Config()
        loaded = load_packs(self.config) if loaded is None else loaded
        self._packs = loaded
        self._classes = word_classes(loaded)
        self._known = names_of(loaded)
        self._judge = Judge(self._classes)
        # Per path other rules may run; paths where the same settings hold share a linter.
        self._linters: dict[object, linter.Linter] = {}
        self._linter = self._linter_at(None)
        self.rules: tuple[Rule, ...] = self._linter.rules

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
        name = channels.resolve(channel or self.config.at(path).channel)
        return self.check_source(Source(text, markup, name, reply_to, path))

    def check_source(self, source: Source, *, heed_directives: bool = True) -> Report:
        """Check a post that was read from somewhere.

        Args:
            source: The post.
            heed_directives: Whether comments in the text may silence rules; a gate says no.
        """
        return self._linter_at(source.path).check(source, heed_directives=heed_directives)

    def repairs(self, source: Source) -> tuple[Edit, ...]:
        """Return the edits that mend a post where no judgement is needed; see :mod:`sincerity.fixing`."""
        return self._linter_at(source.path).repairs(source)

    def check_many(self, posts: Iterable[Source | str]) -> Iterator[Report]:
        """Check a stream of posts, in order, holding one at a time."""
        for post in posts:
            yield self.check(post) if isinstance(post, str) else self.check_source(post)

    def _linter_at(self, path: str | None) -> linter.Linter:
        config = self.config.at(path)
        key = config.choice_of_rules
        if key not in self._linters:
            rules = select_rules(self._packs, config)
            grammar = config.model != NO_MODEL
            # What is kept of a run without grammar holds its rules alone: theirs have not been looked at.
            ids = [rule.id for rule in rules if grammar or rule.kind not in GRAMMAR_KINDS]
            made = linter.Linter(
                rules,
                self._classes,
                names=config.names,
                house_words=config.house_words,
                forbidden_words=config.forbidden_words,
                thresholds=config.thresholds,
                known=self._known,
                judge=self._judge,
                grammar=grammar,
                table=phrase_cache.fetch(self._packs, ids),
            )
            if not made.phrases.is_compiled:
                phrase_cache.store(self._packs, ids, made.phrases.table)
            made.pipeline = _pipeline_for(made, config.model)
            self._linters[key] = made
        return self._linters[key]


def load_packs(config: Config) -> tuple[packs.Pack, ...]:
    """Return the shipped pack, the installed ones, those that *config* names, learned rules and forbidden words."""
    loaded = (*packs.load_all(config.packs), learned_pack())
    if not config.forbidden_words:
        return loaded
    return (*loaded, forbidden_pack(config.forbidden_words, str(config.path or "")))


def word_classes(loaded: Iterable[packs.Pack]) -> Mapping[str, tuple[Any, ...]]:
    """Return the word classes of all packs by name.

    Looking into them raises a RuleError if two packs name a class alike.
    """
    loaded = tuple(loaded)
    return Deferred(lambda: _word_classes(loaded))


def _word_classes(loaded: Iterable[packs.Pack]) -> dict[str, tuple[Any, ...]]:
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
    """Run the examples of *rules*, each rule by itself, and try its terms.

    A rule that cannot be tried gives one outcome that says so: a learned one has no examples, and without a pipeline
    some rules do not run.

    Raises:
        ModelError: If a rule needs a language pipeline and *model* cannot be loaded.
    """
    from sincerity.testing import run_examples  # late, as inspection below: checking a post needs neither

    classes = word_classes(loaded)
    for rule in rules:
        alone = linter.Linter([rule], classes)
        yield from run_examples(rule, classes, pipeline=_pipeline_for(alone, model))


def try_word_classes(loaded: Iterable[packs.Pack]) -> Iterator[Outcome]:
    """Try every term of every word class: each must be able to stand in a text."""
    from sincerity.testing import try_class

    loaded = tuple(loaded)
    classes = word_classes(loaded)
    for pack in loaded:
        for word_class in pack.classes.values():
            yield from try_class(word_class, classes)


def inspect(
    posts: Iterable[Source | str], config: Config | None = None, *, rules: Iterable[str] = ()
) -> Iterator[Inspection]:
    """Tell what the language pipeline, the measures and each rule see in posts, one by one.

    Args:
        posts: The posts.
        config: Settings; without them every shipped rule runs.
        rules: Ids or aliases of the rules to tell about, also where *config* does not select them; without them all.

    Raises:
        ConfigError: If there is no such rule.
        ModelError: If the language pipeline cannot be loaded.
    """
    from sincerity import pipeline

    config = config or Config()
    loaded = load_packs(config)
    known = [rule for pack in loaded for rule in pack.rules]
    named = tuple(rule_named(known, name).id for name in dict.fromkeys(rules))
    chosen = Linter(config, loaded=loaded)
    asked: Linter | None = None  # with the named rules alone, for where the settings do not select them
    annotator = None if config.model == NO_MODEL else pipeline.load(config.model)
    from sincerity.inspection import Inspector

    inspectors: dict[int, Inspector] = {}
    for post in posts:
        source = Source(post, channel=config.at(None).channel) if isinstance(post, str) else post
        inner = chosen._linter_at(source.path)
        if not set(named) <= {rule.id for rule in inner.rules}:
            asked = asked or Linter(_selecting(named, config), loaded=loaded)
            inner = asked._linter_at(source.path)
        inner.pipeline = annotator
        if id(inner) not in inspectors:
            inspectors[id(inner)] = Inspector(inner, chosen._classes, only=named)
        yield inspectors[id(inner)].inspect(source)


def _selecting(ids: tuple[str, ...], config: Config) -> Config:
    """Select rules by id everywhere, and leave all other settings, also those per path, as they are."""
    sections = tuple(replace(held, select=None, ignore=(), preview=None) for held in config.per_path)
    return replace(config, select=ids, ignore=(), preview=True, per_path=sections)


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
