"""Rule packs: where they are found, what is wrong with them, and the cache of those that are sound."""

from __future__ import annotations

import json
import marshal
import os
import re
import sys
import time
import zipfile
from collections.abc import Callable
from importlib import metadata, resources
from pathlib import Path

import pytest

from sincerity import pack_cache, pack_reader, packs
from sincerity.document import Source
from sincerity.errors import RuleError
from sincerity.linter import Linter
from tests.rule_files import PACK, RULE, changed, write_pack

SCHEMA = Path(packs.__file__).with_name("rule_schema.json").read_text(encoding="utf-8")
CLASS = "description: Hinder.\nterms: [ongemak, {noun: overlast}]\n"


pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def builtin(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a small pack with the class HINDER in the place of the built-in one."""
    root = tmp_path_factory.mktemp("builtin")
    files = {"pack.yaml": changed(("eigen", "nl"), text=PACK), "onoprecht/regel.yaml": RULE}
    write_pack(root / "nl", {**files, "classes/HINDER.yaml": CLASS})
    monkeypatch.setattr(packs, "builtin_root", lambda: root)
    return root / "nl"


def mistakes(root: Path, files: dict[str, str]) -> list[str]:
    """Return what is wrong with a pack, with paths inside it."""
    write_pack(root, files)
    with pytest.raises(RuleError) as caught:
        packs.load(root)
    return str(caught.value).replace(f"{root}{os.sep}", "").replace(str(root), ".").splitlines()


def cache_file(cache: Path, part: str = "") -> Path:
    """Return the file with what every run needs of the one pack in the cache, or its part ``-bulk``."""
    return next(file for file in cache.iterdir() if file.stem.endswith("-bulk") == (part == "-bulk"))


def settle(root: Path) -> None:
    """Make the files of a pack old enough to be cached."""
    past = time.time() - 60
    for path in root.rglob("*"):
        os.utime(path, (past, past))


def place(monkeypatch: pytest.MonkeyPatch, root: Path) -> Path:
    """Put the package in another folder and return the folder."""
    package = root / "sincerity"
    package.mkdir()
    monkeypatch.setattr(packs, "_PACKAGE", package)
    monkeypatch.setattr(packs, "_CHECKOUT", root)
    monkeypatch.setattr(resources, "files", lambda name: package)
    return package


def test_builtin_rules_lie_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """In an installed wheel they are ‘sincerity/rules’."""
    package = place(monkeypatch, tmp_path)
    (package / "rules").mkdir()

    assert packs.builtin_root() == package / "rules"


def test_builtin_rules_lie_beside_the_package_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """There the folder ‘rules’ stands next to ‘pyproject.toml’."""
    place(monkeypatch, tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "pyproject.toml").touch()

    assert packs.builtin_root() == tmp_path / "rules"


def test_builtin_rules_lie_in_the_archive_of_a_zipped_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A wheel can be imported without being unpacked; a pack in it loads, and has no cache."""
    place(monkeypatch, tmp_path)
    with zipfile.ZipFile(tmp_path / "wheel.zip", "w") as wheel:
        wheel.writestr("rules/nl/pack.yaml", changed(("eigen", "nl"), text=PACK))
        wheel.writestr("rules/nl/onoprecht/regel.yaml", RULE)
    monkeypatch.setattr(resources, "files", lambda name: zipfile.Path(tmp_path / "wheel.zip"))
    monkeypatch.setattr(pack_reader, "rule_schema", lambda: json.loads(SCHEMA))

    pack = packs.load_builtin()

    assert [rule.id for rule in pack.rules] == ["regel"]
    assert pack.rules[0].location("label") == pack.rules[0].path


def test_missing_builtin_rules_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A wheel built without its rules must not check posts with none."""
    place(monkeypatch, tmp_path)
    (tmp_path / "rules").mkdir()  # but no pyproject.toml: somebody else's folder

    with pytest.raises(RuleError) as caught:
        packs.builtin_root()

    assert (
        str(caught.value) == "sincerity is geïnstalleerd zonder zijn regels; installeer het opnieuw met pip"
    )


def test_ids_of_the_builtin_pack_are_bare(builtin: Path, tmp_path: Path):
    """Those of another pack start with its name."""
    loaded = packs.load_all([write_pack(tmp_path)])

    assert [[rule.id for rule in pack.rules] for pack in loaded] == [["regel"], ["eigen/regel"]]


def test_pack_holds_what_its_files_say(tmp_path: Path):
    """Rules are sorted by id whatever their folder."""
    later = changed(("id: regel", "id: zregel"), ("non-apology", "pressure"))
    files = {"onoprecht/regel.yaml": RULE, "verkoop/zregel.yaml": later, "classes/KLEUR.yaml": CLASS}
    write_pack(
        tmp_path, {**files, "pack.yaml": PACK + "version: '2'\n", "README.md": "Uitleg", ".git/x.yaml": "x"}
    )

    pack = packs.load(str(tmp_path))

    assert (pack.name, pack.language, pack.description) == ("eigen", "nl", "Een pakket.")
    assert (pack.version, pack.root) == ("2", str(tmp_path))
    assert [rule.id for rule in pack.rules] == ["eigen/regel", "eigen/zregel"]
    assert pack.classes["KLEUR"].terms == ({"phrase": "ongemak"}, {"noun": "overlast"})
    assert pack.classes["KLEUR"].path == str(tmp_path / "classes" / "KLEUR.yaml")


def test_two_packs_of_one_name_are_an_error(builtin: Path, tmp_path: Path):
    """Their ids could not be told apart."""
    first, second = write_pack(tmp_path / "a"), write_pack(tmp_path / "b")

    with pytest.raises(RuleError) as caught:
        packs.load_all([first, second])

    assert str(caught.value) == f"twee regelpakketten heten ‘eigen’: {first} en {second}"


def test_folder_without_rules_is_an_error(tmp_path: Path):
    """Silence is never a pass."""
    assert mistakes(tmp_path, {"pack.yaml": PACK}) == [
        ".: geen regels in verkoop, eenrichting, onoprecht, sociaal"
    ]


def test_missing_folder_is_an_error(tmp_path: Path):
    """The path is repeated as it was given."""
    with pytest.raises(RuleError) as caught:
        packs.load(tmp_path / "weg")

    assert str(caught.value) == f"{tmp_path / 'weg'}: er is geen map met regels op deze plek"


def test_folder_that_is_no_pack_is_an_error(tmp_path: Path):
    """Every pack has a pack.yaml."""
    with pytest.raises(RuleError) as caught:
        packs.load(tmp_path)

    assert str(caught.value) == f"{tmp_path}: geen regelpakket, want er staat geen pack.yaml in"


MISTAKES = [
    ({"pack.yaml": "name: A b\nlanguage: de\n"}, [
        "pack.yaml:1: sleutel ‘description’ ontbreekt",
        "pack.yaml:1: name: ‘A b’ mag alleen kleine letters, cijfers en losse streepjes hebben",
        "pack.yaml:2: language: ‘de’ kan hier niet; kies uit nl",
    ]),
    ({"onoprecht/a.yaml": "", "onoprecht/b.yaml": "x: [\n"}, [
        "onoprecht/a.yaml:1: het bestand is leeg",
        "onoprecht/b.yaml:2: geen geldige YAML: een haak of accolade waar een tekst hoort; "
        "zet de tekst tussen aanhalingstekens",
    ]),
    ({"onoprecht/regel.yml": RULE}, ["onoprecht/regel.yml: noem het bestand regel.yaml"]),
    ({"onoprecht/regel.YAML": RULE}, ["onoprecht/regel.YAML: noem het bestand regel.yaml"]),
    ({"onoprecht/regel.YML": RULE}, ["onoprecht/regel.YML: noem het bestand regel.yaml"]),
    ({"classes/NU.Yaml": "description: Nu.\nterms: [nu]\n", "onoprecht/regel.yaml": RULE}, ["classes/NU.Yaml: noem het bestand NU.yaml"]),
    (
        {"los.YAML": RULE, "onoprecht/regel.yaml": RULE},
        ["los.YAML: een regel hoort in een van de mappen verkoop, eenrichting, onoprecht, sociaal"],
    ),
    ({"onoprecht/diep/regel.yaml": RULE}, [
        "onoprecht/diep: een map in een map van regels wordt niet gelezen; zet de regels een map hoger"
    ]),
    ({"regel.yaml": RULE}, [
        "regel.yaml: een regel hoort in een van de mappen verkoop, eenrichting, onoprecht, sociaal"
    ]),
    ({"verkop/regel.yaml": RULE}, [
        "verkop/regel.yaml: een regel hoort in een van de mappen verkoop, eenrichting, onoprecht, sociaal"
    ]),
    ({"onoprecht/regel.yaml": RULE + "aliases: [regel, bait, verkoop]\n"}, [
        "onoprecht/regel.yaml:16: aliases.1: ‘regel’ is al de naam van een regel: onoprecht/regel.yaml:16",
        "onoprecht/regel.yaml:16: aliases.2: ‘bait’ is al de naam van een label of categorie",
        "onoprecht/regel.yaml:16: aliases.3: ‘verkoop’ is al de naam van een label of categorie",
    ]),
    ({"onoprecht/regel.yaml": RULE, "onoprecht/zus.yaml": changed(("id: regel", "id: zus")) + "aliases: [regel]\n"}, [
        "onoprecht/zus.yaml:16: aliases.1: ‘regel’ is al de naam van een regel: onoprecht/regel.yaml:1",
    ]),
    ({"onoprecht/regel.yaml": RULE, "verkoop/regel.yaml": changed(("non-apology", "pressure"))}, [
        "verkoop/regel.yaml:1: id: ‘regel’ is al de naam van een regel: onoprecht/regel.yaml:1",
    ]),
    ({"onoprecht/regel.yaml": RULE, "classes/kleur.yaml": CLASS}, [
        "classes/kleur.yaml: de naam van een woordklasse heeft alleen hoofdletters en _"
    ]),
    ({"onoprecht/regel.yaml": RULE, "classes/HINDER.yaml": CLASS}, [
        "classes/HINDER.yaml: woordklasse ‘HINDER’ bestaat al in het ingebouwde pakket"
    ]),
    ({"onoprecht/regel.yaml": RULE, "classes/EEN.yaml": "description: x\nterms: ['{TWEE}']\n",
      "classes/TWEE.yaml": "description: x\nterms: ['{DRIE} a', b]\n",
      "classes/DRIE.yaml": "description: x\nterms: ['{TWEE}', '{HINDER}']\n"}, [
        "classes/DRIE.yaml:2: terms: woordklasse ‘DRIE’ verwijst naar zichzelf",
        "classes/TWEE.yaml:2: terms: woordklasse ‘TWEE’ verwijst naar zichzelf",
    ]),
    ({"onoprecht/regel.yaml": RULE, "classes/EEN.yaml": "description: x\nterms: ['{HINDR}']\n"}, [
        "classes/EEN.yaml:2: terms.1.phrase: woordklasse ‘HINDR’ bestaat niet; bedoel je ‘HINDER’?"
    ]),
    ({"onoprecht/regel.yaml": changed(("phrase: excuses", "phrase: '{EEN} a'\n    - phrase: excuses")),
      "classes/EEN.yaml": "terms: [a]\n"}, ["classes/EEN.yaml:1: sleutel ‘description’ ontbreekt"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), MISTAKES, ids=lambda value: next(iter(value)))
def test_mistakes_of_a_pack_are_all_named(
    builtin: Path, tmp_path: Path, files: dict[str, str], expected: list[str]
):
    """What looks like a rule is never left out without a word."""
    assert expected == mistakes(tmp_path, files)


def test_file_in_another_encoding_is_named(tmp_path: Path):
    """‘é’ in Latin-1 is no UTF-8."""
    root = write_pack(tmp_path)
    path = root / "onoprecht" / "regel.yaml"
    path.write_bytes(path.read_bytes() + "# caf\n# café\n".encode("latin-1"))

    with pytest.raises(RuleError) as caught:
        packs.load(root)

    assert str(caught.value) == f"{path}:17: het bestand is geen UTF-8; sla het op als UTF-8"


def test_byte_order_mark_is_no_part_of_a_rule(tmp_path: Path):
    """Some editors put it before the text."""
    root = write_pack(tmp_path)
    path = root / "onoprecht" / "regel.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert [rule.id for rule in packs.load(root).rules] == ["eigen/regel"]


def test_unreadable_file_and_folder_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The system's own reason is shown."""
    root = write_pack(tmp_path, {"onoprecht/regel.yaml": RULE, "verkoop/x.yaml": RULE})
    read_bytes, iterdir = Path.read_bytes, Path.iterdir

    def refuse(path: Path, old: object) -> bool:
        if path.name in ("regel.yaml", "verkoop"):
            raise PermissionError(13, "Permission denied")
        return False

    monkeypatch.setattr(Path, "read_bytes", lambda path: refuse(path, None) or read_bytes(path))
    monkeypatch.setattr(Path, "iterdir", lambda path: refuse(path, None) or iterdir(path))

    with pytest.raises(RuleError) as caught:
        packs.load(root)

    assert str(caught.value).splitlines() == [
        f"{root / 'onoprecht' / 'regel.yaml'}:1: het bestand laat zich niet lezen: Permission denied",
        f"{root / 'verkoop'}: de map laat zich niet lezen: Permission denied",
    ]


def offer(monkeypatch: pytest.MonkeyPatch, site: Path, module: str) -> None:
    """Install a package that offers a pack."""
    info = site / "pakket-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pakket\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[sincerity.packs]\neigen = {module}\n")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    monkeypatch.delitem(sys.modules, module, raising=False)


