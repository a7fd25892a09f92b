"""The built wheel, installed in a fresh environment, is whole: rules, schemas, model, licence, command."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The wheel built from the checkout, and the one built from the sdist."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(out / "a"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out / "b"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return [next((out / d).glob("*.whl")) for d in "ab"]


@pytest.fixture(scope="module")
def command(wheels: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command in an environment of its own, away from the checkout."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin" / "pip", "install", "-q", str(wheels[0])], check=True, capture_output=True)
    return folder / "bin" / "sincerity"


def shipped(wheel: Path, folder: str, suffix: str) -> set[str]:
    names = zipfile.ZipFile(wheel).namelist()
    return {
        n.removeprefix(f"sincerity/{folder}/")
        for n in names
        if n.startswith(f"sincerity/{folder}/") and n.endswith(suffix)
    }


def test_both_wheels_hold_every_rule_and_class(wheels: list[Path]):
    """A wheel without rules builds without complaint, so the files are counted."""
    expected = {p.relative_to(ROOT / "rules").as_posix() for p in (ROOT / "rules").rglob("*.yaml")}

    assert len(expected) > 40
    assert all(expected == shipped(wheel, "rules", ".yaml") for wheel in wheels)


def test_both_wheels_hold_everything_of_the_package(wheels: list[Path]):
    """Schemas, type marker, data and model files are packed; bytecode is not."""
    files = (p for p in (ROOT / "sincerity").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    expected = {f"sincerity/{p.relative_to(ROOT / 'sincerity').as_posix()}" for p in files}

    for wheel in wheels:
        assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_installed_command_checks_a_draft(command: Path, tmp_path: Path):
    """In an empty folder, with nothing but the wheel, a draft is checked with all rules."""
    draft = tmp_path / "post.txt"
    draft.write_text("Onze excuses voor het ongemak. We nemen je feedback zeer serieus.\n", encoding="utf-8")

    done = subprocess.run(
        [command, "check", "--format", "json", "post.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    output = json.loads(done.stdout)
    assert done.returncode in (0, 1), done.stderr
    assert output["counts"]["rules"] > 40
    assert output["posts"][0]["findings"]


def test_the_installed_command_runs_as_a_module(command: Path, tmp_path: Path):
    """`python -m sincerity --version` names the version of the wheel."""
    done = subprocess.run(
        [command.parent / "python", "-m", "sincerity", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "0.1.0" in done.stdout
