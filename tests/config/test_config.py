"""Settings: read from files, and the rules that they leave to run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sincerity import config, selection, yaml_nodes
from sincerity.config import Config
from sincerity.errors import ConfigError
from sincerity.report import FailOn
from sincerity.rule import Pack, Rule, Status, build
from tests.rule_files import RULE

SOUND = build(yaml_nodes.parse(RULE, "regel.yaml").data, prefix="", pack="nl", path="regel.yaml")


def write(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    """Return why a settings file cannot be used, without its folder."""
    with pytest.raises(ConfigError) as caught:
        Config.from_file(path)
    return str(caught.value).replace(f"{path.parent}/", "")


def test_every_setting_is_read(tmp_path: Path):
    """Folders are meant from the folder of the file."""
    path = write(
        tmp_path / "sincerity.toml",
        'select = ["verkoop", "bait"]\nignore = ["pressure"]\npreview = true\nchannel = "nieuwsbrief"\n'
        'fail-on = "warning"\npacks = ["regels", "/elders"]\nnames = ["Koop Nu BV"]\nmodel = "nl_core_news_sm"\n',
    )

    assert Config.from_file(path) == Config(
        select=("verkoop", "bait"),
        ignore=("pressure",),
        preview=True,
        channel="newsletter",
        fail_on=FailOn.WARNING,
        packs=(tmp_path / "regels", Path("/elders")),
        names=("Koop Nu BV",),
        model="nl_core_news_sm",
    )


def test_settings_know_their_file(tmp_path: Path):
    """So that a message can name it."""
    path = write(tmp_path / "sincerity.toml", "")

    assert path == Config.from_file(path).path


def test_model_in_a_folder_is_meant_from_the_file(tmp_path: Path):
    """A name is a name, a path that starts with a dot is a path."""
    path = write(tmp_path / "sincerity.toml", 'model = "./model"\n')

    assert str(tmp_path / "model") == Config.from_file(path).model


def test_pyproject_has_a_table_of_its_own(tmp_path: Path):
    """Other tables are not ours."""
    path = write(tmp_path / "pyproject.toml", "[tool.ander]\nselect = 3\n[tool.sincerity]\npreview = true\n")

    assert Config(preview=True) == Config.from_file(path)


def test_pyproject_without_our_table_is_an_error(tmp_path: Path):
    """It was named on purpose, so there should be something in it."""
    path = write(tmp_path / "pyproject.toml", "[tool.ander]\n")

    assert refusal(path) == "pyproject.toml: er is geen [tool.sincerity] in dit bestand"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct = []\n", "sincerity.toml:2: onbekende instelling ‘selct’; bedoel je ‘select’?"),
        ("fail_on = 'error'\n", "sincerity.toml:1: onbekende instelling ‘fail_on’; bedoel je ‘fail-on’?"),
        (
            "zzz = 1\n",
            "sincerity.toml:1: onbekende instelling ‘zzz’; kies uit select, ignore, packs, names, preview, channel, "
            "fail-on, model, house-words, forbidden-words, severity, thresholds, baseline, per-path",
        ),
        (
            "select = 'x'\n",
            'sincerity.toml:1: select: verwacht een lijst van teksten, zoals ["…"]; gevonden ‘x’',
        ),
        (
            "packs = [1]\n",
            'sincerity.toml:1: packs: verwacht een lijst van teksten, zoals ["…"]; gevonden ‘[1]’',
        ),
        (
            "names = ['']\n",
            "sincerity.toml:1: names: verwacht een lijst van teksten, zoals [\"…\"]; gevonden ‘['']’",
        ),
        ("preview = 'ja'\n", "sincerity.toml:1: preview: verwacht true of false; gevonden ‘ja’"),
        (
            "model = false\n",
            "sincerity.toml:1: model: verwacht een tekst tussen aanhalingstekens; gevonden false",
        ),
        (
            "model = ''\n",
            "sincerity.toml:1: model: verwacht een tekst tussen aanhalingstekens; gevonden een lege tekst",
        ),
        ("fail-on = 'warn'\n", "sincerity.toml:1: fail-on: ‘warn’ kan niet; bedoel je ‘warning’?"),
        (
            "fail-on = 'x'\n",
            "sincerity.toml:1: fail-on: ‘x’ kan niet; kies uit verdict, warning, error, never",
        ),
        (
            "preview = false\n[channel]\nx = 1\n",
            "sincerity.toml:2: channel: verwacht een tekst tussen aanhalingstekens; gevonden een tabel",
        ),
        ("preview = true\nchannel =\n", "sincerity.toml:2: geen geldige TOML (Invalid value)"),
        ("select = [", "sincerity.toml:1: geen geldige TOML (Invalid value)"),
    ],
)
def test_mistake_is_named_with_its_line(tmp_path: Path, text: str, message: str):
    """What was found, what was expected, and where."""
    assert message == refusal(write(tmp_path / "sincerity.toml", text))


def test_unknown_channel_is_named_with_its_line(tmp_path: Path):
    """The nearest one is suggested."""
    message = refusal(write(tmp_path / "sincerity.toml", '\n\nchannel = "instagrm"\n'))

    assert message.startswith("sincerity.toml:3: channel: onbekend kanaal ‘instagrm’; bedoel je ‘instagram’?")


def test_all_mistakes_are_named_with_the_line_in_their_table(tmp_path: Path):
    """A key of the same name in another table is not meant."""
    text = "[tool.ander]\npreview = 1\n[tool.sincerity]\npreview = 1\nmodel = 2\n"

    assert refusal(write(tmp_path / "pyproject.toml", text)).splitlines() == [
        "pyproject.toml:4: preview: verwacht true of false; gevonden ‘1’",
        "pyproject.toml:5: model: verwacht een tekst tussen aanhalingstekens; gevonden ‘2’",
    ]


def test_key_in_an_inline_table_has_its_line(tmp_path: Path):
    """However the settings are written."""
    text = "[tool]\nsincerity = {preview = 1}\n"

    assert refusal(write(tmp_path / "pyproject.toml", text)) == (
        "pyproject.toml:2: preview: verwacht true of false; gevonden ‘1’"
    )


def test_file_that_cannot_be_read_is_named(tmp_path: Path):
    """It is missing, or in another encoding."""
    assert (
        refusal(tmp_path / "weg.toml")
        == "weg.toml: het bestand laat zich niet lezen: No such file or directory"
    )
    (tmp_path / "latin.toml").write_bytes(b"names = ['caf\xe9']")
    assert refusal(tmp_path / "latin.toml") == "latin.toml: het bestand is geen UTF-8; sla het op als UTF-8"


def test_nearest_settings_hold(tmp_path: Path):
    """Those of the folder of the draft, else those above it."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = write(tmp_path / "sincerity.toml", "")

    assert config.find(inner / "draft.md") == outer
    nearer = write(tmp_path / "a" / "pyproject.toml", "[tool.sincerity]\n")
    assert config.find(inner) == nearer
    nearest = write(tmp_path / "a" / "sincerity.toml", "")
    assert config.find(inner) == nearest


