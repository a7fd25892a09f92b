"""The documentation: it builds, its links lead somewhere, and what it tells people to type works."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from urllib.request import urlopen

import click
import markdown
import pytest
import yaml

from sincerity import packs
from sincerity.api import word_classes
from sincerity.cli import main
from sincerity.config import Config
from sincerity.rule import Example, Rule
from sincerity.testing import run_examples
from tests.helpers import make_rule, terms

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.nl.md"])
DUTCH = [page for page in PAGES if page.name != "contract.md"]
NOT_RUN = (
    *("python3 ", "python ", "source ", "eval ", "_SINCERITY_COMPLETE", "git ", "pre-commit "),
    *("sincerity serve", "SINCERITY_"),  # goes on until it is stopped; the fixture *service* starts one
)
"""Commands in the documentation that change the machine or need what a test has not got."""


def blocks(page: Path, *languages: str) -> list[str]:
    """Return the code blocks of a page in these languages."""
    found = re.findall(
        r"^( *)```(\w+)\n(.*?)^\1```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return [body for _, language, body in found if language in languages]


def named(pairs: Iterator[tuple[Path, str]]) -> list[object]:
    """Return parameters with the name of the page and a number as id."""
    return [pytest.param(page, body, id=f"{page.stem}-{n}") for n, (page, body) in enumerate(pairs)]


def commands() -> Iterator[tuple[Path, str]]:
    """Yield every line in a block for the shell that a test can run."""
    for page in DUTCH:
        for block in blocks(page, "sh", "shell", "console"):
            for line in block.replace("\\\n", " ").splitlines():
                if line.strip() and not line.startswith(NOT_RUN):
                    yield page, line


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the documentation speaks of, made from the examples and from the pages."""
    folder = tmp_path_factory.mktemp("werk")
    programs = shutil.ignore_patterns("wagtail")  # its pages are templates, and no texts
    shutil.copytree(ROOT / "examples", folder / "teksten", ignore=programs)
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=programs)
    shutil.copy(ROOT / "examples" / "nieuwsbrief-doet.md", folder / "nieuwsbrief.md")
    first, second = [
        b for b in blocks(DOCS / "handleiding.md", "text") if "zomerfeest" in b and "›" not in b
    ][:2]
    (folder / "bericht.txt").write_text(first, encoding="utf-8")
    (folder / "beter.txt").write_text(second, encoding="utf-8")
    pack, rule, words = blocks(DOCS / "eigen-regels.md", "yaml")[:3]
    for path, text in (
        ("pack.yaml", pack),
        ("onoprecht/in-goede-handen.yaml", rule),
        ("classes/WOONWOORD.yaml", words),
    ):
        (folder / "regels" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "regels" / path).write_text(text, encoding="utf-8")
    (folder / "planning.csv").write_text("datum;bericht\n2 mei;De soep staat klaar.\n", encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        identity = ["-c", "user.name=A", "-c", "user.email=a@b.nl", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)
    (folder / "bin").mkdir()
    program = folder / "bin" / "sincerity"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sincerity "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[str]:
    """The service of docs/service.md, on a port that is free here; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "sincerity", "serve", "--model", "none", "--port", str(port)]
    process = subprocess.Popen(command, cwd=folder)
    try:
        for _ in range(300):
            try:
                urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
                break
            except OSError:
                assert process.poll() is None, "the service stopped before it answered"
                time.sleep(0.1)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def with_service(page: Path, text: str, request: pytest.FixtureRequest) -> str:
    """Return *text* with the address of a real service, where the page speaks of one."""
    if page.stem != "service":
        return text
    return text.replace("127.0.0.1:8765", request.getfixturevalue("service"))


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(("page", "line"), named(commands()))
def test_a_command_does_what_the_page_says(
    page: Path, line: str, folder: Path, request: pytest.FixtureRequest
):
    """Exit code 0 or 1, and nothing that did not run."""
    done = shell(with_service(page, line, request), folder)

    assert done.returncode in (0, 1), done.stderr
    assert "Error" not in done.stderr


@pytest.mark.parametrize(("page", "screen"), named((p, s) for p in DUTCH for s in re.findall(
    r"<!-- screen: .+? -->\n```text\n.*?```", p.read_text(encoding="utf-8"), re.DOTALL
)))  # fmt: skip
def test_a_screen_is_what_the_command_prints(page: Path, screen: str, folder: Path):
    """After a rule has changed: python docs/screens.py writes them anew."""
    command, shown = re.fullmatch(r"<!-- screen: (.+?) -->\n```text\n(.*?)```", screen, re.DOTALL).groups()  # type: ignore[union-attr]

    assert shown.rstrip() == shell(command, folder).stdout.rstrip(), "run: python docs/screens.py"


@pytest.mark.parametrize(("page", "body"), named((p, b) for p in PAGES for b in blocks(p, "toml")))
def test_settings_can_be_read(page: Path, body: str, tmp_path: Path):
    """Every key and value is one that sincerity takes."""
    (tmp_path / "sincerity.toml").write_text(body, encoding="utf-8")

    assert Config.from_file(tmp_path / "sincerity.toml").path


@pytest.mark.parametrize(("page", "body"), named((p, b) for p in PAGES for b in blocks(p, "python")))
def test_python_runs(page: Path, body: str, request: pytest.FixtureRequest):
    """Without an error or a warning."""
    code = with_service(page, body, request)
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", "-c", code],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize(("page", "body"), named((p, b) for p in PAGES for b in blocks(p, "yaml")))
def test_yaml_is_yaml(page: Path, body: str):
    """And says something."""
    assert yaml.safe_load(body)


def test_the_rule_to_copy_passes_its_own_examples(folder: Path):
    """With the pack and the word list around it."""
    pack = packs.load(folder / "regels")

    (rule,) = pack.rules
    assert rule.id == "huis/in-goede-handen"
    assert [o for o in run_examples(rule, word_classes([pack])) if not o.passed] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_options_that_are_named_exist(page: Path):
    """Also in the YAML of a build server and between backticks."""
    text = page.read_text(encoding="utf-8")
    wrong = []
    for name, rest in re.findall(
        r"\bsincerity (check|inspect|baseline|config|init|rules \w+)\b([^`\n]*)", text
    ):
        command: click.Command = main
        for part in name.split():
            assert isinstance(command, click.Group)
            command = command.commands[part]
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        wrong += [
            option for option in re.findall(r"(?<!\S)--[\w-]+", rest.split("|")[0]) if option not in known
        ]

    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_links_lead_to_a_file(page: Path):
    """The site checks its own links; this checks them in the repository."""
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    generated = [link for link in links if link.startswith("regels/")]
    assert [x for x in links if x not in generated and not (page.parent / x).exists()] == []
    assert set(generated) <= {"regels/index.md"}


def hooks() -> ModuleType:
    """Return what makes the pages of the rules."""
    spec = importlib.util.spec_from_file_location("hooks", DOCS / "hooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_text_of_a_rule_is_words_on_its_page():
    """Markdown and HTML in a rule make no elements."""
    hostile = "<script>alert(1)</script> *sterk* [link](x) `code` | tabel\n\n# kop"
    rule = make_rule(
        terms("x"),
        explain=hostile,
        summary=hostile,
        suggest=(hostile,),
        message=hostile,
        bad=(Example(hostile),),
        good=(Example(hostile, reply_to=hostile),),
    )

    page = markdown.markdown(hooks().rule_page(rule))

    tags = set(re.findall(r"<(\w+)", page))
    assert tags <= {"h1", "h2", "p", "strong", "ul", "li", "br", "span", "blockquote", "code", "a"}
    assert re.findall(r'href="([^"]*)"', page) == ["../../instellingen.md"]
    assert page.count("<h1>") == 1
    assert "<em>" not in page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site. Every link and anchor in it is checked by the build itself."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_builds_without_a_warning_and_has_a_page_for_every_rule(site: Path):
    """And holds nothing but pages and what they show."""
    rules: tuple[Rule, ...] = packs.load_builtin().rules
    pages = {path.stem for path in (site / "regels").rglob("*.html")}
    assert {rule.id for rule in rules} <= pages
    assert not (site / "hooks.py").exists()


def test_the_site_asks_for_nothing_elsewhere(site: Path):
    """No fonts or scripts from other hosts: the pages of a tool that keeps texts at home do so too."""
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert re.findall(r'<(?:script|img|iframe)[^>]+src="https?:', page) == [], path
        assert re.findall(r'<link[^>]+rel="(?:stylesheet|preconnect)"[^>]+href="https?:', page) == [], path