def test_installed_package_offers_its_pack(builtin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The entry point names the module that has pack.yaml beside it."""
    write_pack(tmp_path / "regels_van_ons")
    (tmp_path / "regels_van_ons" / "__init__.py").touch()
    offer(monkeypatch, tmp_path, "regels_van_ons")

    assert [[rule.id for rule in pack.rules] for pack in packs.installed()] == [["eigen/regel"]]


def test_installed_package_that_cannot_be_imported_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its own error is shown."""
    offer(monkeypatch, tmp_path, "regels_die_er_niet_zijn")

    with pytest.raises(RuleError) as caught:
        packs.installed()

    assert str(caught.value) == (
        "regelpakket ‘eigen’ laat zich niet laden: regels_die_er_niet_zijn geeft ModuleNotFoundError: "
        "No module named 'regels_die_er_niet_zijn'"
    )


def test_metadata_is_not_asked_when_nobody_offers_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It takes longer than checking a post. A package without entry points and a missing folder are passed over."""
    (tmp_path / "kaal-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "weg")])
    monkeypatch.setattr(metadata, "entry_points", lambda group: pytest.fail("asked"))

    assert packs.installed() == ()


def test_metadata_is_asked_when_packages_come_from_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """What an archive offers cannot be seen from outside."""
    (tmp_path / "alles.zip").touch()
    asked = []
    monkeypatch.setattr(sys, "path", [str(tmp_path / "alles.zip")])
    monkeypatch.setattr(metadata, "entry_points", lambda group: asked.append(group) or ())

    assert packs.installed() == ()
    assert asked == ["sincerity.packs"]


def test_sound_pack_is_read_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The second load reads no rule file and gives the same pack."""
    root = write_pack(tmp_path, {"onoprecht/regel.yaml": RULE, "classes/KLEUR.yaml": CLASS})
    settle(root)
    first = packs.load(root)
    monkeypatch.setattr(pack_reader, "read", lambda root, shared: pytest.fail("read again"))

    assert first == packs.load(root)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "onoprecht" / "regel.yaml").write_text(changed(("preview", "deprecated"))),
        lambda root: (root / "onoprecht" / "regel.yaml").rename(root / "onoprecht" / "anders.yaml"),
        lambda root: (root / "onoprecht" / "diep").mkdir(),
        lambda root: (root / "pack.yaml").write_text(changed(("eigen", "ander"), text=PACK)),
    ],
    ids=["content", "name", "folder", "pack"],
)
def test_changed_pack_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
):
    """A cache that hides a change would be worse than none."""
    root = write_pack(tmp_path)
    settle(root)
    packs.load(root)

    def read(root: Path, shared: frozenset[str]) -> None:
        raise RuleError("opnieuw gelezen")

    monkeypatch.setattr(pack_reader, "read", read)
    change(root)

    with pytest.raises(RuleError, match="opnieuw gelezen"):
        packs.load(root)


