"""The shipped pipeline, and what is said about one that is missing or does not fit."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from sincerity.errors import ModelError
from sincerity.pipeline import Annotation, Pipeline, load
from tests.pipeline.test_tokenizer import POST_PARTS

POST = "Top nieuws! 🎉 De winkel is door de buurt geschilderd.\n\nKom zaterdag langs, en neem je buren mee."


@pytest.fixture(scope="module")
def shipped() -> Pipeline:
    return load()


def test_name_holds_the_version(shipped: Pipeline) -> None:
    """Findings depend on it, so reports print it."""
    assert shipped.name.startswith("sincerity_nl 0.")


def test_a_choice_is_loaded_once(shipped: Pipeline) -> None:
    """The second call is free."""
    assert shipped is load("shipped")


def test_imperatives_passive_and_agent_of_a_post(shipped: Pipeline) -> None:
    """One post has two commands, and a passive that names who did it."""
    doc = shipped.annotate(POST, Annotation.DEPENDENCIES)

    assert [token.text for token in doc if "Imp" in token.morph.get("Mood")] == ["Kom", "neem"]
    relations = {token.text: token.dep_ for token in doc}
    assert (relations["winkel"], relations["is"], relations["buurt"]) == (
        "nsubj:pass",
        "aux:pass",
        "obl:agent",
    )


@pytest.mark.parametrize(
    ("needs", "has"),
    [
        (Annotation.TOKENS, (True, False, False, False)),
        (Annotation.TAGS, (True, True, True, False)),
        (Annotation.DEPENDENCIES, (True, True, True, True)),
    ],
)
def test_only_what_is_needed_runs(shipped: Pipeline, needs: Annotation, has: tuple[bool, ...]) -> None:
    """Runs without a parser never pay for it."""
    doc = shipped.annotate(POST, needs)

    assert has == tuple(doc.has_annotation(name) for name in ("SENT_START", "POS", "LEMMA", "DEP"))


def test_components_above_the_need_are_not_called() -> None:
    """A component that is not needed may even be broken."""

    def broken(doc):
        raise AssertionError("called")

    pipeline = Pipeline("x", load()._tokenize, {Annotation.TOKENS: [], Annotation.TAGS: [broken]})

    assert pipeline.annotate(POST, Annotation.TOKENS).text == POST
    with pytest.raises(AssertionError, match="called"):
        pipeline.annotate(POST, Annotation.TAGS)


@settings(max_examples=40, deadline=None)
@given(st.lists(POST_PARTS, max_size=30).map("".join) | st.text(max_size=40))
def test_document_spells_the_text(text: str) -> None:
    """Offsets of tokens are offsets of the text, whatever it holds."""
    doc = load().annotate(text, Annotation.DEPENDENCIES)

    assert text == doc.text


def test_stream_keeps_order_and_agrees_with_single_texts(shipped: Pipeline) -> None:
    """Batches of 64 change nothing."""
    texts = [f"Bel {number} vrienden. Werk aan de weg." if number % 7 else "" for number in range(150)]

    found = [
        [(t.text, t.pos_, t.dep_) for t in doc] for doc in shipped.stream(texts, Annotation.DEPENDENCIES)
    ]

    assert texts == [doc.text for doc in shipped.stream(iter(texts), Annotation.TOKENS)]
    single = [shipped.annotate(text, Annotation.DEPENDENCIES) for text in texts[60:70]]
    assert [[(t.text, t.pos_, t.dep_) for t in doc] for doc in single] == found[60:70]


def test_threads_get_what_one_thread_gets(shipped: Pipeline) -> None:
    """A server annotates from several threads at once."""

    def tags(number: int) -> list[str]:
        doc = shipped.annotate(f"{POST} Nummer {number} wint.", Annotation.DEPENDENCIES)
        return [token.dep_ for token in doc]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(tags, range(40)))

    assert [tags(number) for number in range(40)] == together


def test_importing_the_package_does_not_import_spacy() -> None:
    """Help texts and runs without a model start fast."""
    code = "import sys, sincerity.pipeline; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_official_pipeline_that_is_missing_names_the_command() -> None:
    """‘--model nl_core_news_lg’ on a machine without it."""
    name = "nl_core_news_xl"

    with pytest.raises(
        ModelError, match=rf"‘{name}’ is geen geïnstalleerd pakket.*spacy download nl_core_news_sm"
    ):
        load(name)


def folder_with(tmp_path: Path, **about: str) -> str:
    (tmp_path / "meta.json").write_text(json.dumps({"lang": "nl", "name": "x", "version": "1", **about}))
    return str(tmp_path)


def test_folder_without_a_pipeline(tmp_path: Path) -> None:
    """A folder of drafts is no model."""
    with pytest.raises(ModelError, match=r"geen taalmodel van spaCy \(meta\.json\)"):
        load(str(tmp_path))


def test_pipeline_of_another_language(tmp_path: Path) -> None:
    """German tags would silently match nothing."""
    with pytest.raises(ModelError, match="niet Nederlands"):
        load(folder_with(tmp_path, lang="de"))


def test_pipeline_for_another_spacy(tmp_path: Path) -> None:
    """It would load and tag wrongly."""
    with pytest.raises(ModelError, match=r"past bij spaCy >=2\.0\.0,<2\.1\.0.*python -m"):
        load(folder_with(tmp_path, spacy_version=">=2.0.0,<2.1.0"))


def test_pipeline_of_a_later_release_of_the_same_minor_version_is_not_refused(tmp_path: Path) -> None:
    """The shipped one was trained with some 3.8 and runs with every 3.8."""
    minor = ".".join(spacy.__version__.split(".")[:2])

    with pytest.raises(ModelError, match="kan niet worden geladen"):
        load(folder_with(tmp_path, spacy_version=f">={minor}.999,<{minor}.1000"))


def test_pipeline_that_is_damaged(tmp_path: Path) -> None:
    """A folder with half its files."""
    with pytest.raises(ModelError, match="kan niet worden geladen"):
        load(folder_with(tmp_path))


def test_pipeline_that_lacks_components(tmp_path: Path) -> None:
    """Rules would silently never match."""
    spacy.blank("nl").to_disk(tmp_path)

    with pytest.raises(
        ModelError, match="mist morphologizer, parser; nodig zijn morphologizer, lemmatizer en parser"
    ):
        load(str(tmp_path))
