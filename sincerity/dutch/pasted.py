"""What anybody can paste around a text without changing it: greetings, sign-offs, and questions that fit any post.

Whatever is read here as pasted can make no post better, and hide no fault of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

GREETINGS = frozenset(
    "hoi hallo hi hey he dag beste lieve geachte goedemorgen goedemiddag goedenavond goedendag goeiemorgen"
    " goeiemiddag goeiedag".split()
)
"""Words that greet, folded: ‘hé’ is *he*."""
SIGN_OFFS = GREETINGS | frozenset(
    "groet groeten groetjes liefs gr mvg namens hartelijke vriendelijke warme met veel fijne tot samen".split()
)
QUESTION = frozenset(
    "wat vinden vind vindt jullie jij je u hiervan ervan daarvan hierover denk denken denkt en hoe zien"
    " zie ziet dat dit jou jouw uw mening is zijn eens mee herkenbaar herken herkennen kijk kijken kijkt"
    " er ernaar over".split()
)
LONGEST_QUESTION, LONGEST_SIGN_OFF = 6, 4

GREETING_PATTERN = "|".join(sorted(GREETINGS)) + "|hé"
"""The same as part of an expression over text that is not folded."""

_TAIL = re.compile(
    r"(?<=\S)\s+(?:(?:met\s+)?"
    r"(?:(?:vriendelijke|hartelijke|warme|lieve|fijne|zonnige|sportieve|muzikale|beste|vele|veel)\s+)?"
    r"(?:groet|groeten|groetjes|liefs|mvg)\b[^.?!]{0,40}$"
    r"|(?:wat|hoe)\s+(?:vinden|vindt|vind|denken|denkt|denk|zien|ziet|zie)\s+(?:jullie|jij|je|u)"
    r"(?:\s+(?:hiervan|ervan|daarvan|dat|dit|er|van))*\s*\?+\W*$)",
    re.IGNORECASE,
)

_GREETING = re.compile(
    rf"\W*(?:{GREETING_PATTERN})\b[^,.!?\n]{{0,40}}[,!]\s+(?=\S)",
    re.IGNORECASE,
)


# Compiled when first used, as few texts ask for it.
_CREDIT = (
    r"(?i)\W*(?:(?:foto['’]?s?|fotografie|beeld|tekst|illustraties?|video|bron|credits?)"
    r"(?: \w+)?(?: (?:door|van) \w+)?:"
    r"|©|(?:zie )?(?:de )?link in (?:de |onze )?bio\b\W*\Z)"
)
_LONGEST_SIGNATURE, _LONGEST_NAME = 8, 4


def greeting_end(sentence: str) -> int:
    """Return where the greeting before a sentence ends (‘Beste Sanne, …’); 0 where there is none."""
    match = _GREETING.match(sentence)
    return match.end() if match else 0


def without_tail(sentence: str) -> str:
    """Cut a sign-off or a question that fits any post from the end of a sentence that has no closing mark."""
    match = _TAIL.search(sentence)
    return sentence if match is None else sentence[: match.start()]


def is_signature(sentence: str) -> bool:
    """Tell whether a sentence is a name and perhaps a function: ‘Anja, praktijkmanager’, ‘^Kim’, ‘Team Service’."""
    # Nor do a hashtag, a bare number or a question that fits any post make it more than a name.
    parts = [part for part in without_tail(sentence).split() if not (part[0] == "#" or part[0].isdigit())]
    if not parts or len(parts) > _LONGEST_SIGNATURE:
        return False
    if len(parts) <= _LONGEST_NAME and re.match(r"\^|\W*team\b", sentence, re.IGNORECASE):
        return True
    if parts[-1].endswith((".", "!", "?")):
        return False
    # Capitals throughout are loud and no name.
    named = sum(bare[:1].isupper() and not bare[1:2].isupper() for bare in (p.lstrip("-–—~") for p in parts))
    return 2 * named >= len(parts)


def is_credit(sentence: str) -> bool:
    """Tell whether a sentence says whose picture or words these are (‘Foto: Jan’), or is ‘Link in bio’."""
    return re.match(_CREDIT, sentence) is not None


def is_pasted(words: Sequence[str], *, asks: bool) -> bool:
    """Tell whether a sentence of these words, in small letters, says nothing: greets, signs off, or fits any post."""
    if words and words[0] in SIGN_OFFS and len(words) <= LONGEST_SIGN_OFF and not asks:
        return True
    return len(words) <= LONGEST_QUESTION and all(word in QUESTION for word in words)
