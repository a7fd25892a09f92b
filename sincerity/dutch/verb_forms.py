"""Conjugation of Dutch verbs, from the infinitive alone.

Separable verbs cannot be told from inseparable ones by their spelling (‘voorkomen’ is both), so the
caller names the particle; `particles.likely_particle` guesses it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sincerity.dutch.spelling import (
    DOUBLE_FACED_PREFIXES,
    UNSTRESSED_PREFIXES,
    closed,
    is_vowel,
    join_after_e,
    opened,
    split_prefix,
)
from sincerity.dutch.strong_verbs import FLEMISH_PAST, WEAK, irregular_present, principal_parts
from sincerity.dutch.verb_stems import E_STEMS_DE, E_STEMS_TE, has_mute_ending


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The forms of one verb by tense and person, as one word; several where usage allows several."""

    infinitive: str
    ik: tuple[str, ...]
    jij: tuple[str, ...]
    hij: tuple[str, ...]
    plural: tuple[str, ...]
    imperative: tuple[str, ...]
    past_singular: tuple[str, ...]
    past_plural: tuple[str, ...]
    present_participle: str
    past_participles: tuple[str, ...]

    @property
    def finite(self) -> frozenset[str]:
        """Every finite form, present and past."""
        rows = (
            self.ik,
            self.jij,
            self.hij,
            self.plural,
            self.imperative,
            self.past_singular,
            self.past_plural,
        )
        return frozenset(form for row in rows for form in row)


@dataclass(frozen=True, slots=True)
class VerbForms:
    """All forms of a verb, sorted by where they can stand in a sentence.

    Attributes:
        infinitive: The verb as it was asked for.
        particle: What separates from it, or None.
        together: Every form that is one word, inflected participles included: ``opleveren``,
            ``oplevert`` (dat hij oplevert), ``opgeleverde``.
        finite: Forms of the verb that stand apart from the particle: ``levert``. All finite forms
            when there is no particle.
        te_infinitive: The words of ``op te leveren``; empty without particle.
    """

    infinitive: str
    particle: str | None
    together: frozenset[str]
    finite: frozenset[str]
    te_infinitive: tuple[str, ...]


def verb_forms(
    infinitive: str, *, particle: str | None = None, parts: Sequence[str] | None = None
) -> VerbForms:
    """List every inflected form of a verb.

    Args:
        infinitive: The whole infinitive, particle included: ``opleveren``.
        particle: The part that separates, ``op``. Without it the verb is taken to be inseparable.
        parts: Past singular, past plural and past participle of a strong verb that is not listed
            (``("dook", "doken", "gedoken")``), with or without the particle.

    Raises:
        ValueError: If *infinitive* cannot be one, *particle* does not start it, or *parts* are not three.
    """
    base = conjugate(_without_particle(infinitive, particle), parts=_base_parts(parts, particle))
    whole = _joined(particle, base) if particle else base
    participles = (whole.present_participle, *whole.past_participles)
    # The d and t of ‘geüpdatet’ follow a mute e, and stay single: ‘geüpdatete’.
    inflected = (
        participle + "e" if _keeps_e(base.infinitive) else _inflected_participle(participle)
        for participle in participles
    )
    return VerbForms(
        infinitive=infinitive,
        particle=particle,
        together=frozenset({infinitive, *participles, *inflected}) | whole.finite,
        finite=base.finite,
        te_infinitive=(particle, "te", base.infinitive) if particle else (),
    )


def compound_conjugation(infinitive: str, *, particle: str | None = None) -> Conjugation:
    """Conjugate a verb with the particle written before every form (dat hij ‘oplevert’)."""
    base = conjugate(_without_particle(infinitive, particle))
    return _joined(particle, base) if particle else base


@cache
def conjugate(infinitive: str, *, parts: tuple[str, str, str] | None = None) -> Conjugation:
    """Conjugate a verb without particle.

    Args:
        infinitive: ``leveren``, ``verkopen``, ``sms'en``.
        parts: Past singular, past plural, past participle, when they are not the listed or regular ones.

    Raises:
        ValueError: If *infinitive* cannot be one.
    """
    if parts is None and infinitive not in WEAK:
        strong = _strong(infinitive)
        if strong is not None:
            return strong
    if not infinitive.endswith(("en", "ën")) or len(infinitive) < 3:
        raise ValueError(
            f"{infinitive!r} is no Dutch infinitive: expected a verb on -en, "
            "or a particle before a known one, such as 'voorbij' before 'gaan'"
        )
    regular = _regular(infinitive)
    if parts is None:
        return regular
    return replace(regular, past_singular=(parts[0],), past_plural=(parts[1],), past_participles=(parts[2],))


