"""Dutch spelling: open and closed syllables, weak syllables, prefixes and the trema.

Dutch writes a long vowel double in a closed syllable (``loop``) and single in an open one
(``lo-pen``), and a consonant double after a short vowel (``ren``, ``ren-nen``). Everything that
adds or removes an ending goes through `closed` and `opened`.
"""

import re

_VOWEL_LETTERS = "aeiouyëïüöéèáóíúê"
# Two letters that spell one sound. ‘ea’, ‘oa’ and ‘ai’ come with English verbs (streamen, uploaden,
# mailen); ‘ue’ and ‘ia’ are missing because they are two syllables (evalu-eren, speci-aal).
_DIGRAPHS = frozenset("aa ee ëe oo uu ie ïe oe eu ui ei ij ou au ea oa ai oi ey ay oy".split())
_NUCLEUS = re.compile(
    r"eau|ieu|eeu|oei|aai|ooi|ij|aa|ee|oo|uu|ie|ïe|oe|eu|ui|ei|ou|au|ea|oa|ai|oi|[aeiouyëïüöéèáóíúê]"
)
_LAST_SYLLABLE = re.compile(rf"(ij|[{_VOWEL_LETTERS}]+)([^{_VOWEL_LETTERS}]*)$")

# Consonant groups a Dutch syllable can start with: ‘be-noemen’ can be a prefixed verb, ‘be-nchmarken’ cannot.
_ONSETS = frozenset(
    "b bl br c ch chr cl cr d dr dw f fl fr g gl gn gr h j k kl kn kr kw l m n p pl pr ps q r s sc sch schr "
    "sh sj sk sl sm sn sp spl spr st str sw t th tj tr tw v vl vr w wr x y z zw".split()
)
_ONSET = re.compile(rf"(qu|[^{_VOWEL_LETTERS}]*)")

# Prefixes that never leave their verb, so that its participle has no ‘ge-’.
UNSTRESSED_PREFIXES = ("be", "ver", "ont", "her", "ge", "er")
# These are prefixes or particles, depending on the verb: ‘overleven’, but ‘overnemen’.
DOUBLE_FACED_PREFIXES = ("achter", "onder", "door", "over", "voor", "weer", "mis", "vol", "aan", "om")

# ‘ge’ and ‘er’ start many verbs in which they are no prefix (generen, erven), and ‘aan’ mostly a particle.
_RARE_PREFIXES = {
    "ge": "baren beuren bruiken leiden lieven loven lukken nezen raken tuigen voelen wagen wennen winnen lasten "
    "lijken hoorzamen troosten rieven schieden dogen tuigen noegen dijen doen dragen denken",
    "er": "kennen varen barmen",
    "aan": "vaarden bidden schouwen",
    "vol": "tooien brengen doen houden staan voeren maken trekken eindigen harden",
    "om": "armen singelen ringen vatten schrijven hullen geven kaderen sluiten streven floersen lijsten gorden zeilen "
    "cirkelen helzen klemmen lijnen muren wikkelen zomen",
}
_RARE = {prefix: frozenset(rests.split()) for prefix, rests in _RARE_PREFIXES.items()}
# Verbs that only look prefixed.
_NOT_PREFIXED = frozenset(
    "bedelen bezemen bezigen herbergen verbaliseren verifiëren volleyballen betonneren".split()
)


def syllables(word: str) -> int:
    """Count the syllables of *word*, by its vowel groups; 0 for a word without vowels."""
    return len(_NUCLEUS.findall(word))


def is_vowel(letter: str) -> bool:
    """Tell whether *letter* is a vowel letter, accented ones and ‘y’ included."""
    return letter in _VOWEL_LETTERS


def can_be_verb(rest: str) -> bool:
    """Tell whether *rest* can be an infinitive by itself: a legal onset, and a syllable before -en."""
    onset = _ONSET.match(rest)
    return (
        rest.endswith(("en", "ën"))
        and syllables(rest) >= 2
        and onset is not None
        and (not onset[0] or onset[0] in _ONSETS or onset[0] == "qu")
    )


