"""Where Dutch sentences begin and end, on plain text.

All offsets are Unicode code points, ranges are half-open. A line break always ends a sentence; for the rest
a full stop is only a candidate, and the words around it decide. The rules are made for posts: emoji and
hashtags behind the closing mark belong to the sentence they close, and a writer who never uses capitals still
gets sentences.
"""

import re
from functools import cache

from sincerity.dutch.abbreviations import CLOSING, LEADING
from sincerity.dutch.emoji import STARTS

__all__ = ["sentence_spans"]

# Words that open a sentence often and a surname hardly ever; "plan B. We bellen je" against "J. Dekker".
_OPENERS = frozenset(
    """
    'k 't daar daarom dat deze die dit dus een en er het hij hoe ik je jij jullie maar of want wat we
    wie wij ze zij
    """.split()
)
_DOMAINS = frozenset("app be biz com dev edu eu gov info io js me net nl nu org py shop site tv uk".split())

_SPACE = r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\\)\\]\"'”’»›“*_"
_EMOJI_START = f"(?:[0-9#*]\ufe0f?\u20e3|[{STARTS}])"
_EMOJI = (
    f"(?:[0-9#*]\ufe0f?\u20e3|[{STARTS}]"
    "[\ufe0e\ufe0f\u200d\u20e3\u2640\u2642\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*)"
)
# Emoji that point at what comes: "Meer weten? 👉 Bel ons" opens its second sentence with the hand.
_POINTERS = "[\u25b6\u25ba\u27a1\u27a4\u2b50\u2705\u2611\u2714\U0001f449\U0001f517]"
_STOP = re.compile(
    rf"(?P<stop>[!?.…‼⁉]+\ufe0f?)(?P<close>[{_CLOSERS}]*)(?=\s|$|{_EMOJI_START}|(?P<glued>[A-ZÀ-Þ][a-zß-ÿ]))"
    rf"|(?P<emoji>(?:{_EMOJI}{_SPACE}*)+)"
)
# What _STOP can begin with: looking for one character of many is ten times as fast.
_CANDIDATE = re.compile(f"[!?.…‼⁉0-9#*{STARTS}]")
_GAP = re.compile(rf"{_SPACE}*")
_OPENING = re.compile(r"[(\[\"'“‘„«‹¿¡*_]*")
_POINTER = re.compile(_POINTERS)
_LIST_MARK = re.compile(r"\W*(?:\d{1,3}|[A-Za-z])$")
_TOKEN_BACKWARDS = re.compile(r"[^\s(\[\"“‘„«/]+")
_LONGEST_TOKEN = 40
_UNKNOWN_ABBREVIATION = 5


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a text.

    Returns:
        Half-open code-point ranges in text order, without the white space around them. Everything but white
        space lies in exactly one of them. Empty for a text of white space only.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        start = _skip_space(text, start, end)
        if start >= end:
            continue
        capitals = _uses_capitals(text, start, end)
        free = start
        for candidate in _CANDIDATE.finditer(text, start, end):
            at = candidate.start()
            match = None if at < free else _STOP.match(text, at, end)
            if match is None:
                continue
            stop = free = match.end()
            if stop >= end or at < start:
                continue
            if _is_plain_end(text, match.start(), stop, start):
                pass
            elif match["emoji"]:
                if not _is_emoji_end(text, match, start):
                    continue
                if _POINTER.match(text, match.start()):
                    stop = match.start()  # "Vers brood ✅ Elke dag open": the mark opens the next item
            elif _is_end(text, match, start, end, capitals):
                stop = _tail_end(text, stop, end)
            else:
                continue
            if stop >= end:
                break
            spans.append((start, start + len(text[start:stop].rstrip())))
            start = _skip_space(text, stop, end)
        spans.append((start, end))
    return spans


def _skip_space(text: str, start: int, end: int) -> int:
    match = _GAP.match(text, start, end)
    return match.end() if match else start


