"""Rules and settings in, a report per post out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from sincerity.config import ForbiddenWord
from sincerity.document import Annotator, Document, Source, read
from sincerity.dutch.language import NAMES, Language, language_of_words
from sincerity.errors import RuleError, SincerityError
from sincerity.finding import FAULTS, FORBIDDEN_WORD, Category, Edit, Finding, Severity
from sincerity.house_words import HouseWords
from sincerity.judgement import Judge
from sincerity.judgement.rules import KIND as LEARNED
from sincerity.markup import Markup
from sincerity.matchers import (
    GRAMMAR_KINDS,
    KINDS,
    Crash,
    Evidence,
    Match,
    Matcher,
    Pattern,
    PatternError,
    PhraseIndex,
    Unless,
    compile_kind,
)
from sincerity.matchers.phrase_table import Table
from sincerity.overlap import settle, settle_wholes, specific_first
from sincerity.pipeline.annotation import Annotation
from sincerity.report import Failure, Report, Verdict
from sincerity.rubbish import no_search_for_rubbish
from sincerity.rule import Rule
from sincerity.scoring import DOUBT_FROM, Scores, score, score_fitted
from sincerity.spans import Span
from sincerity.suppress import Suppression, apply

_LONGEST_QUOTE = 60


class Objection(StrEnum):
    """Why a match is no finding: its rule is for other channels, it is part of a name, or it is a spared neighbour."""

    CHANNEL = "channel"
    NAME = "name"
    UNLESS = "unless"


class Linter:
    """Checks posts against a fixed set of rules. Compile it once, use it for many posts.

    Args:
        rules: The rules to run; none has to be of a particular kind.
        classes: The word classes that the rules' phrases may name.
        names: Brand and product names; a match that touches one of them is no finding.
        house_words: Terms that are spared like names, in all their forms.
        forbidden_words: What the rule ``verboden-woord`` says of each of its terms.
        thresholds: Per channel the fault score at which a post is sent back, where that is not the usual one.
        known: The id of every rule there is under each of its names; without it only *rules* are known.
        judge: What judges the post as a whole, for the learned rules among *rules*.
        grammar: Whether rules of the grammar kinds are compiled. Without them spaCy is never imported; for a linter
            that will have no pipeline.
        table: The compiled phrases of an earlier linter with the same rules and classes.
        pipeline: What annotates a text. Without it the rules that need tags or a syntax tree are left out, and
            every report says so.

    Raises:
        RuleError: If a rule cannot be compiled; the message names file and line.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        classes: Mapping[str, Sequence[Any]],
        *,
        names: Sequence[str] = (),
        house_words: Sequence[Mapping[str, str]] = (),
        forbidden_words: Sequence[ForbiddenWord] = (),
        thresholds: Mapping[str, float] | None = None,
        known: Mapping[str, str] | None = None,
        judge: Judge | None = None,
        grammar: bool = True,
        table: Table | None = None,
        pipeline: Annotator | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self.pipeline = pipeline
        self._classes = classes
        self._learned = {rule.category: rule for rule in rules if rule.kind == LEARNED}
        self._learned_ids = frozenset(rule.id for rule in self._learned.values())
        self._hushed = frozenset(rule.id for rule in rules if rule.hushed)
        self._by_id = {rule.id: rule for rule in rules}
        self._shouts: dict[str, bool] = {}  # looked up when a rule first finds something
        self._index = PhraseIndex(classes, table)
        self._house = HouseWords(self._index, names, house_words, forbidden_words)
        self._thresholds = dict(thresholds or {})
        self._known = {**(known or {}), **{name: rule.id for rule in rules for name in rule.names}}
        self._unless = {r.id: _compile_unless(r, self._index) for r in rules if r.unless}
        self._matchers: dict[str, Matcher] = {}
        errors: list[str] = []
        for kind in KINDS:
            of_kind = [r for r in rules if r.kind == kind]
            if of_kind and (grammar or kind not in GRAMMAR_KINDS):
                self._compile_kind(kind, of_kind, errors)
        if errors:
            raise RuleError("\n".join(errors))
        self._judge = judge.joining(self._index) if judge is not None and self._learned else None
        kinds = GRAMMAR_KINDS | {
            k for k, matcher in self._matchers.items() if matcher.needs > Annotation.NOTHING
        }
        self._need_pipeline = [rule for rule in self.rules if rule.kind in kinds]
        self._ran_in: dict[tuple[str, bool], frozenset[str]] = {}

    @property
    def phrases(self) -> PhraseIndex:
        """The phrases of all rules."""
        return self._index

    @property
    def needs(self) -> Annotation:
        """The most annotation that any of the rules asks for."""
        return max((m.needs for m in self._matchers.values()), default=Annotation.NOTHING)

    def counted(self, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return of what rules found what counts for the scores, and beside it what hangs on loud writing."""
        for finding in findings:
            if finding.rule not in self._shouts:
                self._shouts[finding.rule] = self._by_id[finding.rule].is_loud
        said = settle(f for f in findings if not self._shouts[f.rule])
        return said, tuple(f for f in findings if self._shouts[f.rule])

    def check(self, source: Source, *, heed_directives: bool = True) -> Report:
        """Check one post. A crash of our own is a failure in its report, so that the next post is still checked.

        Args:
            source: The post.
            heed_directives: Whether comments in the text may silence rules; a gate says no.
        """
        try:
            with no_search_for_rubbish():
                return self._check(source, heed_directives=heed_directives)
        except SincerityError:
            raise
        except Exception as error:
            message = (
                f"de tekst is niet nagekeken door een fout in sincerity: {type(error).__name__}: {error}"
            )
            return unchecked(source, Failure(message, path=source.path))

    def _check(self, source: Source, *, heed_directives: bool) -> Report:
        document = read(source, self.pipeline, heed_directives=heed_directives)
        language = language_of_words(document.words.listed)
        if language is not Language.DUTCH:
            return _not_dutch(document, language)
        evidence = self.evidence(document)
        matches, failures = self._match(evidence)
        if source.markup is not Markup.PLAIN and not document.words.listed and not document.unchecked_words:
            failures.append(
                Failure("in deze pagina staat geen tekst die een lezer te zien krijgt", path=source.path)
            )
        # Settled before anything is silenced: what is silenced makes no room for another.
        found = settle_wholes(self._finding(evidence, m) for m in matches)
        ruled = apply(found, document, self._known.get, ran=self._ran(source.channel)).kept
        judgement = None if self._judge is None else self._judge.judge(document, ruled, evidence.groups())
        # Who surely answers is judged by what rules object to, not by the tone of a sentence in passing.
        answered = _surely_answers(document)
        found += () if judgement is None or answered else self._selected(judgement.findings)
        suppression, findings = self._kept(found, document)
        of_rules = [
            f for f in suppression.kept if f.rule != FORBIDDEN_WORD and f.rule not in self._learned_ids
        ]
        if judgement is None:
            scored = score(document, findings if len(of_rules) == len(suppression.kept) else settle(of_rules))
        else:
            # By themselves: neither a learned finding nor loudness on the same words may take away what counts.
            counted, shouted = self.counted(of_rules)
            scored = score_fitted(
                document,
                judgement,
                counted,
                shown=any(map(_is_seen, findings)),
                shouted=shouted,
            )
        verdict = self._verdict(scored, findings, source.channel)
        doubtful = self._doubtful(scored, source.channel)
        if verdict is Verdict.REVISE and not any(map(_is_seen, findings)):
            # Nobody can mend a post that is sent back without a place: the likeliest sentence is one, unless it was
            # silenced or its rule switched off.
            if judgement is not None and judgement.likeliest is not None and not answered:
                found += self._selected([judgement.likeliest()])
                suppression, findings = self._kept(found, document)
            if not any(map(_is_seen, findings)):
                verdict, doubtful = Verdict.OK, answered
        return Report(
            source=source.text,
            channel=source.channel,
            findings=findings,
            scores=scored.scores,
            acts_social=scored.acts_social,
            verdict=verdict,
            scoring=scored.name,
            doubtful=doubtful,
            score_reasons=scored.reasons,
            failures=tuple(failures),
            notices=(*document.notices, *suppression.notices, *self._left_out_notice()),
            suppressed=suppression.suppressed,
            words=len(document.words.listed),
            unchecked_words=document.unchecked_words,
            rules_run=len(self.rules) - len(self.left_out()),
            model=None if self.pipeline is None else self.pipeline.name,
            path=source.path,
            id=source.id,
            input=source.input,
        )

    def repairs(self, source: Source) -> tuple[Edit, ...]:
        """Return the safe edits for a post, also those of findings that a report leaves out for a heavier one.

        Raises:
            RuleError: If a rule did not run to its end.
        """
        document = read(source, self.pipeline)
        if language_of_words(document.words.listed) is not Language.DUTCH:
            return ()
        evidence = self.evidence(document)
        matches, failures = self._match(evidence)
        if failures:  # a repair that nobody looked for is not one that is not there
            raise RuleError(failures[0].message)
        found = [self._finding(evidence, match) for match in matches if self._by_id[match.rule].fix]
        kept = apply(found, document, self._known.get).kept
        return tuple(edit for finding in kept for edit in finding.fix if edit.safe)

    def check_many(self, sources: Iterable[Source]) -> Iterator[Report]:
        """Check a stream of posts, in order, holding one at a time."""
        for source in sources:
            yield self.check(source)

    def _compile_kind(self, kind: str, rules: Sequence[Rule], errors: list[str]) -> None:
        try:
            self._matchers[kind] = compile_kind(kind, _patterns(rules), self._index)
        except PatternError:
            for rule in rules:  # one by one, so that every broken rule is named
                try:
                    compile_kind(kind, _patterns([rule]), PhraseIndex(self._classes))
                except PatternError as error:
                    errors.append(f"{rule.location('match', *error.path)}: {error.reason}")

    def evidence(self, document: Document) -> Evidence:
        """Return what the rules look at in one document."""
        return Evidence(document, self._index)

    def matches(self, evidence: Evidence) -> tuple[list[Match], list[Failure]]:
        """Return every match of every rule, also those that an objection takes away, and what did not run."""
        document = evidence.document
        matches: list[Match] = []
        failures: list[Failure] = []
        for kind, matcher in self._matchers.items():
            if matcher.needs > Annotation.NOTHING and self.pipeline is None:
                continue
            try:
                found = list(matcher.match(evidence))
            except Exception:  # a crash in one rule must not hide the others of its kind
                found = self._one_by_one(kind, document)
            for item in found:
                if isinstance(item, Crash):
                    failures.append(_failure(item, document))
                else:
                    matches.append(item)
        return matches, failures

    def objection(self, match: Match, evidence: Evidence) -> Objection | None:
        """Return why a match is no finding; None when it is one."""
        rule = self._by_id[match.rule]
        if rule.channels and evidence.document.source.channel not in rule.channels:
            return Objection.CHANNEL
        if match.span and self._house.spares(match.span, evidence):
            return Objection.NAME
        unless = self._unless.get(rule.id)
        return Objection.UNLESS if unless is not None and unless.spares(match, evidence) else None

    def unless(self, rule: str) -> Unless | None:
        """Return the compiled conditions under which a match of the rule is no finding."""
        return self._unless.get(rule)

    def _match(self, evidence: Evidence) -> tuple[list[Match], list[Failure]]:
        matches, failures = self.matches(evidence)
        return [m for m in matches if self._counts(m, evidence, failures)], failures

    def _kept(self, found: Sequence[Finding], document: Document) -> tuple[Suppression, tuple[Finding, ...]]:
        """Return what the text silences, and of the rest the findings that stay."""
        ran = self._ran(document.source.channel)
        suppression = apply(found, document, self._known.get, ran=ran)
        return suppression, settle(specific_first(suppression.kept, self._learned_ids, self._hushed))

    def _selected(self, learned: Sequence[Finding]) -> list[Finding]:
        """Return the learned findings whose rule runs, with the severity that the settings give it."""
        return [
            replace(f, severity=self._learned[f.category].severity)
            for f in learned
            if f.category in self._learned
        ]

    def left_out(self) -> list[Rule]:
        """Return the rules that do not run because there is no language pipeline."""
        return [] if self.pipeline is not None else self._need_pipeline

    def _ran(self, channel: str) -> frozenset[str]:
        """Return the ids of the rules that look at posts for this channel."""
        key = channel, self.pipeline is None
        if key not in self._ran_in:
            left_out = {rule.id for rule in self.left_out()}
            self._ran_in[key] = frozenset(
                rule.id
                for rule in self.rules
                if rule.id not in left_out and (not rule.channels or channel in rule.channels)
            )
        return self._ran_in[key]

    def _left_out_notice(self) -> list[str]:
        count = len(self.left_out())
        if not count:
            return []
        which = "1 regel liep" if count == 1 else f"{count} regels liepen"
        return [f"{which} niet: daar is een taalmodel voor nodig, en er is geen gekozen"]

    def _one_by_one(self, kind: str, document: Document) -> list[Match | Crash]:
        found: list[Match | Crash] = []
        for rule in self.rules:
            if rule.kind != kind:
                continue
            index = PhraseIndex(self._classes)
            matcher = compile_kind(kind, _patterns([rule]), index)
            try:
                found += list(matcher.match(Evidence(document, index)))
            except Exception as error:  # reported as a failure, never as a finding
                found.append(Crash(rule.id, f"{type(error).__name__}: {error}"))
        return found

    def _counts(self, match: Match, evidence: Evidence, failures: list[Failure]) -> bool:
        try:
            return self.objection(match, evidence) is None
        except Exception as error:
            failures.append(
                _failure(Crash(match.rule, f"{type(error).__name__}: {error}"), evidence.document)
            )
            return False

    def _finding(self, evidence: Evidence, match: Match) -> Finding:
        rule, document = self._by_id[match.rule], evidence.document
        span = None if match.span is None else document.offsets.to_source(match.span)
        quote = "" if match.span is None else _quote(document.text[match.span.start : match.span.end])
        if rule.id == FORBIDDEN_WORD and match.span is not None and span is not None:
            advice = self._house.advice(match.span, quote, evidence)
            return Finding(
                rule=rule.id,
                label=None,  # it is a matter of house style, not one of the faults that a reader hears
                category=rule.category,
                severity=advice.severity or rule.severity,
                message=advice.message,
                span=span,
                text=document.source.text[span.start : span.end],
                suggestions=advice.suggestions,
            )
        return Finding(
            rule=rule.id,
            label=rule.label,
            category=rule.category,
            severity=rule.severity,
            message=_render(rule.message, {"match": quote, **match.captures}),
            span=span,
            text=None if span is None else document.source.text[span.start : span.end],
            suggestions=rule.suggest,
            fix=_fix(rule, document, match.span, span),
            related=tuple(document.offsets.to_source(s) for s in match.related),
        )

    def _doubtful(self, scored: Scores, channel: str) -> bool:
        """Tell whether a post comes near to being sent back, also by a threshold that the user set."""
        threshold = self._thresholds.get(channel)
        if threshold is None:
            return scored.doubtful
        return any(scored.scores[category] >= threshold * DOUBT_FROM for category in FAULTS)

    def _verdict(self, scored: Scores, findings: Sequence[Finding], channel: str) -> Verdict:
        """Return the verdict of the scores, or that of the threshold that the user set for this channel."""
        faults = [f for f in findings if f.is_fault]
        if any(f.severity is Severity.ERROR for f in faults):
            return Verdict.REVISE
        threshold = self._thresholds.get(channel)
        if threshold is None:
            return scored.verdict
        # Without a finding there is nothing to send a post back for, however low the threshold.
        over = any(scored.scores[category] >= threshold for category in FAULTS)
        return Verdict.REVISE if over and faults else Verdict.OK


def _not_dutch(document: Document, language: Language) -> Report:
    """Return the report of a post in another language: one notice in place of findings that would mean nothing."""
    words = sum(map(document.words.is_word, range(len(document.words))))
    notice = f"deze tekst is zo te zien {NAMES[language]}; sincerity leest alleen Nederlands en heeft hem overgeslagen"
    return replace(
        unchecked(document.source),
        notices=(*document.notices, notice),
        words=words,
        unchecked_words=words + document.unchecked_words,
    )


def _surely_answers(document: Document) -> bool:
    if document.message is None:
        return False
    from sincerity.measures.answering import Answer, answer_in  # late: few posts answer a message

    return answer_in(document) is Answer.SURE


def _is_seen(finding: Finding) -> bool:
    """Tell whether a finding is a fault that is shown unasked."""
    return finding.is_fault and finding.severity.rank >= Severity.WARNING.rank


def unchecked(source: Source, *failures: Failure) -> Report:
    """Return the report of a post that was not checked: no findings, and no scores to speak of."""
    return Report(
        source=source.text,
        channel=source.channel,
        findings=(),
        scores=dict.fromkeys(Category, 0.0),
        acts_social=0.0,
        verdict=Verdict.OK,
        scoring="none",
        failures=failures,
        path=source.path,
        id=source.id,
        input=source.input,
    )


def _patterns(rules: Sequence[Rule]) -> list[Pattern]:
    return [Pattern(rule.id, rule.match) for rule in rules]


def _compile_unless(rule: Rule, index: PhraseIndex) -> Unless:
    try:
        return Unless.read(rule.unless, index)
    except PatternError as error:
        raise RuleError(f"{rule.location('unless', *error.path)}: {error.reason}") from None


def _failure(crash: Crash, document: Document) -> Failure:
    return Failure(f"regel {crash.rule} liep niet af: {crash.reason}", crash.rule, document.source.path)


def _fix(rule: Rule, document: Document, plain: Span | None, span: Span | None) -> tuple[Edit, ...]:
    """Return the repair of a finding; none where markup stands between its words, which a repair could break."""
    if rule.fix is None or plain is None or span is None:
        return ()
    if document.text[plain.start : plain.end] != document.source.text[span.start : span.end]:
        return ()
    from sincerity.fixers import repair  # late: few findings have a repair

    start = max((s.start for s in document.sentences if s.start <= plain.start), default=0)
    return repair(rule.fix, document.source.text, span, before=document.text[start : plain.start])


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _render(message: str, captures: Mapping[str, str]) -> str:
    for name, value in captures.items():
        message = message.replace("{" + name + "}", value)
    return message