def _without_particle(infinitive: str, particle: str | None) -> str:
    if particle is None:
        return infinitive
    if not particle or not infinitive.startswith(particle) or infinitive == particle:
        raise ValueError(
            f"particle {particle!r} does not start the verb {infinitive!r}: expected the separable first part, "
            "such as 'op' in 'opleveren'"
        )
    return infinitive[len(particle) :].removeprefix("-")


def _base_parts(parts: Sequence[str] | None, particle: str | None) -> tuple[str, str, str] | None:
    if parts is None:
        return None
    if isinstance(parts, str) or len(parts) != 3 or not all(parts):
        raise ValueError(
            f"principal parts {parts!r}: expected three, past singular, past plural and past participle"
        )
    past_singular, past_plural, participle = (part.removeprefix(particle or "") for part in parts)
    return past_singular, past_plural, participle


def _joined(particle: str, base: Conjugation) -> Conjugation:
    """Write the particle before every form."""

    def join(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_compound(particle, form) for form in forms)

    return Conjugation(
        infinitive=_compound(particle, base.infinitive),
        ik=join(base.ik),
        jij=join(base.jij),
        hij=join(base.hij),
        plural=join(base.plural),
        imperative=join(base.imperative),
        past_singular=join(base.past_singular),
        past_plural=join(base.past_plural),
        present_participle=_compound(particle, base.present_participle),
        past_participles=join(base.past_participles),
    )


def _compound(particle: str, form: str) -> str:
    """Join two words, with a hyphen where vowels would merge: ``mee`` + ``eten`` is ``mee-eten``."""
    clash = particle[-1] + form[:1] in {
        "ee",
        "ei",
        "eu",
        "aa",
        "oo",
        "oe",
        "ai",
        "au",
        "ou",
        "oi",
        "ii",
        "ie",
    }
    return f"{particle}-{form}" if clash else particle + form


def _inflected_participle(participle: str) -> str:
    """Return the form before a noun: ``geleverd`` → ``geleverde``; ``gegeven`` stays as it is."""
    if participle.endswith(("end", "eend")):
        return participle + "e"
    if participle.endswith("en") and not participle.endswith("ien"):
        return participle
    if participle.endswith("aan"):
        return participle[:-2] + "ne"
    if participle.endswith(("erd", "eld")) or is_vowel(participle[-1]):
        return participle + "e"
    return opened(participle, soften=False) + "e"


def _strong(infinitive: str) -> Conjugation | None:
    """Conjugate a listed verb, or one that is a listed verb with prefixes; None for others."""
    table = principal_parts()
    prefix, base = "", infinitive
    while base not in table or (prefix and base in _UNPREFIXED):
        step = next((p for p in _PREFIXES if base.startswith(p) and _reaches(base[len(p) :])), None)
        if step is None:
            return None
        prefix, base = prefix + step, base[len(step) :]
    singulars, plurals, participles = table[base]
    if prefix:
        participles = tuple(participle.removeprefix("ge") for participle in participles)
    elif base in FLEMISH_PAST:
        plurals = (*plurals, FLEMISH_PAST[base])
    ik, jij, hij, imperative = irregular_present().get(base) or _regular_present(base)
    return Conjugation(
        infinitive=infinitive,
        ik=_prefixed(prefix, ik),
        jij=_prefixed(prefix, jij),
        hij=_prefixed(prefix, hij),
        plural=(infinitive,),
        imperative=_prefixed(prefix, imperative),
        past_singular=_prefixed(prefix, singulars),
        past_plural=_prefixed(prefix, plurals),
        present_participle=infinitive + "d" if infinitive.endswith("n") else infinitive,
        past_participles=_prefixed(prefix, participles),
    )


_PREFIXES = DOUBLE_FACED_PREFIXES + UNSTRESSED_PREFIXES