def split_prefix(infinitive: str) -> tuple[str, str]:
    """Split an inseparable prefix off an infinitive.

    Returns:
        Prefix and rest; the prefix is empty for a verb without one: ``("ver", "kopen")``,
        ``("", "bellen")``.
    """
    if infinitive in _NOT_PREFIXED:
        return "", infinitive
    for prefix in DOUBLE_FACED_PREFIXES + UNSTRESSED_PREFIXES:
        if not infinitive.startswith(prefix):
            continue
        rest = infinitive[len(prefix) :]
        if prefix in _RARE:
            if rest in _RARE[prefix]:
                return prefix, rest
            continue
        # ‘beitelen’ and ‘beuken’ start with one vowel sound, not with ‘be-’; ‘beijveren’ does.
        if prefix == "be" and rest[:1] in ("e", "i", "u") and not rest.startswith("ij"):
            continue
        if can_be_verb(_without_trema(rest)):
            return prefix, rest
    return "", infinitive


def _without_trema(word: str) -> str:
    return word[:1].translate(str.maketrans("ëïüö", "eiuo")) + word[1:]


def join_after_e(prefix: str, word: str) -> str:
    """Write *prefix* (ending in e) before *word*, with a trema where two vowels would merge.

    ``ge`` + ``installeerd`` is ``geïnstalleerd``; ``geijkt``, ``geuit`` and ``geoefend`` have none.
    """
    if re.match(r"[a-z]-", word):
        return f"{prefix}-{word}"
    first = word[:1]
    if first == "e" or (first == "i" and word[:2] != "ij") or (first == "u" and word[:2] != "ui"):
        return prefix + {"e": "ë", "i": "ï", "u": "ü"}[first] + word[1:]
    return prefix + word


def closed(stem: str, *, weak: bool = False) -> str:
    """Turn the stem before -en into the word without it: ``lop`` → ``loop``, ``renn`` → ``ren``.

    Args:
        stem: A form without its ending -en or -e.
        weak: The last syllable has a mute e, as in ``wandel``: the vowel stays single.
    """
    if len(stem) > 1 and stem[-1] == stem[-2] and not is_vowel(stem[-1]):
        return stem[:-1]
    match = _LAST_SYLLABLE.search(stem)
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    if match is None or len(match[2]) != 1 or match[2] in "wxj" or weak:
        return hard
    vowels = match[1]
    if vowels[-2:] in _DIGRAPHS or vowels[-1] not in "aeouë":
        return hard
    head, tail = hard[:-2], hard[-1]
    if vowels[-1] == "ë":
        # ‘variëren’ → ‘varieer’, but ‘creëren’ → ‘creëer’: three e in a row would be unreadable.
        return head + ("ëe" if head.endswith("e") else "ee") + tail
    return head + vowels[-1] * 2 + tail


def opened(word: str, *, weak: bool = False, soften: bool = True) -> str:
    """Turn a word into its stem before a vowel: ``loop`` → ``lop``, ``ren`` → ``renn``, ``lief`` → ``liev``.

    Args:
        word: A word as it stands alone.
        weak: The last syllable is unstressed (``lekker``, ``aardig``): its consonant stays single.
        soften: Turn f into v and s into z after a long vowel.
    """
    match = _LAST_SYLLABLE.search(word)
    if match is None or not match[2]:
        return word
    vowels, consonants = match[1], match[2]
    last = consonants[-1]
    long = vowels == "ij" or vowels[-2:] in _DIGRAPHS or (len(vowels) > 1 and vowels[-1] == "ï")
    soft = {"f": "v", "s": "z"}.get(last, last) if soften else last
    if len(consonants) > 1:
        return word[:-1] + (soft if last == "f" else last)
    if not long:
        return word if weak or last in "wxj" or vowels == "y" else word + last
    if len(vowels) > 1 and vowels[-1] == vowels[-2]:
        before = word[:-3]
        # ‘officieel’ → ‘officiële’: a single e after i would be read as ie.
        return before + ("ë" if vowels[-1] == "e" and before.endswith("i") else vowels[-1]) + soft
    if vowels.endswith("ëe"):  # ‘reëel’ → ‘reële’
        return word[:-2] + soft
    return word[:-1] + soft
