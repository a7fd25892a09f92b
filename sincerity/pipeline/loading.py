"""Find, check and put together a pipeline; the part that imports spaCy."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata, util
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_model_lower_version, is_compatible_version, is_minor_version_match

from sincerity.errors import ModelError
from sincerity.pipeline.annotation import Annotation
from sincerity.pipeline.bridge import join_lemmas
from sincerity.pipeline.components import correct_relations, set_sentence_starts, tidy_tags
from sincerity.pipeline.embedding import embed_once
from sincerity.pipeline.imperatives import ImperativeTagger
from sincerity.pipeline.weights import widen

__all__ = ["SHIPPED", "assemble"]

SHIPPED = Path(__file__).parent.parent / "model"
_OFFICIAL = re.compile(r"nl_core_news_(?:sm|md|lg)")
_PARSERS = frozenset({"parser", "experimental_biaffine_parser"})
_UNUSED = ("ner", "senter", "textcat", "textcat_multilabel", "entity_linker", "entity_ruler", "spancat")


def assemble(choice: str) -> tuple[str, Callable[[str], Doc], Mapping[Annotation, Sequence[Any]]]:
    """Load a pipeline and sort its components by what they annotate.

    Returns:
        Name with version, tokenizer, and per level of annotation what to run.

    Raises:
        ModelError: If it is missing or does not fit.
    """
    folder = _find(choice)
    about = _read_meta(folder, choice)
    _check_version(about, choice)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # the version was checked above
            nlp = spacy.load(folder, exclude=_UNUSED)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())[:300]
        raise ModelError(
            f"taalmodel ‘{choice}’ kan niet worden geladen ({reason}); {_remedy(choice)}"
        ) from error
    widen(nlp)
    embed_once(nlp)
    is_shipped = folder == SHIPPED
    name = "sincerity_nl" if is_shipped else f"{about.get('lang', 'nl')}_{about.get('name', folder.name)}"
    return f"{name} {about.get('version', '?')}", nlp.tokenizer, _sort(nlp, choice, bridged=not is_shipped)


def _sort(nlp: Language, choice: str, *, bridged: bool) -> Mapping[Annotation, Sequence[Any]]:
    tagging = [component for name, component in nlp.pipeline if name not in _PARSERS]
    parsing = [component for name, component in nlp.pipeline if name in _PARSERS]
    missing = {"morphologizer", "parser"} - set(nlp.pipe_names)
    if missing or not any("lemmatizer" in name for name in nlp.pipe_names):
        lacks = ", ".join(sorted(missing)) or "lemmatizer"
        raise ModelError(
            f"taalmodel ‘{choice}’ mist {lacks}; nodig zijn morphologizer, lemmatizer en parser; {_remedy(choice)}"
        )
    return {
        Annotation.TOKENS: [set_sentence_starts],
        Annotation.TAGS: [*tagging, tidy_tags, *([join_lemmas] if bridged else []), ImperativeTagger.load()],
        Annotation.DEPENDENCIES: [*parsing, correct_relations],
    }


def _find(choice: str) -> Path:
    if choice == "shipped":
        return SHIPPED
    if re.fullmatch(r"\w+", choice) and (spec := util.find_spec(choice)) and spec.origin:
        package = Path(spec.origin).parent
        # A package of spaCy's keeps its data in a folder with its version.
        return next((meta.parent for meta in sorted(package.glob("*/meta.json"))), package)
    folder = Path(choice).expanduser()
    if folder.is_dir():
        return folder
    what = (
        "is niet geïnstalleerd" if _OFFICIAL.fullmatch(choice) else "is geen geïnstalleerd pakket en geen map"
    )
    raise ModelError(f"taalmodel ‘{choice}’ {what}; {_remedy(choice)}")


def _read_meta(folder: Path, choice: str) -> dict[str, Any]:
    try:
        about = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"in ‘{folder}’ staat geen taalmodel van spaCy (meta.json); {_remedy(choice)}"
        ) from error
    if not isinstance(about, dict) or about.get("lang") != "nl":
        raise ModelError(f"taalmodel ‘{choice}’ is niet Nederlands (meta.json: lang); {_remedy(choice)}")
    return about


def _check_version(about: Mapping[str, Any], choice: str) -> None:
    """Weights fit all releases of the minor version of spaCy that trained them, whichever of these that was."""
    wanted, found = str(about.get("spacy_version", "")), metadata.version("spacy")
    lowest = get_model_lower_version(wanted) if wanted else None
    if (
        not wanted
        or is_compatible_version(found, wanted)
        or (lowest and is_minor_version_match(found, lowest))
    ):
        return
    raise ModelError(
        f"taalmodel ‘{choice}’ past bij spaCy {wanted} en niet bij {found}; {_remedy(choice, wanted)}"
    )


def _remedy(choice: str, version: str = "") -> str:
    if choice == "shipped":
        wanted = f' "spacy{version}"' if version else " --force-reinstall sincerity"
        return f"installeer opnieuw: python -m pip install{wanted}"
    name = choice if _OFFICIAL.fullmatch(choice) else "nl_core_news_sm"
    return (
        f"installeer het met: python -m spacy download {name}, of gebruik het meegeleverde: --model shipped"
    )