# ‘ontmoeten’ is no ‘moeten’.
_UNPREFIXED = frozenset("moeten willen zullen zijn wezen hebben".split())


def _reaches(base: str) -> bool:
    """Tell whether *base* is a listed strong verb, with or without prefixes of its own."""
    return (base in principal_parts() and base not in _UNPREFIXED) or any(
        base.startswith(prefix) and _reaches(base[len(prefix) :]) for prefix in _PREFIXES
    )


def _prefixed(prefix: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(prefix + form for form in forms)


def _regular_present(infinitive: str) -> tuple[tuple[str, ...], ...]:
    stem = _stem(infinitive)
    third = _with_t(stem, infinitive)
    # The English imperative stands beside the Dutch one, ‘scrol’.
    imperative = (stem, "scroll") if infinitive == "scrollen" else (stem,)
    return (stem,), (third,), (third,), imperative


def _regular(infinitive: str) -> Conjugation:
    """Conjugate by rule: stem, stem + t, stem + de or te, ge + stem + d or t."""
    ik, jij, hij, imperative = _regular_present(infinitive)
    stem, past_stem = ik[0], _lengthened(ik[0], infinitive)
    mark = _dental(infinitive)
    joint = "'" if infinitive.endswith("'en") else ""
    # ‘hij skiede’, but ‘hij echode’: an o is long in an open syllable as it is.
    past = (past_stem if stem.endswith("i") else stem) + joint + mark
    participle = past_stem + joint + ("" if stem.endswith(("d", "t")) else mark)
    prefix, _ = split_prefix(infinitive)
    if not prefix:
        participle = f"ge-{participle}" if joint else join_after_e("ge", participle)
    return Conjugation(
        infinitive=infinitive,
        ik=ik,
        jij=jij,
        hij=hij,
        plural=(infinitive,),
        imperative=imperative,
        past_singular=(past + "e",),
        past_plural=(past + "en",),
        present_participle=infinitive + "d",
        past_participles=(participle,),
    )


def _keeps_e(infinitive: str) -> bool:
    bare = split_prefix(infinitive)[1]
    return any(verb in E_STEMS_TE or verb in E_STEMS_DE for verb in (infinitive, bare))


def _stem(infinitive: str) -> str:
    """Return the stem, which is the form with *ik*."""
    if infinitive.endswith("'en"):
        return infinitive.removesuffix("'en")
    if _keeps_e(infinitive):
        return infinitive[:-1]
    base = infinitive[:-2]
    if infinitive.endswith("ën"):
        # ‘skiën’ → ‘ski’, ‘taxiën’ → ‘taxi’, but ‘ruziën’ → ‘ruzie’, ‘oliën’ → ‘olie’.
        return base if base.endswith(("ski", "taxi")) or not base.endswith("i") else base + "e"
    # The double p of ‘app’ and ‘whatsapp’ stays.
    if base in ("app", "whatsapp"):
        return base
    # Without its prefix: the e and a of ‘be-amen’ are no English ‘ea’.
    prefix, rest = split_prefix(infinitive)
    return prefix + closed(rest[:-2], weak=has_mute_ending(infinitive))


def _with_t(stem: str, infinitive: str) -> str:
    if infinitive.endswith("'en"):
        return stem + "'t"
    return stem if stem.endswith("t") else _lengthened(stem, infinitive) + "t"


def _lengthened(stem: str, infinitive: str) -> str:
    """Double a final vowel before t or d: ``echo`` → ``echoo`` (hij echoot, geëchood), ``ski`` → ``skie``."""
    if infinitive.endswith("ën") and stem[-1:] in ("a", "o", "i"):
        return stem + stem[-1].replace("i", "e")
    return stem


def _dental(infinitive: str) -> str:
    """Return t or d for the past: t when the stem sounds voiceless (’t kofschip, and c, q, x, ch, sh)."""
    base = infinitive.removesuffix("'en").removesuffix("en")
    bare = split_prefix(infinitive)[1]
    if infinitive in E_STEMS_TE or bare in E_STEMS_TE:
        return "t"
    if infinitive in E_STEMS_DE or bare in E_STEMS_DE:
        return "d"
    return "t" if base.endswith(("t", "k", "f", "s", "ch", "sh", "p", "c", "q", "x")) else "d"
