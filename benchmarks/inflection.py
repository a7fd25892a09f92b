"""Measure `sincerity.dutch.inflect` against word lists and a treebank.

    python benchmarks/inflection.py LEXICONS_DIR TREEBANK_DIR [--errors N]

LEXICONS_DIR holds ``nl-verbs.txt`` (the verb list of clips/pattern, BSD-3-Clause); TREEBANK_DIR holds
``unimorph-nld.tsv`` (UniMorph Dutch, CC BY-SA 3.0) and ``*.conllu`` (UD_Dutch-Alpino and
UD_Dutch-LassySmall, CC BY-SA 4.0). A form counts as right when it is among the forms made for that
slot. Each pair of word and slot counts once per source, however often it occurs. Particles, which a
rule writes down, are guessed here; where a verb goes both ways the reference's own participle decides.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sincerity.dutch.inflect import (
    Conjugation,
    adjective_forms,
    compound_conjugation,
    conjugate,
    likely_particle,
    noun_forms,
    verb_forms,
)

Pair = tuple[str, str, str]  # slot, base form, form found in the reference

_PATTERN_COLUMNS = (
    (1, "present ik"), (2, "present jij"), (3, "present hij"), (5, "present participle"),
    (9, "past plural"), (10, "past singular"), (11, "past participle"),
)  # fmt: skip
_UNIMORPH_SLOTS = {
    "V;IND;PRS;1;SG": "present ik", "V;IND;PRS;2;SG": "present jij", "V;IND;PRS;3;SG": "present hij",
    "V;IND;PRS;PL": "present plural", "V;IND;PST;1;SG": "past singular", "V;IND;PST;PL": "past plural",
    "V;IMP;SG": "imperative", "V.PTCP;PST": "past participle", "ADJ;DEF": "inflected",
    "ADJ;INDF;NEUT;SG": "uninflected", "ADJ;INDF;NEUT;SG;CMPR": "comparative",
    "ADJ;INDF;PL;CMPR": "comparative", "ADJ;DEF;CMPR": "comparative -e",
    "ADJ;INDF;NEUT;SG;SPRL": "superlative", "ADJ;DEF;SPRL": "superlative",
}  # fmt: skip
_AMBIGUOUS_PARTICLES = ("achter", "onder", "door", "over", "voor", "weer", "mis", "vol", "om")


def verbs_of_pattern(path: Path) -> Iterator[Pair]:
    """Read slots from the comma-separated verb list."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = [cell.strip() for cell in line.split(",")]
        if cells[0]:
            yield from ((slot, cells[0], cells[column]) for column, slot in _PATTERN_COLUMNS if cells[column])


def pairs_of_unimorph(path: Path, kind: str) -> Iterator[Pair]:
    """Read verb or adjective slots from a UniMorph table; *kind* is ``V`` or ``ADJ``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        lemma, _, rest = line.partition("\t")
        form, _, tags = rest.partition("\t")
        if tags.startswith(kind) and tags in _UNIMORPH_SLOTS and lemma and form:
            yield _UNIMORPH_SLOTS[tags], lemma, form


def pairs_of_treebank(folder: Path, tag: str) -> Iterator[Pair]:
    """Read word forms with lemma and features from CoNLL-U files; capitalised words are left out."""
    for path in sorted(folder.glob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) != 10 or cells[3] != tag:
                continue
            form, lemma, features = cells[1], cells[2], cells[5]
            if form.islower() and lemma.islower() and form.isalpha() and lemma.isalpha():
                slot = _treebank_slot(tag, features)
                if slot:
                    yield slot, lemma, form


def _treebank_slot(tag: str, features: str) -> str | None:
    if tag == "NOUN":
        return {"Number=Plur": "plural"}.get(features.rpartition("|")[2])
    if tag == "ADJ":
        return {"Degree=Pos": "positive", "Degree=Cmp": "comparative", "Degree=Sup": "superlative"}.get(
            features
        )
    return next(
        (
            slot
            for key, slot in (
                ("VerbForm=Inf", "infinitive"), ("VerbForm=Part", "participle"), ("Mood=Imp", "imperative"),
                ("Sing|Tense=Pres", "present singular"), ("Plur|Tense=Pres", "present plural"),
                ("Sing|Tense=Past", "past singular"), ("Plur|Tense=Past", "past plural"),
            )
            if key in features
        ),
        None,
    )  # fmt: skip


def _particles(infinitive: str, participles: set[str]) -> list[str | None]:
    """Return the particles to try: the guess, or what the reference's participles show."""
    found: list[str | None] = []
    for particle in _AMBIGUOUS_PARTICLES:
        if infinitive.startswith(particle):
            for candidate in (particle, None):
                try:
                    made = compound_conjugation(infinitive, particle=candidate).past_participles
                except ValueError:
                    continue
                if participles & set(made):
                    found.append(candidate)
    return found or [likely_particle(infinitive)]


