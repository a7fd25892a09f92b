"""The command line as a user meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from sincerity import __version__
from sincerity.checking import Checker
from sincerity.cli import main
from sincerity.commands.output import FORMATS
from sincerity.console import wants_colour
from sincerity.document import Source
from sincerity.errors import RuleError
from sincerity.report import Report

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads(resources.files("sincerity").joinpath("output_schema.json").read_text(encoding="utf-8"))

RULE = """
id: {id}
label: {label}
summary: Het woord ‘{word}’.
status: stable
severity: {severity}
message: "‘{{match}}’ zegt weinig."
explain: |
  Een lezer hoort hier niets in.
match:
  kind: terms
  terms: [{{phrase: {word}}}]
suggest: ["Zeg wat er anders is."]
references: [{{title: Een boek, url: "https://voorbeeld.nl/boek"}}]
examples:
  bad: ["Dit is [[{word}]].", "Zo [[{word}]] is het.", "Wij zijn [[{word}]]."]
  good: ["Dit is gewoon.", "Zo is het.", "Wij zijn er."]
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in a folder of its own, with a pack of three rules."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    pack = tmp_path / "pak"
    for folder, identifier, label, word, severity in (
        ("verkoop", "uniekst", "superlative", "allerglansrijkst", "warning"),
        ("onoprecht", "spijtig", "non-apology", "spijtigerwijs", "error"),
        ("eenrichting", "tipje", "self-centred", "onzerzijds", "info"),
    ):
        (pack / folder).mkdir(parents=True)
        rule = RULE.format(id=identifier, label=label, word=word, severity=severity)
        (pack / folder / f"{identifier}.yaml").write_text(rule, encoding="utf-8")
    (pack / "pack.yaml").write_text("name: proef\nlanguage: nl\ndescription: Voor de tests.\n")
    (tmp_path / "sincerity.toml").write_text(
        'packs = ["pak"]\nselect = ["proef/uniekst", "proef/spijtig", "proef/tipje"]\n'
    )
    (tmp_path / "goed.txt").write_text("Het brood is klaar.\n", encoding="utf-8")
    (tmp_path / "zwak.md").write_text("# Brood\n\nHet is allerglansrijkst brood 🍞.\n", encoding="utf-8")
    (tmp_path / "fout.md").write_text("Spijtigerwijs is het op.\n", encoding="utf-8")


def run(*args: str, **options: Any) -> Result:
    return CliRunner().invoke(main, args, **options)


