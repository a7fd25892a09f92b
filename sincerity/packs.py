"""Finds, reads and checks rule packs: the built-in one, installed ones, and folders named by the user.

Nothing is loaded from the working directory unasked. A pack with one wrong file does not load: the error
names every mistake in it, and no rule is ever left out without a word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sincerity import pack_cache
from sincerity.deferred import Deferred, DeferredTerms, digest_of
from sincerity.errors import RuleError
from sincerity.rule import TERM_LISTS, Pack, Rule, WordClass, build, hangs_on_loudness

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Pack", "builtin_root", "installed", "load", "load_all", "load_builtin"]

BUILTIN = "nl"
ENTRY_POINTS = "sincerity.packs"
_BULK = "-bulk"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def builtin_root() -> Traversable:
    """Return the folder of built-in rule packs.

    In an installed wheel that is ``sincerity/rules``; in a checkout or editable install it is the ``rules``
    folder beside the package.

    Raises:
        RuleError: If neither exists.
    """
    if (_PACKAGE / "rules").is_dir():
        return _PACKAGE / "rules"
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "rules").is_dir():
        return _CHECKOUT / "rules"
    # Late: this import takes longer than loading the rules, and only a package inside an archive needs it.
    from importlib import resources

    packed = resources.files("sincerity").joinpath("rules")
    if packed.is_dir():
        return packed
    raise RuleError("sincerity is geïnstalleerd zonder zijn regels; installeer het opnieuw met pip")


def load_builtin() -> Pack:
    """Load the pack that comes with sincerity. Its ids are bare."""
    return _load(builtin_root().joinpath(BUILTIN))


def load(path: str | Path) -> Pack:
    """Load a pack from a folder.

    Its ids start with ``pack/``. Its phrases may use the word classes of the built-in pack.

    Raises:
        RuleError: If there is no such folder, or anything in it is wrong: one line for every mistake.
    """
    root = Path(path)
    if root.resolve() == Path(str(builtin_root().joinpath(BUILTIN))).resolve():
        raise RuleError(f"{path}: dit is het ingebouwde pakket; dat draait altijd mee, zonder --rules")
    return _load(root, shared=_shared_classes())


def installed() -> tuple[Pack, ...]:
    """Load the packs that other installed packages offer, sorted by name.

    A package offers one by naming, in the entry-point group ``sincerity.packs``, the module whose folder
    holds ``pack.yaml``.
    """
    if not _may_offer_packs():
        return ()
    from importlib import import_module, metadata, resources

    found = []
    for entry in metadata.entry_points(group=ENTRY_POINTS):
        try:
            root = resources.files(import_module(entry.module))
        except Exception as error:  # whatever somebody else's module does when it is imported
            raise RuleError(
                f"regelpakket ‘{entry.name}’ laat zich niet laden: {entry.value} geeft "
                f"{type(error).__name__}: {error}"
            ) from error
        found.append(_load(root, shared=_shared_classes()))
    return tuple(sorted(found, key=lambda pack: pack.name))


def load_all(folders: Iterable[str | Path] = ()) -> tuple[Pack, ...]:
    """Load the built-in pack, the installed ones and those in *folders*.

    Raises:
        RuleError: If a pack is wrong, or two have the same name.
    """
    packs = (load_builtin(), *installed(), *map(load, folders))
    roots: dict[str, str] = {}
    for pack in packs[1:]:
        if pack.name in roots:
            raise RuleError(f"twee regelpakketten heten ‘{pack.name}’: {roots[pack.name]} en {pack.root}")
        roots[pack.name] = pack.root
    return packs


def _may_offer_packs() -> bool:
    """Tell whether an installed package may offer a pack.

    Asking ``importlib.metadata`` takes longer than checking a post, so the few files that it would read are looked
    through first; it has the word where one of them names the group, or where packages come from an archive.
    """
    for folder in sys.path:
        try:
            entries = list(os.scandir(folder or "."))
        except NotADirectoryError:
            return True
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith((".dist-info", ".egg-info")):
                try:
                    with open(os.path.join(entry.path, "entry_points.txt"), "rb") as file:
                        offers = file.read()
                except OSError:
                    continue
                if ENTRY_POINTS.encode() in offers:
                    return True
    return False


def _shared_classes() -> frozenset[str]:
    folder = builtin_root().joinpath(BUILTIN, "classes")
    entries = folder.iterdir() if folder.is_dir() else ()
    return frozenset(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml"))


def _load(root: Traversable, *, shared: frozenset[str] | None = None) -> Pack:
    """Load a pack; *shared* names the classes of the built-in one, ``None`` means that this is that pack."""
    stamp = pack_cache.stamp(root, sorted(shared or ()))
    name = pack_cache.pack_name(root)
    cached = pack_cache.fetch(name, stamp)
    if cached is not None:
        try:
            return _assemble(cached, _Bulk(root, shared, stamp), root, stamp, builtin=shared is None)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            pass  # a cache that somebody else wrote is as good as none
    content, parts = _read(root, shared)
    pack_cache.store(name + _BULK, stamp, parts)
    pack_cache.store(name, stamp, content)
    return _assemble(content, _Bulk(root, shared, stamp, parts), root, stamp, builtin=shared is None)


def _read(root: Traversable, shared: frozenset[str] | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read a pack from its files in two parts: what every run needs, and the bulk of it, see :class:`_Bulk`."""
    # Late: a run that finds its pack in the cache needs neither the YAML reader nor the schema.
    from sincerity.pack_reader import read

    content = read(root, shared=shared or frozenset())
    terms: dict[bytes, list[Any]] = {}
    bulk = {
        "classes": {"": content.pop("classes")},
        "examples": {path: data.pop("examples") for path, data in content["rules"]},
        "terms": terms,
    }
    for _, data in content["rules"]:
        data["loud"] = hangs_on_loudness(data["match"])  # it would look into the terms
        for part, keys in TERM_LISTS.items():
            data[part] = _without_terms(data.get(part, {}), keys, terms)
    return content, bulk