def _slot_forms(slot: str, conjugation: Conjugation, whole: frozenset[str]) -> frozenset[str]:
    """Return the forms that count as right in a slot."""
    fields = {
        "present ik": conjugation.ik,
        "present jij": conjugation.jij,
        "present hij": conjugation.hij,
        "present plural": conjugation.plural,
        "past singular": conjugation.past_singular,
        "past plural": conjugation.past_plural,
        "imperative": conjugation.imperative,
        "past participle": conjugation.past_participles,
        "present participle": (conjugation.present_participle,),
        "present singular": (*conjugation.ik, *conjugation.jij, *conjugation.hij),
    }
    return frozenset(fields.get(slot, tuple(whole)))


def _score(
    title: str, pairs: Iterator[Pair], kind: str, errors: int, split_particle: bool, plain: bool
) -> None:
    unique = sorted(set(pairs))
    participles: dict[str, set[str]] = defaultdict(set)
    for slot, base, form in unique:
        if "participle" in slot:
            participles[base].add(form)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for slot, base, form in unique:
        total[slot] += 1
        made = _forms(kind, slot, base, participles[base], split_particle)
        if form in made or (plain and _without_trema(form) in map(_without_trema, made)):
            right[slot] += 1
        else:
            wrong[slot].append(f"{base}: {form} expected, made {' '.join(sorted(made))[:70]}")
    _print_table(title, right, total)
    for slot, lines in sorted(wrong.items()):
        for line in lines[:errors]:
            print(f"    {slot}: {line}")


def _without_trema(word: str) -> str:
    return word.translate(str.maketrans("ëïüö", "eiuo"))


def _forms(kind: str, slot: str, base: str, participles: set[str], split_particle: bool) -> frozenset[str]:
    try:
        if kind == "noun":
            return noun_forms(base)
        if kind == "adjective":
            return adjective_forms(base)
        made: frozenset[str] = frozenset()
        for particle in _particles(base, participles):
            forms = verb_forms(base, particle=particle)
            made |= _slot_forms(slot, compound_conjugation(base, particle=particle), forms.together)
            # In running text a separable verb stands apart from its particle: both fill the slot.
            if split_particle and particle:
                made |= _slot_forms(slot, conjugate(forms.te_infinitive[-1]), forms.finite)
        return made
    except ValueError as error:
        return frozenset({f"({error})"})


def _print_table(title: str, right: Counter[str], total: Counter[str]) -> None:
    print(f"\n{title}")
    for slot in sorted(total):
        print(f"  {slot:20} {right[slot]:6} of {total[slot]:6}  {100 * right[slot] / total[slot]:6.2f} %")
    if total:
        share = 100 * right.total() / total.total()
        print(f"  {'all':20} {right.total():6} of {total.total():6}  {share:6.2f} %")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lexicons", type=Path)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors per slot")
    arguments = parser.parse_args()
    unimorph = arguments.treebank / "unimorph-nld.tsv"
    runs = (
        ("verbs, pattern", verbs_of_pattern(arguments.lexicons / "nl-verbs.txt"), "verb", False),
        ("verbs, UniMorph", pairs_of_unimorph(unimorph, "V"), "verb", True),
        ("verbs, treebank", pairs_of_treebank(arguments.treebank, "VERB"), "verb", True),
        ("nouns, treebank", pairs_of_treebank(arguments.treebank, "NOUN"), "noun", False),
        ("adjectives, UniMorph", pairs_of_unimorph(unimorph, "ADJ"), "adjective", False),
        ("adjectives, treebank", pairs_of_treebank(arguments.treebank, "ADJ"), "adjective", False),
    )
    for title, pairs, kind, split_particle in runs:
        # The pattern list writes no tremas at all (geeist, beinvloed).
        plain = title == "verbs, pattern"
        _score(title, pairs, kind, arguments.errors, split_particle, plain)


if __name__ == "__main__":
    main()