def shell(
    *args: str, data: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the real program in a process of its own."""
    command = [sys.executable, str(ROOT / "cli.py"), *args]
    env = {**os.environ, **(environment or {})}
    return subprocess.run(command, input=data, capture_output=True, env=env, timeout=60, check=False)


class TestExitCodes:
    def test_post_without_findings_passes(self) -> None:
        """0: everything ran and nothing failed."""
        result = run("check", "goed.txt")

        assert result.exit_code == 0
        assert result.stdout.endswith("1 tekst getoetst met 3 regels, 0 bevindingen, 0 mislukt\n")
        assert result.stderr == ""

    def test_post_to_revise_fails(self) -> None:
        """1: an error stands."""
        result = run("check", "fout.md")

        assert result.exit_code == 1
        assert "nog even schaven" in result.stdout

    @pytest.mark.parametrize(("test", "code"), [("warning", 1), ("error", 0), ("never", 0)])
    def test_fail_on_decides_what_fails(self, test: str, code: int) -> None:
        """A warning alone."""
        assert run("check", "zwak.md", "--fail-on", test).exit_code == code

    def test_unreadable_source_is_2_and_the_good_part_is_reported(self) -> None:
        """A file that is missing between two that are there."""
        result = run("check", "fout.md", "weg.md", "goed.txt")

        assert result.exit_code == 2
        assert "mislukt: weg.md: bestaat niet" in result.stdout
        assert result.stdout.endswith(
            "2 teksten getoetst met 3 regels, 1 bevinding, 1 mislukt; 1 van 2 nog even schaven\n"
        )

    def test_never_does_not_hide_what_did_not_run(self) -> None:
        """``--fail-on never`` is about findings."""
        assert run("check", "weg.md", "--fail-on", "never").exit_code == 2

    def test_settings_file_can_say_what_fails(self, tmp_path: Path) -> None:
        """``fail-on`` in a file of one's own; the option goes before it."""
        settings = tmp_path / "streng.toml"
        settings.write_text('packs = ["pak"]\nselect = ["proef/uniekst"]\nfail-on = "warning"\n')

        assert run("check", "zwak.md", "--config", str(settings)).exit_code == 1
        assert run("check", "zwak.md", "--config", str(settings), "--fail-on", "error").exit_code == 0


class TestNotices:
    @pytest.mark.parametrize("form", ["concise", "github", "gitlab", "junit"])
    def test_formats_without_a_place_for_notices_leave_them_to_standard_error(
        self, tmp_path: Path, form: str
    ) -> None:
        """What did not run is told once, however many texts it holds for; the exit code stays."""
        (tmp_path / "alles.toml").write_text("", encoding="utf-8")

        result = run(
            "check", "goed.txt", "zwak.md", "--config", "alles.toml", "--model", "none", "--format", form,
            "--fail-on", "never",
        )  # fmt: skip

        assert result.exit_code == 0
        assert len(result.stderr.splitlines()) == 1
        assert re.fullmatch(
            r"sincerity: goed\.txt: let op: \d+ regels liepen niet: .*\(en in nog 1 tekst\)\n", result.stderr
        )

    @pytest.mark.parametrize("form", ["full", "json", "jsonl", "html", "sarif"])
    def test_formats_that_show_notices_say_them_themselves(self, tmp_path: Path, form: str) -> None:
        """And standard error stays empty."""
        (tmp_path / "alles.toml").write_text("", encoding="utf-8")

        result = run(
            "check", "goed.txt", "--config", "alles.toml", "--model", "none", "--format", form,
            "--fail-on", "never",
        )  # fmt: skip

        assert result.stderr == ""
        assert "regels liepen niet" in result.stdout


def test_sarif_describes_a_rule_that_is_on_for_some_paths_only(tmp_path: Path):
    """``[[per-path]]`` selects it for a folder; outside that it does not run."""
    (tmp_path / "per.toml").write_text(
        'packs = ["pak"]\nselect = ["proef/uniekst"]\n[[per-path]]\npaths = ["fout.md"]\nselect = ["proef/spijtig"]\n'
    )

    result = run("check", "zwak.md", "fout.md", "--config", "per.toml", "--format", "sarif")

    (one,) = json.loads(result.stdout)["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert [(r["ruleId"], rules[r["ruleIndex"]]) for r in one["results"]] == [
        ("proef/uniekst", "proef/uniekst"),
        ("proef/spijtig", "proef/spijtig"),
    ]


class TestThatCannotStart:
    """What is found wrong only when the rules are made for the first text."""

    @pytest.fixture(autouse=True)
    def _all_rules(self, tmp_path: Path) -> None:
        """The shipped rules: some of them need a language model."""
        (tmp_path / "alles.toml").write_text("", encoding="utf-8")

    @pytest.mark.parametrize("form", FORMATS)
    def test_missing_model_writes_no_half_document(self, form: str) -> None:
        """Whoever reads the output as JSON or XML gets nothing, and the reason on standard error."""
        result = run(
            "check", "goed.txt", "zwak.md", "--config", "alles.toml", "--model", "nergens", "--format", form
        )

        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("sincerity: taalmodel ‘nergens’")

    def test_missing_model_is_told_once_with_several_processes(self) -> None:
        """One line, no traceback of each process."""
        result = shell(
            "check", "goed.txt", "zwak.md", "--config", "alles.toml", "--model", "nergens", "--jobs", "2"
        )

        assert result.returncode == 2
        assert result.stdout == b""
        assert result.stderr.decode().startswith("sincerity: taalmodel ‘nergens’")
        assert len(result.stderr.splitlines()) == 1

    @pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit", "html"])
    def test_what_stops_a_run_half_way_leaves_a_whole_document(
        self, form: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The second text breaks off the run: what is there can be read, and says so where it has a place for it."""
        check = Checker.check_source

        def stop(self: Checker, source: Source) -> Report:
            if source.path == "zwak.md":
                raise RuleError("hier houdt het op")
            return check(self, source)

        monkeypatch.setattr(Checker, "check_source", stop)

        result = run("check", "goed.txt", "zwak.md", "--format", form)

        assert result.exit_code == 2
        assert result.stderr == "sincerity: hier houdt het op\n"
        if form in ("junit", "html"):
            assert result.stdout.rstrip().endswith(("</testsuites>", "</html>"))
        else:
            json.loads(result.stdout)
        if form != "gitlab":
            assert "hier houdt het op" in result.stdout


class TestWrongUse:
    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["check"], "geef een bestand of map om na te lezen"),
            (["chek", "goed.txt"], "onbekende opdracht ‘chek’; bedoel je ‘check’?"),
            (["goed.txt"], "Bedoel je: sincerity check goed.txt?"),
            (["check", "goed.txt", "--chanel", "web"], "onbekende optie --chanel; bedoel je ‘--channel’?"),
            (
                ["check", "goed.txt", "--channel", "linkedn"],
                "onbekend kanaal ‘linkedn’; bedoel je ‘linkedin’?",
            ),
            (["check", "goed.txt", "--format", "jsn"], "--format: ‘jsn’ kan niet; bedoel je ‘json"),
            (
                ["check", "goed.txt", "--fail-on", "warnng"],
                "--fail-on: ‘warnng’ kan niet; bedoel je ‘warning’?",
            ),
            (["check", "goed.txt", "--format"], "--format is niet goed gebruikt: er hoort een waarde achter"),
            (
                ["check", "goed.txt", "--preview=ja"],
                "--preview is niet goed gebruikt: er hoort geen waarde bij",
            ),
            (["check", "goed.txt", "--select", "proef/uniekt"], "‘proef/uniekt’; bedoel je ‘proef/uniekst’?"),
            (["check", "goed.txt", "--ignore", "superlativ"], "‘superlativ’; bedoel je ‘superlative’?"),
            (["check", "goed.txt", "--config", "weg.toml"], "weg.toml"),
            (["check", "goed.txt", "--rules", "weg"], "weg"),
            (["check", "goed.txt", "--reply-to", "@weg.txt"], "weg.txt: bestaat niet"),
            (["check", "goed.txt", "--reply-to", "goed.txt"], "schrijf ‘@goed.txt’ voor wat erin staat"),
            (["check", "goed.txt", "--stdin-filename", "x.md"], "--stdin-filename hoort bij -"),
            (["rules", "show"], "REGEL ontbreekt"),
            (["rules", "show", "proef/uniekt"], "onbekende regel ‘proef/uniekt’; bedoel je ‘proef/uniekst’?"),
            (["rules", "test", "proef/uniekt"], "onbekende regel ‘proef/uniekt’; bedoel je ‘proef/uniekst’?"),
            (["rules", "lst"], "onbekende opdracht ‘lst’; bedoel je ‘list’?"),
        ],
    )
    def test_mistake_is_exit_2_with_a_hint_and_no_traceback(self, args: list[str], message: str) -> None:
        """What was found and what was probably meant."""
        result = run(*args)

        assert result.exit_code == 2
        assert message in result.stderr
        assert "Traceback" not in result.stderr
        assert result.stdout == ""

    def test_no_command_shows_the_help_and_is_no_success(self) -> None:
        """Nothing was asked, so nothing ran."""
        result = run()

        assert result.exit_code == 2
        assert "Opdrachten:" in result.stderr

    def test_ignoring_every_rule_is_an_error(self) -> None:
        """Silence is never a pass."""
        result = run(
            "check", "goed.txt", "--ignore", "proef/uniekst,proef/spijtig", "--ignore", "proef/tipje"
        )

        assert result.exit_code == 2
        assert "er blijft geen regel over" in result.stderr


class TestSettings:
    def test_help_and_version_are_successes(self) -> None:
        """In Dutch, on standard output."""
        assert run("--version").stdout == f"sincerity {__version__}\n"
        assert "Gebruik: " in run("check", "--help").stdout
        assert run("check", "-h").exit_code == 0

    def test_select_takes_comma_lists_and_labels(self) -> None:
        """``--select a,b`` and ``--select a --select b`` are the same; it goes before the settings file."""
        both = run("check", "goed.txt", "--select", "proef/uniekst,proef/spijtig").stdout
        twice = run("check", "goed.txt", "--select", "proef/uniekst", "--select", "proef/spijtig").stdout

        assert both == twice
        assert "1 tekst getoetst met 2 regels" in both

    def test_channel_goes_by_all_its_names(self) -> None:
        """‘nieuwsbrief’ is newsletter."""
        result = run("check", "goed.txt", "--channel", "nieuwsbrief", "--format", "jsonl")

        assert json.loads(result.stdout)["channel"] == "newsletter"

    def test_verbose_shows_tips(self, tmp_path: Path) -> None:
        """An info is counted, not shown."""
        (tmp_path / "tip.txt").write_text("Dat is onzerzijds gedaan.")

        quiet, verbose = run("check", "tip.txt"), run("check", "-v", "tip.txt")

        assert quiet.stdout.endswith("0 bevindingen, 0 mislukt; nog 1 tip met -v\n")
        assert "proef/tipje" not in quiet.stdout
        assert "proef/tipje" in verbose.stdout

    def test_reply_to_takes_a_text_or_a_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """‘@klacht.txt’ is read, anything else is the message itself."""
        from sincerity import api

        seen: list[str | None] = []
        original = api.Linter.check_source

        def spy(self: Any, source: Any) -> Any:
            seen.append(source.reply_to)
            return original(self, source)

        monkeypatch.setattr(api.Linter, "check_source", spy)
        (tmp_path / "klacht.txt").write_text("Waar blijft mijn brood?")

        run("check", "goed.txt", "--reply-to", "@klacht.txt")
        run("check", "goed.txt", "--reply-to", "Waarom?")

        assert seen == ["Waar blijft mijn brood?", "Waarom?"]


class TestFormats:
    def test_json_fits_the_schema_and_holds_the_failures(self) -> None:
        """One object, whatever went wrong."""
        result = run("check", "zwak.md", "weg.md", "--format", "json")

        output = json.loads(result.stdout)
        jsonschema.Draft202012Validator(SCHEMA).validate(output)
        assert result.exit_code == 2
        assert [post["path"] for post in output["posts"]] == ["zwak.md"]
        assert output["failures"][0]["path"] == "weg.md"
        assert output["counts"] == {
            "posts": 1, "rules": 3, "findings": 1, "faults": 1, "credits": 0, "suppressed": 0, "known": 0, "revise": 0,
            "failures": 1,
        }  # fmt: skip

    def test_jsonl_is_one_line_a_post_and_tells_failures_apart(self, tmp_path: Path) -> None:
        """A bad line among good ones; what the line held comes back."""
        lines = ['{"id": "a", "text": "Allerglansrijkst.", "bron": 1}', "{", '{"id": "c", "text": "Dag."}']
        (tmp_path / "p.jsonl").write_text("\n".join(lines))

        result = run("check", "p.jsonl", "--format", "jsonl")

        posts = [json.loads(line) for line in result.stdout.splitlines()]
        validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})
        for post in posts:
            validator.validate(post)
        assert [(post["id"], post["input"]) for post in posts] == [("a", {"bron": 1}), ("c", {})]
        assert "sincerity: p.jsonl:2: geen geldige JSON" in result.stderr
        assert result.exit_code == 2

    def test_concise_names_line_and_column(self) -> None:
        """What an editor jumps to."""
        result = run("check", "zwak.md", "--format", "concise")

        assert result.stdout == "zwak.md:3:8: warning proef/uniekst ‘allerglansrijkst’ zegt weinig.\n"

    def test_unknown_channel_in_data_is_a_notice(self, tmp_path: Path) -> None:
        """It stops nothing and changes no exit code."""
        (tmp_path / "p.jsonl").write_text('{"text": "Dag.", "channel": "linkedn"}')

        result = run("check", "p.jsonl")

        assert result.exit_code == 0
        assert "let op: p.jsonl:1: onbekend kanaal ‘linkedn’" in result.stdout

    def test_standard_input_is_read(self) -> None:
        """``sincerity check -``."""
        result = run("check", "-", input="Allerglansrijkst.", env={})

        assert "Je tekst" in result.stdout
        assert "‹Allerglansrijkst›" in result.stdout

    def test_stdin_filename_is_the_path_of_the_post(self) -> None:
        """An editor checks a buffer that it has not saved."""
        result = run(
            "check", "-", "--stdin-filename", "x.md", "--format", "concise", input="**Allerglansrijkst.**"
        )

        assert result.stdout.startswith("x.md:1:3: warning")

    def test_reports_come_as_they_are_made(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first report is written before the last post is read."""
        from sincerity import posts

        (tmp_path / "p.jsonl").write_text('{"text": "Een."}\n{"text": "Twee."}\n')
        written: list[int] = []
        original = posts.make_post

        def spy(*args: Any) -> Any:
            written.append(sys.stdout.tell() if sys.stdout.seekable() else 0)
            return original(*args)

        monkeypatch.setattr(posts, "make_post", spy)
        run("check", "p.jsonl", "--format", "jsonl")

        assert len(written) == 2
        assert written[0] < written[1]


class TestTerminal:
    @pytest.mark.parametrize(
        ("environment", "colour"),
        [
            ({}, True),
            ({"NO_COLOR": "1"}, False),
            ({"NO_COLOR": ""}, True),
            ({"FORCE_COLOR": "1"}, True),
            ({"FORCE_COLOR": "0"}, False),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_colour_on_a_terminal(self, environment: dict[str, str], colour: bool) -> None:
        """NO_COLOR wins."""

        class Terminal:
            def isatty(self) -> bool:
                return True

        assert wants_colour(Terminal(), environment) is colour  # type: ignore[arg-type]

    def test_pipe_gets_no_colour_unless_forced(self) -> None:
        """The same post, piped."""
        plain, forced = run("check", "zwak.md"), run("check", "zwak.md", env={"FORCE_COLOR": "1"})

        assert "\x1b[" not in plain.stdout
        assert "\x1b[" in forced.stdout

    @pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl"])
    def test_output_is_utf8_whatever_the_locale(self, form: str) -> None:
        """``LC_ALL=C``, and an encoding that knows no emoji."""
        for environment in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp850"}):
            done = shell("check", "zwak.md", "--format", form, "-v", environment=environment)

            assert done.returncode == 0, done.stderr
            text = done.stdout.decode("utf-8")
            assert "‘allerglansrijkst’" in text
            assert form == "concise" or "🍞" in text or form in ("json", "jsonl")

    def test_messages_are_utf8_too(self) -> None:
        """Standard error in ``LC_ALL=C``."""
        done = shell("chek", environment={"LC_ALL": "C", "PYTHONUTF8": "0"})

        assert "‘chek’" in done.stderr.decode("utf-8")

    def test_input_through_a_pipe_is_utf8(self) -> None:
        """And a BOM is no character."""
        done = shell(
            "check", "-", "--format", "jsonl", data=b"\xef\xbb\xbf" + "Één allerglansrijkst.".encode()
        )

        finding = json.loads(done.stdout)["findings"][0]
        assert (finding["start"], finding["text"]) == (4, "allerglansrijkst")

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with head")
    def test_reader_that_leaves_is_no_error(self, tmp_path: Path) -> None:
        """``sincerity check … | head -1``."""
        (tmp_path / "p.jsonl").write_text('{"text": "Allerglansrijkst brood."}\n' * 5000)
        command = f"'{sys.executable}' '{ROOT / 'cli.py'}' check p.jsonl --format jsonl | head -n 1"

        done = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)

        assert done.stdout.count(b"\n") == 1
        assert done.stderr == b""

    @pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
    def test_interrupt_is_130_without_a_traceback(self) -> None:
        """Ctrl-C while it waits for input."""
        # It says so when everything is imported: on a busy machine that takes longer than one would wait.
        command = [sys.executable, "-c", "import sys; from sincerity.cli import main; sys.argv[0] = 'sincerity'; "
                   "print(flush=True); main(['check', '-'])"]  # fmt: skip
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
        )
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(timeout=2)  # by then it is reading
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

        assert process.returncode == 130
        assert errors.decode().strip() == "Afgebroken."

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
    def test_standard_input_that_is_not_there_is_a_failure(self) -> None:
        """Closed; a file beside it is read all the same."""
        command = f"'{sys.executable}' '{ROOT / 'cli.py'}' check - goed.txt <&-"

        done = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)

        assert done.returncode == 2
        assert "er is geen standaardinvoer" in done.stdout.decode()
        assert b"goed.txt" in done.stdout
        assert done.stderr == b""

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
    def test_full_disk_is_said_in_one_line(self) -> None:
        """What was found is not lost without a word."""
        command = [sys.executable, str(ROOT / "cli.py"), "check", "zwak.md"]

        with open("/dev/full", "wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)

        assert done.returncode == 2
        assert done.stderr.decode() == "sincerity: de uitvoer past niet meer op de schijf\n"

    def test_module_and_launcher_are_the_same_program(self) -> None:
        """``python -m sincerity`` and ``python cli.py``."""
        module = subprocess.run(
            [sys.executable, "-m", "sincerity", "check", "zwak.md"],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )

        assert module.stdout == shell("check", "zwak.md").stdout
        assert module.returncode == 0

    def test_help_imports_nothing_heavy(self) -> None:
        """Only click and what starting needs."""
        code = (
            "import sys; sys.argv = ['sincerity', 'check', '--help']\n"
            "from sincerity.cli import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "heavy = {'yaml', 'regex', 'spacy', 'textstat', 'jsonschema_rs', 'markdown_it', 'pathspec', 'wcwidth',"
            " 'sincerity.rule', 'sincerity.linter'}\n"
            "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
        )
        env = {**os.environ, "PYTHONPATH": str(ROOT)}

        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=False)

        assert done.stderr.decode().strip() == "[]"

    def test_a_later_check_without_a_model_never_imports_spacy(self, tmp_path: Path) -> None:
        """The first one validates the rules that need tags or a tree; then they are known to be fine."""
        code = (
            "import sys; sys.argv = ['sincerity', 'check', '--model', 'none', '--no-cache', '-']\n"
            "from sincerity.cli import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "print('spacy' in sys.modules, file=sys.stderr)"
        )
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path)}

        said = [
            subprocess.run(
                [sys.executable, "-c", code], input=b"Koop nu.", capture_output=True, env=env, check=False
            ).stderr
            for _ in range(2)
        ]

        assert said[1].decode().splitlines()[-1] == "False"


