"""Which settings hold for a path, how heavily rules weigh, and what ``explain`` says of it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from sincerity import selection
from sincerity.api import Linter
from sincerity.config import Config, Section
from sincerity.config.explain import explain, starter
from sincerity.config.reader import SETTINGS
from sincerity.errors import ConfigError
from sincerity.finding import Severity
from sincerity.report import FailOn, Verdict
from tests.config.test_config import AAS, DRUK, LOK, pack, write

SETTINGS_FILE = """
ignore = ["bait"]
channel = "web"
[severity]
pressure = "info"
[[per-path]]
paths = ["webcare/**", "!webcare/oud/**"]
channel = "webcare"
fail-on = "warning"
ignore = ["pressure"]
[[per-path]]
paths = ["*.txt"]
select = ["verkoop"]
[per-path.severity]
pressure = "error"
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Return settings with two sections."""
    monkeypatch.chdir(tmp_path)
    return Config.from_file(write(tmp_path / "sincerity.toml", SETTINGS_FILE))


def test_section_holds_for_its_paths_alone(config: Config):
    """Patterns as in a .gitignore, from the folder of the file; ``ignore`` adds."""
    held = config.at("webcare/a/b.md")

    assert (held.channel, held.fail_on, held.ignore) == ("webcare", FailOn.WARNING, ("bait", "pressure"))
    assert config.at("webcare/oud/a.md").channel == "web"
    assert config.at("elders/webcare.md").channel == "web"
    assert config.at("../webcare/a.md").channel == "web"
    assert config.at(None).channel == "web"


def test_later_section_goes_before_an_earlier_one(config: Config):
    """Both hold for a text file in the folder; what one does not say, the other does."""
    held = config.at("webcare/a.txt")

    assert held.select == ("verkoop",)
    assert held.channel == "webcare"
    assert held.severity == {"pressure": Severity.ERROR}


def test_option_goes_before_every_section(config: Config):
    """The command line has the last word, for every path."""
    options = Section(channel="blog", fail_on=FailOn.NEVER, origins={"channel": "--channel"})
    held = config.with_options(options).at("webcare/a.md")

    assert (held.channel, held.fail_on, held.ignore) == ("blog", FailOn.NEVER, ("bait", "pressure"))


def test_explain_names_file_and_line_option_or_default(config: Config):
    """Where two places add up, both are named."""
    options = Section(select=("bait",), origins={"select": "--select"})
    held = {item.key: item for item in explain(config.with_options(options).at("webcare/a.md"))}
    file = config.path

    assert held["channel"][1:] == ("webcare", f"{file}:8")
    assert held["ignore"][1:] == ("bait, pressure", f"{file}:2 en {file}:10")
    assert held["select"][1:] == ("bait", "--select")
    assert held["severity"][1:] == ("pressure: info", f"{file}:4")
    assert held["preview"][1:] == ("false", "standaard")
    assert set(held) == set(SETTINGS) - {"per-path"}


def test_severity_of_a_rule_goes_before_that_of_its_label():
    """An alias works wherever the id does."""
    severities = {"old-pressure": Severity.ERROR, "pressure": Severity.INFO, "bait": Severity.INFO}

    chosen = selection.select_rules([pack(DRUK, LOK, AAS)], Config(severity=severities))

    assert [rule.severity for rule in chosen] == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    assert [rule.hushed for rule in chosen] == [False, False, True]


def test_wrong_names_are_told_with_their_line(tmp_path: Path):
    """In the file it is a line, on the command line there is none."""
    file = write(
        tmp_path / "sincerity.toml",
        'ignore = [\n  "bait",\n  "drk"]\n[severity]\npresure = "info"\nowns-it = "error"\n',
    )
    config = replace(Config.from_file(file), select=("lokt",))

    with pytest.raises(ConfigError) as caught:
        selection.select_rules([pack(DRUK, LOK, AAS)], config)

    assert str(caught.value).replace(f"{tmp_path}/", "").splitlines() == [
        "select: onbekende regel, label of categorie ‘lokt’; bedoel je ‘lok’?",
        "sincerity.toml:3: ignore: onbekende regel, label of categorie ‘drk’; bedoel je ‘druk’?",
        "sincerity.toml:5: severity: onbekende regel of label ‘presure’; bedoel je ‘pressure’?",
        "sincerity.toml:6: severity: ‘owns-it’ is een pluspunt en heeft geen zwaarte",
    ]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        ('["!"]', "paths.1: het patroon ‘!’ past nergens op"),
        ('["a", "/"]', "paths.2: het patroon ‘/’ past nergens op"),
        ('["[ab"]', "paths.1: het patroon ‘[ab’ past nergens op"),
        ('["[z-a]"]', "paths.1: het patroon ‘[z-a]’ is geen geldig patroon; kijk naar wat er tussen [ en ] staat"),
        ('["#1"]', "paths.1: het patroon ‘#1’ is een regel commentaar, zoals in een .gitignore; zet een \\ voor het hekje"),
        ('["./web/**"]', "paths.1: het patroon ‘./web/**’ begint met ./, en daar begint geen pad mee; schrijf ‘web/**’"),
        ('["!./web"]', "paths.1: het patroon ‘!./web’ begint met ./, en daar begint geen pad mee; schrijf ‘!web’"),
        ('["../web"]', "paths.1: het patroon ‘../web’ wijst buiten de map van dit bestand, en daar gelden deze instellingen niet"),
        ('["web//nl"]', "paths.1: het patroon ‘web//nl’ heeft twee schuine strepen achter elkaar, en dat heeft geen pad"),
        ("['web\\nl']", "paths.1: het patroon ‘web\\nl’ heeft een \\ tussen mappen; schrijf /, ook op Windows"),
        ('["!web", "!blog"]', "paths: alleen patronen met een ! ervoor sluiten uit wat er niet is; noem eerst wat erbij hoort"),
    ],
)  # fmt: skip
def test_patterns_that_can_match_nothing_are_told(tmp_path: Path, paths: str, message: str):
    """A section that never holds is a mistake, not a choice."""
    file = write(tmp_path / "sincerity.toml", f'[[per-path]]\npaths = {paths}\nchannel = "blog"\n')

    with pytest.raises(ConfigError) as caught:
        Config.from_file(file)

    assert str(caught.value) == f"{file}:2: per-path.1.{message}"


@pytest.mark.parametrize(
    "pattern", ["**", "web/", "/web", "\\#1", "\\!kop", "*.md", "web/**/nl", "w[ea]b", "a b"]
)
def test_patterns_that_can_match_are_taken(tmp_path: Path, pattern: str):
    """All that git knows, an escaped ‘#’ and a space too."""
    file = write(tmp_path / "sincerity.toml", f"[[per-path]]\npaths = ['{pattern}', '!**/oud']\n")

    assert Config.from_file(file).per_path[0].paths == (pattern, "!**/oud")