@pytest.mark.parametrize("part", ["", "-bulk"])
@pytest.mark.parametrize("damage", [b"", b"{", marshal.dumps([]), marshal.dumps((1, 2)), None], ids=str)
def test_broken_cache_is_made_anew(tmp_path: Path, cache: Path, damage: bytes | None, part: str):
    """Half a file, another program's file, or a cache whose content is not what it should be."""
    root = write_pack(tmp_path)
    settle(root)
    first = packs.load(root)
    file = cache_file(cache, part)
    stamp, content = marshal.loads(file.read_bytes())
    file.write_bytes(marshal.dumps((stamp, {})) if damage is None else damage)
    second = packs.load(root)

    assert [rule.bad for rule in second.rules] == [rule.bad for rule in first.rules]
    assert first == second
    assert (stamp, content) == marshal.loads(file.read_bytes())


def test_a_pack_in_the_cache_is_read_without_its_bulk(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    """Most runs look at no term and no example; who does finds them all the same, also when the bulk is gone."""
    root = write_pack(tmp_path)
    settle(root)
    first = packs.load(root).rules[0]
    cache_file(cache, "-bulk").unlink()
    read: list[Path] = []
    monkeypatch.setattr(
        pack_reader,
        "read",
        lambda root, _read=pack_reader.read, **kept: read.append(root) or _read(root, **kept),
    )
    rule = packs.load(root).rules[0]

    assert read == []
    linter = Linter([rule], {})
    assert read == [root]  # to compile the phrases
    assert (rule.match["terms"], rule.bad) == (list(first.match["terms"]), first.bad)
    assert linter.check(Source(rule.bad[0].text)).findings
    assert read == [root]


def test_a_pack_that_changes_under_a_running_program_says_so(tmp_path: Path, cache: Path):
    """And what it reads then is kept for nobody: the files may be put back with the time they had."""
    root = write_pack(tmp_path)
    file = root / "onoprecht" / "regel.yaml"
    settle(root)
    packs.load(root)
    loaded = packs.load(root).rules[0]
    written, times = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(
        changed(("phrase: excuses voor het ongemak", "phrase: spijt van het ongemak")), encoding="utf-8"
    )
    settle(root)
    packs.load(root)

    with pytest.raises(RuleError, match="veranderd sinds het geladen werd"):
        list(loaded.match["terms"])
    file.write_text(written, encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert packs.load(root).rules[0].match["terms"][0] == {"phrase": "excuses voor het ongemak"}


def test_a_part_of_an_expression_may_have_the_name_of_a_list_of_terms(tmp_path: Path, cache: Path):
    """It is no list."""
    match = (
        "kind: regex\n  literal: [voor]\n  pattern: 'voor (?&terms) ongemak'\n  parts:\n    terms: het|dit"
    )
    text = re.sub(r"kind: terms\n.*?(?=\n\S)", match, RULE, count=1, flags=re.DOTALL)
    root = write_pack(tmp_path, {"onoprecht/regel.yaml": text})
    settle(root)
    packs.load(root)

    rule = packs.load(root).rules[0]

    assert [f.text for f in Linter([rule], {}).check(Source("Excuses voor het ongemak.")).findings] == [
        "voor het ongemak"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="its folders say who may write")
def test_cache_that_others_may_write_is_not_read(tmp_path: Path, cache: Path):
    """Such a file could hold anything."""
    root = write_pack(tmp_path)
    settle(root)
    packs.load(root)
    file = cache_file(cache)
    stamp, _ = marshal.loads(file.read_bytes())
    assert pack_cache.fetch(file.stem, stamp) is not None
    file.chmod(0o666)

    assert pack_cache.fetch(file.stem, stamp) is None


def test_pack_loads_when_its_cache_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The place of the cache is a file, or there is no home folder at all."""
    root = write_pack(tmp_path / "pack")
    settle(root)
    (tmp_path / "bestand").touch()
    monkeypatch.setattr(pack_cache, "folder", lambda: tmp_path / "bestand")

    assert len(packs.load(root).rules) == 1

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(pack_cache, "folder", homeless)

    assert len(packs.load(root).rules) == 1


def test_pack_that_was_just_written_is_not_cached(tmp_path: Path, cache: Path):
    """It could change once more within the tick of the clock."""
    packs.load(write_pack(tmp_path))

    assert list(cache.iterdir()) == []


def test_pack_with_mistakes_is_not_cached(tmp_path: Path, cache: Path):
    """Its mistakes are named every time."""
    root = write_pack(tmp_path, {"onoprecht/regel.yaml": changed(("misging.", "misging"))})
    settle(root)

    for _ in range(2):
        with pytest.raises(RuleError):
            packs.load(root)

    assert list(cache.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("linux", "XDG_CACHE_HOME", "ergens/sincerity"),
        ("linux", None, "thuis/.cache/sincerity"),
        ("darwin", None, "thuis/Library/Caches/sincerity"),
        ("win32", "LOCALAPPDATA", "ergens/sincerity"),
        ("win32", None, "thuis/AppData/Local/sincerity"),
    ],
)
def test_cache_lies_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str | None, expected: str
):
    """Each system has its own folder."""
    monkeypatch.undo()
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, "ergens")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("thuis"))

    assert Path(expected) == pack_cache.folder()