class TestRules:
    def test_list_names_every_rule_with_its_summary(self) -> None:
        """By category, and counted."""
        result = run("rules", "list")

        assert result.exit_code == 0
        assert "proef/uniekst" in result.stdout
        assert "Het woord ‘allerglansrijkst’." in result.stdout
        assert "klinkt verkoperig (" in result.stdout

    def test_show_tells_why_with_examples_and_sources(self) -> None:
        """One page for a copywriter."""
        result = run("rules", "show", "proef/uniekst")

        assert result.exit_code == 0
        for words in (
            "waarschuwing · klinkt verkoperig · superlative · vast",
            "Een lezer hoort hier niets in.",
            "‘allerglansrijkst’ zegt weinig.",
            "Dit is ‹allerglansrijkst›.",
            "Dit is gewoon.",
            "→ Zeg wat er anders is.",
            "https://voorbeeld.nl/boek",
        ):
            assert words in result.stdout

    def test_test_runs_the_examples_of_the_named_rules(self) -> None:
        """Three bad, three good."""
        result = run("rules", "test", "proef/uniekst", "proef/spijtig")

        assert result.exit_code == 0
        assert result.stdout == "2 regels, 12 voorbeelden, 2 termen, 0 mislukt\n"

    def test_test_says_which_example_is_wrong(self, tmp_path: Path) -> None:
        """A good example that the rule finds all the same."""
        path = tmp_path / "pak" / "verkoop" / "uniekst.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("Dit is gewoon.", "Ook allerglansrijkst."), "utf-8"
        )

        result = run("rules", "test", "proef/uniekst")

        assert result.exit_code == 1
        assert "proef/uniekst: goed voorbeeld: Ook allerglansrijkst." in result.stdout
        assert "verwacht: niets; gevonden: ‘allerglansrijkst’" in result.stdout

    def test_broken_rule_is_exit_2_with_file_and_line(self, tmp_path: Path) -> None:
        """One line for each mistake."""
        path = tmp_path / "pak" / "verkoop" / "uniekst.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("severity:", "severety:"), "utf-8")

        result = run("check", "goed.txt")

        assert result.exit_code == 2
        assert "uniekst.yaml:6" in result.stderr


