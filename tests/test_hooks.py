"""The hooks for pre-commit in a real repository, and the action as its shell would run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SHIPPED = ("sincerity", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.nl", "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which pre-commit installs the checkout without any network.

    What the package depends on comes from the packages that the tests run with; nothing is looked up in an index.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PIP_"))}
    return {
        **kept,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")),
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this switch upside down: 0 means no isolation
        "VIRTUALENV_NO_DOWNLOAD": "1",
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with what is in this checkout."""
    repository = tmp_path_factory.mktemp("hooks")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, repository / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, repository / name)
    git(repository, "init", "-q")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "x")
    return repository


@pytest.fixture
def repository(tmp_path: Path, hooks: Path) -> Path:
    """Return a repository of posts that uses the hook."""
    git(tmp_path, "init", "-q")
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: file://{hooks}\n  rev: {git(hooks, 'rev-parse', 'HEAD')}\n"
        "  hooks:\n  - id: sincerity-woorden\n",
        encoding="utf-8",
    )
    (tmp_path / "sincerity.toml").write_text(
        'forbidden-words = ["doelgroep"]\nfail-on = "warning"\nselect = ["excuses-voor-ongemak"]\n'
    )
    return tmp_path


def commit(repository: Path, environment: dict[str, str], **files: str) -> subprocess.CompletedProcess[str]:
    """Stage files and commit, with the hook in place."""
    for name, text in files.items():
        (repository / name.replace("_", ".")).write_text(text, encoding="utf-8")
    git(repository, "add", "-A")
    command = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(command, cwd=repository, env=environment, check=True, capture_output=True)
    return commit_staged(repository, environment)


@pytest.mark.packaging
def test_hook_blocks_a_commit_and_lets_it_pass(repository: Path, environment: dict[str, str]):
    """What is staged is judged, not what else stands in the folder; other kinds of files are left alone."""
    blocked = commit(repository, environment, a_md="Voor de doelgroep.\n", b_py="doelgroep = 1\n")

    assert blocked.returncode == 1, blocked.stderr
    assert "sincerity (alleen woorden)" in blocked.stderr
    assert "‘doelgroep’ staat op de lijst" in blocked.stderr
    assert "b.py" not in blocked.stderr

    (repository / "a.md").write_text("Voor de buren.\n")
    git(repository, "add", "a.md")
    (repository / "a.md").write_text("Toch weer de doelgroep.\n")
    passed = commit_staged(repository, environment)
    assert passed.returncode == 0, passed.stderr
    assert git(repository, "show", "HEAD:a.md") == "Voor de buren."
    assert (repository / "a.md").read_text() == "Toch weer de doelgroep.\n"


def commit_staged(repository: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Commit what is staged and nothing else."""
    return subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.nl", "commit", "-m", "x"],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_hooks_are_what_pre_commit_expects():
    """By the manifest check of the program itself."""
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]

    assert subprocess.run(command, check=False).returncode == 0
    assert all(hook["require_serial"] for hook in HOOKS)


def test_action_uses_every_input_and_no_text_of_others_in_a_script():
    """An input is only ever the value of a variable."""
    steps: list[dict[str, Any]] = ACTION["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    used = set(re.findall(r"inputs\.([\w-]+)", str(steps)))

    assert used == set(ACTION["inputs"])
    assert not [script for script in scripts if "${{" in script]
    assert all(step["shell"] == "bash" for step in steps if "run" in step)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["check", "--format", "github", "--jobs", "2", "--", "met spatie", "b"]),
        (
            {"FAIL_ON": "warning", "CHANGED_SINCE": "origin/main", "BASELINE": "b.json"},
            [
                *("check", "--format", "github", "--jobs", "2", "--fail-on", "warning"),
                *("--changed-since", "origin/main", "--baseline", "b.json", "--", "met spatie", "b"),
            ],
        ),
    ],
)
def test_script_of_the_action_hands_its_inputs_on(
    tmp_path: Path, changes: dict[str, str], expected: list[str]
):
    """Run by bash, with a program in the place of sincerity that says what it was given; its exit code is kept."""
    fake = tmp_path / "sincerity"
    fake.write_text('#!/bin/bash\nprintf "%s\\n" "$@"\nexit 1\n')
    fake.chmod(0o755)
    script = ACTION["runs"]["steps"][-1]["run"]
    inputs = {
        "PATHS": "met spatie\n\nb\n",
        "FAIL_ON": "",
        "CHANGED_SINCE": "",
        "BASELINE": "",
        "FORMAT": "github",
    }
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", **inputs, "JOBS": "2", **changes}

    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines() == expected
    assert done.returncode == 1


def test_defaults_of_the_action_are_choices_that_exist():
    """Its format is one of ours."""
    from sincerity.commands.output import FORMATS

    assert ACTION["inputs"]["format"]["default"] in FORMATS
