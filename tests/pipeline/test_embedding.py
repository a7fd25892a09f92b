"""Forms are embedded once, and nobody can tell."""

import numpy
import pytest
import spacy

from sincerity.pipeline import embedding
from sincerity.pipeline.embedding import embed_once
from sincerity.pipeline.loading import SHIPPED
from sincerity.pipeline.weights import widen

POSTS = ["De buurt heeft de brug hersteld.", "Kom de brug bekijken, kom de buurt bekijken! 🎉", "De"]


def vectors(nlp) -> list[numpy.ndarray]:
    docs = [nlp.make_doc(text) for text in POSTS]
    return [
        *nlp.get_pipe("tok2vec").model.predict(docs[:2]),
        *nlp.get_pipe("tok2vec").model.predict(docs[1:]),
    ]


@pytest.mark.parametrize("most", [20_000, 15, 3])
def test_vectors_are_the_same_to_the_last_bit(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that come again in one post or a later one, also where fewer are kept than a post has."""
    monkeypatch.setattr(embedding, "_MOST", most)
    nlp = spacy.load(SHIPPED)
    widen(nlp)
    before = vectors(nlp)

    embed_once(nlp)

    assert nlp.get_pipe("tok2vec").model.layers[0].name == "embed_once"
    for _ in range(3):
        assert all(numpy.array_equal(a, b) for a, b in zip(before, vectors(nlp), strict=True))


@pytest.mark.parametrize("components", [[], ["tok2vec"]])
def test_other_pipelines_are_left_as_they_are(components: list[str]) -> None:
    """One without shared layers, and one whose first layers look at something else as well."""
    nlp = spacy.blank("nl")
    for name in components:
        nlp.add_pipe(
            name,
            config={
                "model": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "width": 96,
                    "depth": 1,
                    "embed_size": 100,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "subword_features": True,
                    "pretrained_vectors": True,
                }
            },
        )

    embed_once(nlp)

    assert all("embed_once" not in nlp.get_pipe(name).model.layers[0].name for name in components)