class _Bulk:
    """Word classes, terms and examples: four fifths of a pack, and a run whose phrases are compiled needs none of them.

    Args:
        root: The folder of the pack.
        shared: The names from outside the pack that its rules may use.
        stamp: What the pack depended on when it was loaded.
        parts: The bulk, where it was read just now; else it is fetched from the cache when somebody asks.
    """

    def __init__(
        self,
        root: Traversable,
        shared: frozenset[str] | None,
        stamp: pack_cache.Stamp | None,
        parts: Mapping[str, Any] | None = None,
    ) -> None:
        self._root = root
        self._shared = shared
        self._stamp = stamp
        self._parts = parts

    def get(self, part: str, key: str | bytes) -> Any:
        """Return one thing of the bulk.

        Raises:
            RuleError: If it is no longer there because the files of the pack were changed.
        """
        if self._parts is None:
            self._parts = pack_cache.fetch(pack_cache.pack_name(self._root) + _BULK, self._stamp)
        found = _looked_up(self._parts, part, key)
        if found is None:  # the cache is gone or damaged
            self._parts = self._read_again()
            found = _looked_up(self._parts, part, key)
        if found is None:
            raise RuleError(
                f"{self._root}: dit regelpakket is veranderd sinds het geladen werd; begin opnieuw"
            )
        return found

    def _read_again(self) -> Mapping[str, Any]:
        parts = _read(self._root, self._shared)[1]
        # Kept only if these are still the files that the pack was loaded from.
        if pack_cache.stamp(self._root, sorted(self._shared or ())) == self._stamp:
            pack_cache.store(pack_cache.pack_name(self._root) + _BULK, self._stamp, parts)
        return parts


def _looked_up(parts: Any, part: str, key: str | bytes) -> Any:
    try:
        return parts[part].get(key)
    except (AttributeError, KeyError, TypeError):  # a cache that somebody else wrote
        return None


def _without_terms(part: Mapping[str, Any], keys: Collection[str], terms: dict[bytes, Any]) -> dict[str, Any]:
    """Move the lists under these keys to *terms*, each under its digest, which takes its place in the part."""
    left: dict[str, Any] = {}
    for key, item in part.items():
        if isinstance(item, Mapping):
            left[key] = _without_terms(item, keys, terms)
        elif key in keys and isinstance(item, list):
            left[key] = digest_of(item)
            terms[left[key]] = item
        else:
            left[key] = item
    return left


def _with_terms(part: Mapping[str, Any], bulk: _Bulk) -> dict[str, Any]:
    """Put lists that are fetched when somebody looks into them in place of the digests."""

    def deferred(digest: bytes) -> DeferredTerms:
        return DeferredTerms(digest, lambda: tuple(bulk.get("terms", digest)))

    whole: dict[str, Any] = {}
    for key, item in part.items():
        if isinstance(item, bytes):
            whole[key] = deferred(item)
        else:
            whole[key] = _with_terms(item, bulk) if isinstance(item, dict) else item
    return whole


def _assemble(
    content: Mapping[str, Any],
    bulk: _Bulk,
    root: Traversable,
    stamp: pack_cache.Stamp | None,
    *,
    builtin: bool,
) -> Pack:
    head = content["head"]
    name = head["name"]
    rules = (
        _rule(path, data, bulk, prefix="" if builtin else f"{name}/", pack=name)
        for path, data in content["rules"]
    )
    return Pack(
        name=name,
        language=head["language"],
        description=head["description"],
        root=str(root),
        rules=tuple(sorted(rules, key=lambda rule: rule.id)),
        classes=Deferred(lambda: _classes(bulk.get("classes", ""))),
        version=head.get("version"),
        stamp=stamp,
    )


def _rule(path: str, data: Mapping[str, Any], bulk: _Bulk, *, prefix: str, pack: str) -> Rule:
    whole = {**data, "examples": Deferred(lambda: bulk.get("examples", path))}
    for part in TERM_LISTS:
        whole[part] = _with_terms(data[part], bulk)
    return build(whole, prefix=prefix, pack=pack, path=path)


def _classes(written: Iterable[tuple[str, str, Mapping[str, Any], Iterable[Any]]]) -> dict[str, WordClass]:
    return {
        stem: WordClass(
            stem, data["description"], tuple(data["terms"]), tuple(forms), path, source=data.get("source")
        )
        for stem, path, data, forms in written
    }
