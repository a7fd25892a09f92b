"""Differences between the shipped pipeline and the official Dutch ones, mended in one place.

Rules are written for the conventions of the shipped pipeline: lemmas without underscores and ``Mood=Imp`` on
imperatives. The official ones write ``op_leveren`` and ``kop_groep`` and know no mood.
"""

from spacy.tokens import Doc

__all__ = ["join_lemmas"]


def join_lemmas(doc: Doc) -> Doc:
    """Write the parts of a lemma as one word: ``op_leveren`` is ``opleveren``.

    A finite verb apart from its particle keeps the lemma of what stands there: *levert … op* is ``leveren``,
    with ``op`` as ``compound:prt``, in both conventions.
    """
    for token in doc:
        lemma = token.lemma_
        if "_" not in lemma or "_" in token.text:
            continue
        if token.pos_ == "VERB":
            particle, _, rest = lemma.partition("_")
            if not token.lower_.startswith(particle) and particle not in token.lower_:
                token.lemma_ = rest.replace("_", "")
                continue
        token.lemma_ = lemma.replace("_", "")
    return doc