class TestExamples:
    @pytest.mark.parametrize("occasion", ["webcare", "winkel", "nieuwsbrief", "intranet"])
    def test_acting_reads_worse_than_being(self, occasion: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the shipped rules: the one that acts is sent back, the one that is can go as it is."""
        monkeypatch.chdir(ROOT)
        (acts,) = sorted((ROOT / "examples").glob(f"{occasion}-doet.*"))
        (is_,) = sorted((ROOT / "examples").glob(f"{occasion}-is.*"))
        channel = {"winkel": "instagram"}.get(occasion, occasion)

        assert run("check", str(acts), "--channel", channel).exit_code == 1
        assert run("check", str(is_), "--channel", channel).exit_code == 0


def test_inspect_tells_what_a_rule_saw():
    """‘Allerglansrijkst’ on line 3 is a finding, and JSON says the same."""
    shown = run("inspect", "zwak.md", "--rule", "proef/uniekst", "--model", "none")
    data = run("inspect", "zwak.md", "--rule", "proef/uniekst", "--model", "none", "--format", "json")

    assert shown.exit_code == 0
    assert "   3  + bevinding     ‘allerglansrijkst’" in shown.output
    assert [m["outcome"] for m in json.loads(data.output)["rules"][0]["matches"]] == ["finding"]


def test_inspect_answers_an_unknown_rule_and_an_unreadable_file_with_exit_code_two():
    """Nothing that was asked for is left out in silence."""
    unknown = run("inspect", "zwak.md", "--rule", "proef/uniek", "--model", "none")
    missing = run("inspect", "weg.md", "--model", "none")

    assert (unknown.exit_code, missing.exit_code) == (2, 2)
    assert "proef/uniekst" in unknown.output
    assert "weg.md" in missing.output


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sarif", '"ruleId": "proef/uniekst"'),
        ("github", "::warning file=zwak.md,line=3,endLine=3,col=8,endColumn=24,title=proef/uniekst::"),
        ("gitlab", '"check_name": "proef/uniekst"'),
        ("junit", 'name="zwak.md"'),
        ("html", ">allerglansrijkst<sup"),
    ],
)
def test_formats_for_other_programs_name_the_finding(name: str, words: str):
    """The exit code is that of any other format, and a file that is missing makes it two."""
    good = run("check", "zwak.md", "--format", name)
    bad = run("check", "zwak.md", "weg.md", "--format", name)

    assert (good.exit_code, bad.exit_code) == (0, 2)
    assert words in good.stdout
    assert "weg.md" in bad.output
