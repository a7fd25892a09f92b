"""How loudly a post says that it is social: a documented sum of surface signals, not fitted to anything.

Each signal counts a fixed number of points, up to a limit per 60 words (a shorter post has the limit of 60):

=================================================  ======  ==================
signal                                             points  at most per 60 words
=================================================  ======  ==================
an emoji                                                6  5
a sentence with an exclamation mark                     7  4
a hashtag                                               4  4
samen, jullie, gezellig, met z'n allen, community       6  4
a question answered at once                            14  2
=================================================  ======  ==================

The limits add up to 126 points; a post that reaches 100 has 100.
"""

from __future__ import annotations

from sincerity.document import Document
from sincerity.markup import MaskKind
from sincerity.measures.base import listed_words, word_set
from sincerity.measures.surface import emoji_count, marked_sentences
from sincerity.measures.wording import answered_at_once

TOGETHER = word_set("samen jullie gezellig gezellige gezelligheid allen community wijgevoel saampjes")
PER_WORDS = 60


def acts_social(document: Document) -> float:
    """Return 0 to 100: how loudly surface signals say ‘social’. 0 for a post without any."""
    words = listed_words(document)
    stretches = max(1.0, len(words) / PER_WORDS)
    signals = (
        (6, 5, emoji_count(document)),
        (7, 4, marked_sentences(document, "!")),
        (4, 4, sum(m.kind is MaskKind.TAG for m in document.masks)),
        (6, 4, sum(map(TOGETHER.__contains__, words))),
        (14, 2, answered_at_once(document)),
    )
    return min(100.0, sum(points * min(most, count / stretches) for points, most, count in signals))