def test_somebody_elses_pyproject_is_passed_over(tmp_path: Path):
    """Even a broken one is not ours to complain about."""
    inner = tmp_path / "a"
    inner.mkdir()
    outer = write(tmp_path / "sincerity.toml", "")
    write(inner / "pyproject.toml", "[tool.sincerityplus]\n kapot = \n")

    assert config.find(inner) == outer


def test_no_settings_are_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The defaults hold then."""
    monkeypatch.setattr(config, "FILE", "bestaat-nergens.toml")
    monkeypatch.setattr(config, "SHARED_FILE", "bestaat-ook-nergens.toml")

    assert config.find(tmp_path) is None


def pack(*rules: Rule) -> Pack:
    """Return a pack of these rules."""
    return Pack("nl", "nl", "Proef.", ".", rules, {})


DRUK = replace(SOUND, id="druk", label="pressure", aliases=("old-pressure",))
LOK = replace(SOUND, id="lok", label="price-lure")
AAS = replace(SOUND, id="aas", label="bait")


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["druk", "lok", "aas"]),
        (("druk",), (), ["druk"]),
        (("old-pressure",), (), ["druk"]),
        (("bait",), (), ["aas"]),
        (("sales-driven",), (), ["druk", "lok"]),
        (("verkoop", "aas"), (), ["druk", "lok", "aas"]),
        ((), ("druk",), ["lok", "aas"]),
        ((), ("verkoop",), ["aas"]),
        (("druk",), ("sales-driven",), ["druk"]),
        (("pressure", "aas"), ("verkoop",), ["druk", "aas"]),
        (("verkoop",), ("pressure",), ["lok"]),
        (("druk", "aas"), ("druk",), ["aas"]),
    ],
)
def test_more_specific_name_wins(select: Sequence[str], ignore: Sequence[str], expected: list[str]):
    """An id over a label, a label over a category, and ignore over an equal select."""
    chosen = selection.select_rules(
        [pack(DRUK, LOK, AAS)], Config(select=tuple(select), ignore=tuple(ignore))
    )

    assert expected == [rule.id for rule in chosen]


def test_preview_rules_wait_once_their_pack_has_a_stable_one():
    """Before that, all rules of a pack are on trial together."""
    stable = replace(LOK, status=Status.STABLE)
    packs = [pack(DRUK, stable), pack(AAS)]

    assert [rule.id for rule in selection.select_rules(packs, Config())] == ["lok", "aas"]
    assert [rule.id for rule in selection.select_rules(packs, Config(preview=True))] == ["druk", "lok", "aas"]


def test_preview_rule_that_is_asked_for_by_name_is_not_left_out_in_silence():
    """Whoever names a rule expects it to run."""
    with pytest.raises(ConfigError) as caught:
        selection.select_rules(
            [pack(DRUK, replace(LOK, status=Status.STABLE))], Config(select=("druk", "lok"))
        )

    assert str(caught.value) == "regel ‘druk’ is nog op proef; zet preview aan om hem te gebruiken"


def test_deprecated_rule_runs_only_by_name():
    """A label does not bring it back."""
    packs = [pack(replace(DRUK, status=Status.DEPRECATED), LOK)]

    assert [rule.id for rule in selection.select_rules(packs, Config(select=("verkoop",)))] == ["lok"]
    assert [rule.id for rule in selection.select_rules(packs, Config(select=("druk",)))] == ["druk"]


def test_unknown_names_are_all_named():
    """The nearest rule, label or category is suggested."""
    with pytest.raises(ConfigError) as caught:
        selection.select_rules([pack(DRUK)], Config(select=("durk", "verkop"), ignore=("zzz",)))

    assert str(caught.value).splitlines() == [
        "select: onbekende regel, label of categorie ‘durk’; bedoel je ‘druk’?",
        "select: onbekende regel, label of categorie ‘verkop’; bedoel je ‘verkoop’?",
        "ignore: onbekende regel, label of categorie ‘zzz’",
    ]


def test_selecting_nothing_is_an_error():
    """No rule at all is no pass."""
    with pytest.raises(ConfigError) as caught:
        selection.select_rules([pack(DRUK)], Config(ignore=("druk",)))

    assert str(caught.value) == "er blijft geen regel over om te draaien: select is leeg, ignore is druk"
