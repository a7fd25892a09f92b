"""Only what changed in git counts, in real repositories."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sincerity.changes import Changes
from sincerity.cli import main
from sincerity.errors import ConfigError

SETTINGS = 'model = "none"\nselect = ["excuses-voor-ongemak"]\nfail-on = "warning"\nforbidden-words = ["doelgroep"]\n'


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.nl", "-c", "commit.gpgsign=false", *arguments],
        check=True,
        capture_output=True,
    )


def commit(**files: str) -> None:
    """Write files (two underscores for a slash, one for a dot) and commit everything."""
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    git("add", "-A")
    git("commit", "-qm", "x")


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a repository with two old posts."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git("init", "-qb", "main")
    commit(
        sincerity_toml=SETTINGS,
        a_md="Een.\n\nDe doelgroep komt.\n\nDrie.\n",
        b_md="Nog een doelgroep.\n",
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--no-cache", *arguments])


def lines(name: str = "a.md", revision: str = "HEAD") -> list[int] | None:
    """Return the changed lines of a file; None: all of them, for it is new."""
    changes = Changes.since(revision)
    found = changes._changed_in(name)
    return None if found is None else [line for part in found for line in part]


def test_nothing_changed_passes_and_says_so():
    """Both old posts would fail."""
    result = run(".", "--changed-since", "HEAD")

    assert result.exit_code == 0
    assert "2 teksten zijn niet veranderd sinds HEAD en daarom overgeslagen" in result.stderr


def test_finding_on_an_old_line_does_not_count():
    """A line below it changed; the output says what was left out."""
    Path("a.md").write_text("Een.\n\nDe doelgroep komt.\n\nVier.\n")

    result = run(".", "--changed-since", "HEAD")

    assert result.exit_code == 0
    assert "1 bevinding staat buiten de regels die sinds HEAD veranderd zijn en telt niet mee" in " ".join(
        result.stdout.split()
    )


def test_finding_on_a_changed_line_counts():
    """Staged or not."""
    Path("a.md").write_text("Een.\n\nDe doelgroep komt.\n\nDrie, voor de doelgroep.\n")
    assert run(".", "--changed-since", "HEAD").exit_code == 1

    git("add", "-A")
    assert run(".", "--changed-since", "HEAD").exit_code == 1


def test_lines_are_those_that_came_or_changed():
    """Pushed down is not changed; a line that only went leaves nothing."""
    Path("a.md").write_text("Nul.\nEen.\n\nDe doelgroep komt.\n\nVier.\n")
    assert lines() == [1, 6]

    Path("a.md").write_text("Een.\n\nDe doelgroep komt.\n")
    assert lines() == []


def test_text_that_looks_like_a_header_is_text():
    """A line ‘++ b/b.md’ comes out of git as ‘+++ b/b.md’."""
    Path("a.md").write_text("++ b/b.md\n@@ -1 +1,9 @@\nDe doelgroep komt.\n\nDrie.\n")

    assert lines() == [1, 2]
    assert lines("b.md") == []


def test_new_file_counts_as_a_whole():
    """Whether git follows it already or not."""
    Path("c.md").write_text("Een doelgroep.\n")
    assert lines("c.md") is None
    assert run("c.md", "--changed-since", "HEAD").exit_code == 1

    git("add", "c.md")
    assert lines("c.md") == [1]


def test_renamed_file_keeps_its_old_lines():
    """Only what changed in it since counts."""
    git("mv", "a.md", "nieuw.md")
    Path("nieuw.md").write_text("Een.\n\nDe doelgroep komt.\n\nVier.\n")

    assert lines("nieuw.md") == [5]


@pytest.mark.parametrize("name", ["met spatie.md", "café.md", 'aan"haling.md', "tab\tb.md", "map/é/x.md"])
def test_any_name_will_do(name: str):
    """Git quotes some of them."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Een.\n")
    git("add", "-A")
    git("commit", "-qm", "x")
    path.write_text("Een.\nTwee.\n")

    assert lines(name) == [2]


def test_what_others_did_on_the_main_branch_is_not_ours():
    """Compared with where the branch left it."""
    git("checkout", "-qb", "tak")
    commit(c_md="Een.\n")
    git("checkout", "-q", "main")
    commit(b_md="Iets heel anders.\n")
    git("checkout", "-q", "tak")

    assert lines("b.md", "main") == []
    assert lines("c.md", "main") == [1]


def test_it_works_in_a_folder_of_the_repository(monkeypatch: pytest.MonkeyPatch):
    """Paths count from the working directory."""
    commit(map__d_md="Een.\n")
    Path("map/d.md").write_text("Twee.\n")
    monkeypatch.chdir("map")

    assert lines("d.md") == [1]
    assert lines("../a.md") == []


def test_only_changed_posts_of_a_data_file_are_read():
    """A line is a post."""
    old = json.dumps({"text": "Een doelgroep."})
    commit(p_jsonl=f"{old}\n")
    Path("p.jsonl").write_text(f"{old}\n{json.dumps({'text': 'Drie buren.', 'id': 'x'})}\n")

    result = run("p.jsonl", "--changed-since", "HEAD", "--format", "jsonl")

    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["x"]
    assert result.exit_code == 0


def test_windows_line_ends_count_as_git_counts():
    """One line each."""
    commit(w_md="Een.\r\n\r\nTwee.\r\n")
    Path("w.md").write_text("Een.\r\n\r\nDe doelgroep.\r\n", newline="")

    assert run("w.md", "--changed-since", "HEAD").exit_code == 1


@pytest.mark.parametrize("revision", ["bestaat-niet", "--output=x", ""])
def test_unknown_revision_is_an_error(revision: str):
    """And nothing that could be an option reaches git."""
    with pytest.raises(ConfigError, match="git kent"):
        Changes.since(revision)

    assert not Path("x").exists()


def test_folder_without_git_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    """With what git says."""
    elsewhere = tmp_path_factory.mktemp("los")
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))

    with pytest.raises(ConfigError, match="git kan niet zeggen wat er veranderd is"):
        Changes.since("HEAD")


def test_credit_on_an_old_line_stays():
    """It counts against nobody, so there is nothing to leave out."""
    Path("sincerity.toml").write_text('model = "none"\nselect = ["sociaal"]\npreview = true\n')
    old = "Dat hadden we eerder moeten zeggen, en dat spijt ons.\n"
    commit(k_md=old)
    Path("k.md").write_text(f"{old}\nDrie.\n")

    result = run("k.md", "--changed-since", "HEAD", "--format", "jsonl")

    (post,) = map(json.loads, result.stdout.splitlines())
    assert post["findings"]
    assert post["known"] == []
    assert not [notice for notice in post["notices"] if "sinds HEAD" in notice]
