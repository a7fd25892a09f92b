"""Which rules run, and how heavily each weighs: the packs that are there against the settings of a user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sincerity.config import Config, read_text
from sincerity.errors import ConfigError
from sincerity.finding import FORBIDDEN_WORD, LABELS, Category, Severity
from sincerity.rule import FOLDERS, Pack, Rule, Status
from sincerity.schema import suggestion

_BY_NAME, _BY_LABEL, _BY_CATEGORY = 3, 2, 1


def select_rules(packs: Iterable[Pack], config: Config) -> tuple[Rule, ...]:
    """Return the rules that run, in the order of the packs, with the severity that the settings give them.

    The more specific name wins: an id over a label, a label over a category; ``ignore`` wins over an equal
    ``select``. Preview rules run only when asked for once their pack has a stable rule; deprecated ones only
    when selected by id. Forbidden words are looked for whatever ``select`` says, for somebody wrote them down; only
    ``ignore`` switches them off.

    Raises:
        ConfigError: If a name is unknown, if a rule selected by id is a preview that may not run, if a credit is
        given a severity, or if no rule is left.
    """
    packs = tuple(packs)
    _check_names(packs, config)
    chosen = []
    for pack in packs:
        previews = config.preview or not any(rule.status is Status.STABLE for rule in pack.rules)
        for rule in pack.rules:
            selected, ignored = _level(rule, config.select), _level(rule, config.ignore)
            if rule.id == FORBIDDEN_WORD:
                selected = max(selected, _BY_LABEL)
            elif config.select and not selected:
                continue
            if ignored and ignored >= selected:
                continue
            if rule.status is Status.DEPRECATED and selected < _BY_NAME:
                continue
            if rule.status is Status.PREVIEW and not previews:
                if selected == _BY_NAME:
                    raise ConfigError(
                        f"regel ‘{rule.id}’ is nog op proef; zet preview aan om hem te gebruiken"
                    )
                continue
            chosen.append(_weigh(rule, config.severity))
    if not chosen:
        asked = (
            f"select is {', '.join(config.select) or 'leeg'}, ignore is {', '.join(config.ignore) or 'leeg'}"
        )
        raise ConfigError(f"er blijft geen regel over om te draaien: {asked}")
    return tuple(chosen)


def names_of(packs: Iterable[Pack]) -> dict[str, str]:
    """Return the id of every rule under each of its names, whether it runs or not."""
    return {name: rule.id for pack in packs for rule in pack.rules for name in rule.names}


def _weigh(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    if rule.severity is Severity.CREDIT:
        return rule
    named = next((severities[name] for name in rule.names if name in severities), None)
    severity = named or severities.get(rule.label or "")
    return rule if severity is None else replace(rule, severity=severity, hushed=severity is Severity.INFO)


def _level(rule: Rule, names: Sequence[str]) -> int:
    """Return how closely *names* point at a rule; 0 when they do not."""
    if any(name in names for name in rule.names):
        return _BY_NAME
    if rule.label in names:
        return _BY_LABEL
    return _BY_CATEGORY if any(_category(name) is rule.category for name in names) else 0


def _category(name: str) -> Category | None:
    return FOLDERS.get(name) or next((category for category in Category if category == name), None)


def _check_names(packs: Sequence[Pack], config: Config) -> None:
    rules = {name: rule for pack in packs for rule in pack.rules for name in rule.names}
    known = [*sorted(rules), FORBIDDEN_WORD, *LABELS, *Category, *FOLDERS]
    errors = [
        f"{_place(config, key, name)}{key}: onbekende regel, label of categorie ‘{name}’{suggestion(name, known)}"
        for key, names in (("select", config.select), ("ignore", config.ignore))
        for name in names
        if name not in known
    ]
    for name in config.severity:
        where = _place(config, "severity", name)
        if name not in rules and name not in LABELS and name != FORBIDDEN_WORD:
            near = suggestion(name, [*sorted(rules), *LABELS])
            errors.append(f"{where}severity: onbekende regel of label ‘{name}’{near}")
        elif (rules[name].category if name in rules else LABELS.get(name)) is Category.SOCIAL:
            errors.append(f"{where}severity: ‘{name}’ is een pluspunt en heeft geen zwaarte")
    if errors:
        raise ConfigError("\n".join(errors))


def _place(config: Config, key: str, name: str) -> str:
    """Return ``file:line: `` where the settings file has this name under this key; else nothing: it is an option."""
    if config.path is None:
        return ""
    from sincerity.config.reader import lines_of  # late: only a mistake needs it

    line = lines_of(read_text(config.path), key, name)
    return "" if line is None else f"{config.path}:{line}: "
