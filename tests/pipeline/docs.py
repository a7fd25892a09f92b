"""Documents annotated by hand: ``Bel/VERB/Mood=Imp ons/PRON``, with spaces as they stand."""

from spacy.lang.nl import Dutch
from spacy.tokens import Doc
from spacy.vocab import create_vocab

VOCAB = create_vocab("nl", Dutch.Defaults)


def tagged(text: str) -> Doc:
    """Build a document from ``form/UPOS/features``; ``|`` starts a sentence. Features may be left out."""
    words: list[str] = []
    tags: list[str] = []
    features: list[str] = []
    starts: list[bool] = []
    begins = True
    for part in text.split():
        if part == "|":
            begins = True
            continue
        form, upos, *feats = part.split("/")
        words.append(form)
        tags.append(upos)
        features.append("|".join(feats))
        starts.append(begins)
        begins = False
    return Doc(VOCAB, words=words, pos=tags, morphs=features, lemmas=words, sent_starts=starts)


def parsed(text: str) -> Doc:
    """Build a document from ``form/UPOS/relation/head``, with the head counted from 0."""
    rows = [part.split("/") for part in text.split()]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        morphs=[row[4] if len(row) > 4 else "" for row in rows],
    )