def _uses_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether the line opens with a capital, so that a small letter later on means no new sentence."""
    for position in range(start, min(end, start + _LONGEST_TOKEN)):
        if text[position].isalpha():
            return not text[position].islower()
    return True


def _is_end(text: str, match: re.Match[str], start: int, end: int, capitals: bool) -> bool:
    """Decide whether a closing mark ends the sentence that began at *start*."""
    stop, close = match["stop"], match["close"]
    backwards = text[max(start, match.start() - _LONGEST_TOKEN) : match.start()][::-1]
    token_match = _TOKEN_BACKWARDS.match(backwards)
    token = token_match[0][::-1] if token_match else ""
    if match["glued"]:
        return _is_glued_end(text, match, token)
    if close.startswith(")") and text[match.start() - 1 : match.start()] == "(":
        return False  # a doubting "(?)" or "(!)" inside a sentence
    following = _skip_space(text, match.end(), end)
    following = _after_tail(text, following, end)
    opening = _OPENING.match(text, following, end)
    word = opening.end() if opening else following
    first = text[word : word + 1]
    if text[following : following + 1] in "'’" and text[word : word + 2] in ("s ", "t ", "n "):
        first = text[word + 2 : word + 3]  # 's Avonds, 't Is
    small = first.islower()
    if stop != ".":
        trails_off = not stop.strip(".…")
        return not small or not (trails_off or close)  # "Ja... dacht ik", "‘Kom!’ zei ze"
    return _is_full_stop(text, token, match.start(), start, word, small, capitals)


def _is_plain_end(text: str, mark: int, stop: int, start: int) -> bool:
    """Tell whether a sentence ends as most do: a word in small letters, one mark, a space and a capital.

    Nothing that `_is_end` looks at can change that, and it takes six times as long.
    """
    if stop != mark + 1 or text[stop] != " " or not text[stop + 1 : stop + 2].isupper():
        return False
    if text[mark] in "!?":
        return True
    token = text[max(text.rfind(" ", start, mark) + 1, start) : mark]
    return (
        text[mark] == "." and len(token) > 1 and token.isalpha() and token.islower() and token not in LEADING
    )


def _is_emoji_end(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether emoji stand where a full stop would: "Wat een dag was dat 🎉 Morgen gaan we weer".

    A capital must follow and three words must stand before, so that "Wij ❤️ Gent" stays whole.
    """
    following = text[match.end()]
    return following.isupper() and len(text[start : match.start()].split(None, 3)) >= 3


def _is_full_stop(
    text: str, token: str, position: int, start: int, word: int, small: bool, capitals: bool
) -> bool:
    """Decide about one full stop by the word before it and the first letter after it."""
    if token.endswith(tuple(')]"”»')):
        return not small or not capitals  # "(€ 7,50 p.p.). Let op": the bracket closed the abbreviation
    known = token.lower().strip("'’,;:-")
    if known in CLOSING:
        return not small and not text[word : word + 1].isdigit()
    if known in LEADING and (len(known) > 1 or not token.isupper()):
        # "v" and "d" are abbreviations, and so is the capital of "J. Dekker", which the next lines look at.
        return False
    if "." in known and all(len(part) < 4 for part in known.split(".")) and "@" not in known:
        # A.F.Th. Bos against "om 16.00." and "Groet, J.P. Het is zo ver."
        return not small and (known.rpartition(".")[2].isdigit() or _word_at(text, word) in _OPENERS)
    if len(token) == 1 and token.isupper():
        before = text[max(start, position - 3) : position - 1].strip()
        return before.islower() and _word_at(text, word) in _OPENERS
    if _LIST_MARK.match(text, start, position):
        return False
    if not small:
        return True
    if token.isdigit():
        return False
    return len(token) > _UNKNOWN_ABBREVIATION or (not capitals and len(token) > 1)


def _is_glued_end(text: str, match: re.Match[str], token: str) -> bool:
    """Decide about "tot zo.Neem iets mee", where the space was forgotten."""
    letters = token[-2:]
    if len(letters) < 2 or not letters.isalpha() or not letters.islower() or "://" in token or "@" in token:
        return False
    is_address = token.lower().startswith("www") or _word_at(text, match.end()) in _DOMAINS
    return match["stop"] != "." or not is_address


def _word_at(text: str, position: int) -> str:
    end = position
    while end < len(text) and end - position < _LONGEST_TOKEN and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    return text[position:end].lower()


def _after_tail(text: str, position: int, end: int) -> int:
    return _skip_space(text, _tail_end(text, position, end), end)


@cache
def _tail() -> re.Pattern[str]:
    """Return what can stand behind a closing mark; most texts have nothing there but the next sentence."""
    return re.compile(
        rf"{_SPACE}*(?:(?P<tag>#\w[\w-]*)"
        rf"|(?!{_POINTERS}[\ufe0f\U0001f3fb-\U0001f3ff]*{_SPACE}*[\w@]){_EMOJI}"
        rf"|[{_CLOSERS}]+(?=\s|$))"
    )


def _tail_end(text: str, position: int, end: int) -> int:
    """Return where the emoji, hashtags and closing marks behind a closing mark end."""
    if text[position : position + 1] == " " and text[position + 1 : position + 2].isalpha():
        return position
    tag_start = None
    while position < end:
        match = _tail().match(text, position, end)
        if match is None:
            break
        if not match["tag"]:
            tag_start = None
        elif tag_start is None:
            tag_start = position
        position = match.end()
    if tag_start is not None and position < end:
        following = _skip_space(text, position, end)
        if text[following : following + 1].islower():
            return tag_start  # "Kom langs! #gent is mooi": the tag is the subject of what follows
    return position
