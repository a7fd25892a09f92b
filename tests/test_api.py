"""What a Python program can rely on."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

import sincerity
from sincerity.api import Linter, inspect
from sincerity.config import Config, Section
from sincerity.document import Source
from sincerity.errors import ConfigError
from sincerity.inspection import Inspection

WITHOUT_MODEL = Config(model="none")


def test_a_post_is_checked_in_one_call():
    """`sincerity.check` gives findings whose text is what the source holds at their span."""
    text = "Onze excuses voor het ongemak."

    report = sincerity.check(text, channel="instagram")

    assert "social" == report.channel
    assert ["excuses-voor-ongemak"] == [f.rule for f in report.findings]
    assert all(f.span and text[f.span.start : f.span.end] == f.text for f in report.findings)
    assert all(0 <= score <= 100 for score in report.scores.values())


def test_an_unknown_channel_is_an_error():
    """No silent fallback for a program."""
    with pytest.raises(ConfigError):
        Linter(WITHOUT_MODEL).check("Dag.", channel="telegram")


def test_a_selection_runs_only_those_rules():
    """Rules, labels and categories can be named."""
    linter = Linter(Config(select=("non-apology",), ignore=("excuses-voor-ongemak",), model="none"))

    assert {"non-apology"} == {rule.label for rule in linter.rules}
    assert "excuses-voor-ongemak" not in {rule.id for rule in linter.rules}


def test_a_stream_is_checked_in_order_and_one_post_at_a_time():
    """`check_many` takes endless input."""
    endless = (Source(f"Bericht {i}.", id=str(i)) for i in itertools.count())

    reports = list(itertools.islice(Linter(WITHOUT_MODEL).check_many(endless), 3))

    assert ["0", "1", "2"] == [r.id for r in reports]


def test_the_same_post_gives_the_same_report():
    """Nothing is left over from the post before."""
    linter = Linter(WITHOUT_MODEL)
    first = linter.check("Onze excuses voor het ongemak.")
    linter.check("Iets heel anders.")

    assert first == linter.check("Onze excuses voor het ongemak.")


def test_importing_sincerity_imports_nothing_heavy():
    """spaCy, textstat and YAML wait until they are needed."""
    code = "import sys, sincerity; print([m for m in ('spacy', 'textstat', 'yaml', 'regex', 'numpy') if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()


def test_checking_without_a_model_never_imports_spacy():
    """The rules that need no model cost no model."""
    code = (
        "import sys; from sincerity import Config, Linter;"
        "Linter(Config(model='none', select=('non-apology',))).check('Onze excuses voor het ongemak.');"
        "print([m for m in ('spacy', 'textstat', 'numpy') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()


APOLOGY = "Onze excuses voor het ongemak."


def inspected(*rules: str) -> tuple[Inspection, ...]:
    """Look at one text in two places; in replies non-apologies are ignored."""
    section = Section(paths=("replies/**",), ignore=("non-apology",))
    config = Config(model="none", per_path=(section,))
    posts = [Source(APOLOGY, path="replies/a.txt"), Source(APOLOGY, path="news/a.txt"), APOLOGY]
    return tuple(inspect(posts, config, rules=rules))


def test_inspection_heeds_the_settings_of_the_path():
    """What ``check`` leaves out for a path is not told of as a finding there."""
    labels = [{finding.label for finding in inspection.report.findings} for inspection in inspected()]

    assert ["non-apology" in found for found in labels] == [False, True, True]


def test_a_rule_that_is_asked_for_is_told_about_where_the_path_ignores_it():
    """Whoever names a rule wants to know what it sees."""
    rule = next(f.rule for f in inspected()[1].report.findings if f.label == "non-apology")

    assert [[t.rule.id for t in inspection.traces] for inspection in inspected(rule)] == [[rule]] * 3
