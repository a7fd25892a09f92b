"""The shipped model was built by the committed script and configuration, and its licence lies beside it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "sincerity" / "model"
TRAINING = ROOT / "training" / "pipeline"


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def hashes() -> dict[str, dict[str, str]]:
    return json.loads((TRAINING / "hashes.json").read_text(encoding="utf-8"))


def test_scripts_are_the_ones_that_built_the_model(hashes: dict[str, dict[str, str]]) -> None:
    """A change to the training needs a new model."""
    assert hashes["scripts"] == {name: digest(TRAINING / name) for name in hashes["scripts"]}


def test_every_training_script_is_hashed(hashes: dict[str, dict[str, str]]) -> None:
    """None but the one that only measures is left out."""
    scripts = {path.name for path in TRAINING.iterdir() if path.suffix in (".py", ".cfg", ".txt")}

    assert scripts - {"evaluate.py"} == set(hashes["scripts"])


def test_model_files_are_the_ones_that_were_built(hashes: dict[str, dict[str, str]]) -> None:
    """Weights and lists are as the script wrote them."""
    assert hashes["model"] == {name: digest(MODEL / name) for name in hashes["model"]}


def test_model_is_small() -> None:
    """Ten megabytes at most in the wheel."""
    assert sum(path.stat().st_size for path in MODEL.rglob("*")) < 10_000_000


def test_licence_names_the_sources_and_the_changes() -> None:
    """Share-alike asks for both."""
    text = (MODEL / "LICENSE").read_text(encoding="utf-8")

    assert all(
        part in text
        for part in (
            "CC-BY-SA-4.0",
            "UD_Dutch-Alpino",
            "UD_Dutch-LassySmall",
            "UniMorph",
            "Bouma",
            "Changes.",
        )
    )