def test_linter_follows_the_section_of_each_path(config: Config):
    """The same text is judged by other rules in another folder."""
    linter = Linter(replace(config, model="none", select=("verkoop",)))
    text = "Koop nu, alleen vandaag, op is op, wees er snel bij."

    inside = linter.check(text, path="webcare/a.md")
    outside = linter.check(text, path="a.md")

    assert inside.channel == "webcare"
    assert outside.channel == "web"
    assert "pressure" in {f.label for f in outside.faults}
    assert "pressure" not in {f.label for f in inside.faults}
    assert {f.severity for f in outside.faults if f.label == "pressure"} == {Severity.INFO}


def test_threshold_of_a_channel_decides_the_verdict():
    """Low sends a post with a weak spot back, high lets it pass; a post without findings always passes."""
    text = "Kom gauw kijken, want op is op."

    def verdict(limit: float, text: str = text) -> Verdict:
        return Linter(Config(model="none", thresholds={"general": limit})).check(text).verdict

    assert Linter(Config(model="none")).check(text).faults
    assert verdict(1) is Verdict.REVISE
    assert verdict(100) is Verdict.OK
    assert verdict(1, "De bus van acht uur rijdt weer.") is Verdict.OK


def test_first_settings_file_can_be_read(tmp_path: Path):
    """Also with every comment sign taken away, so that each example in it is right."""
    text = starter("webcare", FailOn.WARNING, ['Van "A" & Zn', "C\\D"])
    everything = "\n".join(
        line[2:] if line.startswith("# ") and (" = " in line or line.startswith("# [")) else line
        for line in text.splitlines()
    )

    config = Config.from_file(write(tmp_path / "sincerity.toml", text))

    assert (config.channel, config.fail_on) == ("webcare", FailOn.WARNING)
    assert config.names == ('Van "A" & Zn', "C\\D")
    assert set(tomllib.loads(everything)) == set(SETTINGS) - {"model"}
    Config.from_file(write(tmp_path / "alles.toml", everything))
