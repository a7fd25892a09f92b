"""A small grammar that builds Dutch clauses with their full analysis, in the conventions of the treebank."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from treebank import Sentence, Word

__all__ = ["Frame", "Grammar", "Node", "Nodes", "Vocabulary", "close", "finish", "root", "with_comma"]

FINITE = "VerbForm=Fin"
SINGULAR = "Number=Sing|Tense=Pres|VerbForm=Fin"
PLURAL = "Number=Plur|Tense=Pres|VerbForm=Fin"
IMPERATIVE = "Mood=Imp|VerbForm=Fin"


@dataclass(slots=True, eq=False)
class Node:
    """A token under construction; the head of a sentence has none."""

    form: str
    lemma: str
    upos: str
    feats: str = ""
    relation: str = "ROOT"
    head: Node | None = None
    spaced: bool = True


Nodes = list[Node]


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with what it takes; *complements* are slots and ``word:role`` as in ``verbs.txt``."""

    stem: str
    infinitive: str
    participle: str
    complements: tuple[str, ...] = ()
    perfect_with_zijn: bool = False

    @property
    def particle(self) -> str:
        """The separable part, or nothing."""
        return next((item.split(":")[0] for item in self.complements if item.endswith(":prt")), "")

    @property
    def base(self) -> str:
        """The infinitive without the particle: the lemma of the verb when the particle stands apart."""
        particle = self.particle
        return self.infinitive.removeprefix(particle) if particle else self.infinitive

    @property
    def takes_object(self) -> bool:
        """Tell whether the verb has a passive with a personal subject."""
        return "NP" in self.complements


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words for the slots: verbs, nouns as (form, lemma, features), adjectives as (base, inflected)."""

    everyday: Sequence[Frame]
    verbs: Sequence[Frame]
    singular: Sequence[tuple[str, str, str]]
    plural: Sequence[tuple[str, str, str]]
    adjectives: Sequence[tuple[str, str]]


@dataclass(slots=True)
class Complement:
    """The parts of a verb phrase, in the order in which Dutch puts them behind a finite verb."""

    early: Nodes = field(default_factory=list)
    middle: Nodes = field(default_factory=list)
    particle: Nodes = field(default_factory=list)
    late: Nodes = field(default_factory=list)
    clause: Nodes = field(default_factory=list)


# form: (lemma, features, agreement)
PRONOUNS = {
    "je": ("je", "Case=Nom|Person=2|PronType=Prs", "2"),
    "jij": ("jij", "Case=Nom|Person=2|PronType=Prs", "2"),
    "u": ("u", "Case=Nom|Person=2|PronType=Prs", "u"),
    "ge": ("ge", "Case=Nom|Person=2|PronType=Prs", "g"),
    "gij": ("gij", "Case=Nom|Person=2|PronType=Prs", "g"),
    "jullie": ("jullie", "Person=2|PronType=Prs", "p"),
    "ik": ("ik", "Case=Nom|Person=1|PronType=Prs", "1"),
    "we": ("we", "Case=Nom|Person=1|PronType=Prs", "p"),
    "wij": ("wij", "Case=Nom|Person=1|PronType=Prs", "p"),
    "hij": ("hij", "Case=Nom|Person=3|PronType=Prs", "3"),
    "ze": ("ze", "Person=3|PronType=Prs", "3"),
}
_REFLEXIVES = {"ik": "me", "we": "ons", "wij": "ons", "hij": "zich", "ze": "zich", "u": "u"}
_OBJECTS = {
    "je": ("je", "Case=Acc|Person=2|PronType=Prs"),
    "jou": ("jou", "Case=Acc|Person=2|PronType=Prs"),
    "u": ("u", "Case=Acc|Person=2|PronType=Prs"),
    "jullie": ("jullie", "Person=2|PronType=Prs"),
    "ons": ("ons", "Case=Acc|Person=1|PronType=Prs"),
    "me": ("me", "Case=Acc|Person=1|PronType=Prs"),
    "zich": ("zich", "Case=Acc|Person=3|PronType=Prs|Reflex=Yes"),
    "het": ("het", "Person=3|PronType=Prs"),
    "hem": ("hem", "Case=Acc|Person=3|PronType=Prs"),
    "ze": ("ze", "Person=3|PronType=Prs"),
    "elkaar": ("elkaar", "Case=Acc|PronType=Rcp"),
}
_POSSESSIVES = (
    *((("je", "je", 2),) * 4 + (("jouw", "jou", 2), ("jullie", "jullie", 2), ("uw", "u", 2)) * 2),
    *(("mijn", "mijn", 1), ("onze", "ons", 1), ("hun", "hun", 3), ("zijn", "zijn", 3), ("haar", "haar", 3)),
)
# For: 1, 2 before the verb, 2 behind it, u, g, 3; the plural is the infinitive.
_AUXILIARIES = {
    "hebben": "heb hebt heb heeft hebt heeft".split(),
    "zijn": "ben bent ben bent zijt is".split(),
    "kunnen": "kan kunt kun kunt kunt kan".split(),
    "moeten": "moet moet moet moet moet moet".split(),
    "mogen": "mag mag mag mag moogt mag".split(),
    "willen": "wil wilt wil wilt wilt wil".split(),
    "zullen": "zal zult zul zult zult zal".split(),
    "gaan": "ga gaat ga gaat gaat gaat".split(),
}
_PLACES = "Amsterdam Rotterdam Gent Brussel Groningen Eindhoven Antwerpen Zwolle Leuven Brugge Utrecht Limburg".split()
_NAMES = "Noor Daan Emma Bram Fatima Youssef Lotte Pieter An Kobe Marieke Sjoerd Els Joost Amina Wout".split()
_TIMES = (
    "nu vandaag straks direct meteen vanavond morgen zaterdag dinsdag eerst snel vanaf-nu binnenkort volgende-week "
    "deze-week voor-vrijdag op-tijd alvast nog-vandaag dit-weekend"
).split()
_SMALL = "ook even nog eens gerust alvast toch altijd samen vooral dan maar hier zeker wel".split()
_PREPOSITIONS = "op in bij voor met via naar over van door aan uit rond tijdens zonder na".split()


class Grammar:
    """Builds phrases and clauses from a vocabulary; all choices come from one random generator."""

    def __init__(self, vocabulary: Vocabulary, rng: random.Random) -> None:
        self.vocabulary = vocabulary
        self.rng = rng

    # Words and phrases

    def one(self, *choices: str) -> str:
        """Choose one of several words."""
        return self.rng.choice(choices)

    def maybe(self, chance: float, build: Callable[[], Nodes]) -> Nodes:
        """Build something with this chance, or nothing."""
        return build() if self.rng.random() < chance else []

    def word(
        self, form: str, upos: str, relation: str, head: Node, feats: str = "", lemma: str = ""
    ) -> Nodes:
        """Make one word."""
        return [Node(form, lemma or form.lower(), upos, feats, relation, head)]

    def adverb(self, form: str, head: Node) -> Nodes:
        """Make an adverb, or a short phrase whose words are joined by hyphens in *form*."""
        parts = form.split("-")
        if len(parts) == 1:
            upos, feats = ("ADJ", "Degree=Pos") if form in ("snel", "direct") else ("ADV", "")
            if form in ("zaterdag", "dinsdag", "morgen"):
                upos, feats = ("NOUN", "Gender=Com|Number=Sing") if form != "morgen" else ("ADV", "")
            return [Node(form, form, upos, feats, "obl" if upos == "NOUN" else "advmod", head)]
        known = {
            "vanaf": "ADP", "voor": "ADP", "op": "ADP", "deze": "DET", "dit": "DET", "volgende": "ADJ", "nog": "ADV"
        }  # fmt: skip
        last = parts[-1]
        is_adverb = last in ("nu", "vandaag")
        end = Node(last, last, "ADV" if is_adverb else "NOUN", "", "advmod" if is_adverb else "obl", head)
        end.feats = (
            "" if is_adverb else "Gender=Neut|Number=Sing" if last == "weekend" else "Gender=Com|Number=Sing"
        )
        relation = {"ADP": "case", "DET": "det", "ADJ": "amod", "ADV": "amod"}[known[parts[0]]]
        feats = "Degree=Pos" if known[parts[0]] == "ADJ" else ""
        lemma = "volgend" if parts[0] == "volgende" else parts[0]
        return [Node(parts[0], lemma, known[parts[0]], feats, relation, end), end]

    def time(self, head: Node) -> Nodes:
        """Say when."""
        return self.adverb(self.rng.choice(_TIMES), head)

    def small(self, head: Node) -> Nodes:
        """Add a particle such as *even* or *gerust*."""
        return self.adverb(self.rng.choice(_SMALL), head)

    def name(self, relation: str, head: Node | None) -> Node:
        """Name somebody."""
        form = self.rng.choice(_NAMES)
        return Node(form, form, "PROPN", "", relation, head)

    def noun(self, number: str = "") -> Node:
        """Choose a noun, singular or plural."""
        number = number or self.rng.choice("ssp")
        words = self.vocabulary.plural if number == "p" else self.vocabulary.singular
        form, lemma, feats = self.rng.choice(words)
        return Node(form, lemma, "NOUN", feats)

    def noun_phrase(
        self,
        relation: str,
        head: Node | None,
        kinds: str = "def def ind poss poss dem bare num",
        number: str = "",
    ) -> Nodes:
        """Build a noun phrase; its noun is the last node."""
        kind = self.rng.choice(kinds.split())
        noun = self.noun("p" if kind == "num" else number)
        noun.relation, noun.head = relation, head
        is_plural, is_neuter = "Plur" in noun.feats, "Neut" in noun.feats
        article = "het" if is_neuter and not is_plural else "de"
        if kind == "ind" and is_plural:
            kind = "bare"
        before: Nodes = []
        if kind == "def" or (kind == "bare" and not is_plural):
            before = self.word(article, "DET", "det", noun, "Definite=Def")
        elif kind == "ind":
            before = self.word("een", "DET", "det", noun, "Definite=Ind")
        elif kind == "poss":
            before = self.possessive(noun)
        elif kind == "dem":
            form = self.one("dit", "dat") if article == "het" else self.one("deze", "die")
            before = self.word(form, "DET", "det", noun)
        elif kind == "num":
            before = self.word(self.one("drie", "vijf", "3", "10", "tien", "25"), "NUM", "nummod", noun)
        elif kind == "no":
            before = self.word("geen", "DET", "det", noun)
        if self.rng.random() < 0.3:
            base, inflected = self.rng.choice(self.vocabulary.adjectives)
            form = base if article == "het" and kind in ("ind", "no") else inflected
            before.append(Node(form, base, "ADJ", "Degree=Pos", "amod", noun))
        return [*before, noun]

    def possessive(self, noun: Node) -> Nodes:
        """Say whose."""
        form, lemma, person = self.rng.choice(_POSSESSIVES)
        if form == "onze" and "Neut" in noun.feats and "Sing" in noun.feats:
            form = "ons"
        return [Node(form, lemma, "PRON", f"Person={person}|Poss=Yes|PronType=Prs", "nmod:poss", noun)]

    def preposition_phrase(self, head: Node, relation: str = "obl", preposition: str = "") -> Nodes:
        """Build a phrase with a preposition."""
        form = preposition or self.rng.choice(_PREPOSITIONS)
        if form in ("in", "naar", "uit", "rond") and self.rng.random() < 0.3:
            place = self.rng.choice(_PLACES)
            phrase = [Node(place, place, "PROPN", "Gender=Neut|Number=Sing", relation, head)]
        elif form in ("voor", "van", "met", "aan", "bij", "over") and self.rng.random() < 0.25:
            who = self.rng.choice(("jou", "je", "jullie", "u", "ons"))
            lemma, feats = _OBJECTS[who]
            phrase = [Node(who, lemma, "PRON", feats, relation, head)]
        else:
            phrase = self.noun_phrase(relation, head)
        return [*self.word(form, "ADP", "case", phrase[-1]), *phrase]

    def pronoun(self, form: str, relation: str, head: Node) -> Node:
        """Make an object pronoun."""
        lemma, feats = _OBJECTS[form]
        return Node(form, lemma, "PRON", feats, relation, head)

    def subject(self, head: Node, *forms: str, relation: str = "nsubj") -> Node:
        """Make a subject pronoun."""
        forms = forms or (
            "je",
            "je",
            "jij",
            "jij",
            "u",
            "jullie",
            "jullie",
            "we",
            "we",
            "ik",
            "ik",
            "ze",
            "hij",
            "ge",
            "gij",
        )
        form = self.rng.choice(forms)
        lemma, feats, _ = PRONOUNS[form]
        return Node(form, lemma, "PRON", feats, relation, head)

    def object_pronoun(self, head: Node, subject: str) -> Node:
        """Make a pronoun that can be the object beside this subject: the reader, unless the reader acts."""
        if subject in PRONOUNS and PRONOUNS[subject][2] in "2ugp" and subject not in ("we", "wij"):
            return self.pronoun(self.one("het", "ze", "hem", "ons", "me"), "obj", head)
        if self.rng.random() < 0.2:
            form = self.one("iets", "niets", "alles")
            return Node(form, form, "PRON", "Person=3|PronType=Ind", "obj", head)
        return self.pronoun(self.one("u", "u", "je", "je", "jou", "jullie", "het", "hem"), "obj", head)

    # Verbs

    def frame(self, fits: Callable[[Frame], bool] = lambda frame: True) -> Frame:
        """Choose a verb: as often an everyday one as one of the wide vocabulary."""
        while True:
            frames = self.vocabulary.everyday if self.rng.random() < 0.5 else self.vocabulary.verbs
            frame = self.rng.choice(frames)
            if fits(frame):
                return frame

    def present(self, frame: Frame, subject: str, *, inverted: bool) -> tuple[str, str]:
        """Return the finite form for a subject pronoun, or ``s`` and ``p`` for nouns, and its features."""
        agreement = PRONOUNS[subject][2] if subject in PRONOUNS else {"s": "3", "p": "p"}[subject]
        if agreement == "p":
            return frame.base, PLURAL
        if agreement == "1" or (agreement == "2" and inverted):
            return frame.stem, SINGULAR
        return _third(frame.stem), SINGULAR

    def auxiliary(self, lemma: str, subject: str, *, inverted: bool) -> tuple[str, str]:
        """Return the form of an auxiliary for a subject, and its features."""
        agreement = PRONOUNS[subject][2] if subject in PRONOUNS else {"s": "3", "p": "p"}[subject]
        if agreement == "p":
            return lemma, PLURAL
        place = {"1": 0, "2": 2 if inverted else 1, "u": 3, "g": 4, "3": 5}[agreement]
        return _AUXILIARIES[lemma][place], SINGULAR

    def complement(self, frame: Frame, head: Node, subject: str = "je") -> Complement:
        """Fill the slots of a verb."""
        parts = Complement()
        waiting: Nodes = []
        for item in frame.complements:
            form, _, role = item.partition(":")
            if item == "NP":
                if self.rng.random() < 0.25:
                    parts.early.append(self.object_pronoun(head, subject))
                else:
                    parts.middle += self.noun_phrase("obj", head)
            elif item.startswith("@"):
                if self.rng.random() < 0.75:
                    parts.late += self.preposition_phrase(head, "obl:arg", item[1:])
            elif item in ("W", "D", "TE"):
                parts.clause += self._embedded(item, head)
            elif role == "refl":
                own = _REFLEXIVES.get(subject, "je")
                parts.early.append(self.pronoun(own, "expl:pv", head))
            elif role in ("iobj", "obj") and form in _OBJECTS:
                own = _REFLEXIVES.get(subject, "je") if form == "je" else form
                parts.early.append(self.pronoun(own, role, head))
            elif role == "prt":
                upos = (
                    "ADV"
                    if form in ("terug", "weg", "thuis")
                    else "ADJ"
                    if form in ("vast", "bekend", "vol")
                    else "ADP"
                )
                parts.particle += self.word(form, upos, "compound:prt", head)
            elif role == "adv":
                parts.middle += self.word(form, "ADV", "advmod", head)
            elif role == "inf":
                parts.particle.append(Node(form, form, "VERB", "VerbForm=Inf", "xcomp", head))
            elif role == "amod":
                parts.particle.append(Node(form, form, "ADJ", "Degree=Pos", "xcomp", head))
            elif role in ("det", "case", "poss"):
                waiting.append(_function_word(form, role))
            else:
                noun = Node(form, form, "NOUN", "Gender=Com|Number=Sing", role, head)
                for node in waiting:
                    node.head = noun
                parts.middle += [*waiting, noun]
                waiting = []
        return parts

    def _embedded(self, kind: str, head: Node) -> Nodes:
        frame = self.frame(lambda verb: verb.takes_object or verb.complements == ())
        if kind == "TE":
            verb = Node(frame.infinitive, frame.infinitive, "VERB", "VerbForm=Inf", "xcomp", head)
            inner = self.complement(frame, verb)
            verb.form = verb.lemma = frame.base
            return [
                *inner.early, *inner.middle, *inner.particle, *self.word("te", "ADP", "mark", verb), verb
            ]  # fmt: skip
        if kind == "D":
            return self.subordinate("dat", "ccomp", head)
        verb = Node("", frame.infinitive, "VERB", "", "ccomp", head)
        subject = self.subject(verb, "je", "jij", "u", "jullie", "we", "ze")
        verb.form, verb.feats = self.joined(frame, subject.form)
        question = self.one("wat", "hoe", "waarom", "waar", "wanneer", "of")
        relation = {"wat": "obj", "of": "mark"}.get(question, "advmod")
        upos = {"wat": "PRON", "of": "SCONJ"}.get(question, "ADV")
        lead = self.word(question, upos, relation, verb, "Person=3|PronType=Int" if question == "wat" else "")
        inner = self.complement(frame, verb, subject.form)
        middle = [] if question == "wat" else [*inner.early, *inner.middle]
        return [*lead, subject, *middle, verb]

    def joined(self, frame: Frame, subject: str) -> tuple[str, str]:
        """Return the finite form at the end of a clause, with its particle: *meedoet*."""
        form, feats = self.present(frame, subject, inverted=False)
        return frame.particle + form, feats

    def subordinate(self, conjunction: str, relation: str, head: Node, *subjects: str) -> Nodes:
        """Build a clause with its verb at the end."""
        frame = self.frame(lambda verb: not {"W", "D", "TE"} & set(verb.complements))
        verb = Node("", frame.infinitive, "VERB", "", relation, head)
        if not subjects and self.rng.random() < 0.2:
            # "als het u uitkomt", "dat je rug u pijn doet": the reader is not always the subject.
            who = self.noun_phrase("nsubj", verb, "def poss dem", number="s")
            if self.rng.random() < 0.5:
                form = self.one("het", "dat", "dit")
                who = [
                    Node(
                        form,
                        form,
                        "PRON",
                        "Person=3|PronType=" + ("Prs" if form == "het" else "Dem"),
                        "nsubj",
                        verb,
                    )
                ]
            verb.form, verb.feats = self.joined(frame, "s")
            whom = self.pronoun(self.one("u", "je", "jullie", "ons"), "obj", verb)
            lead = self.word(conjunction, "SCONJ", "mark", verb)
            return [*lead, *who, whom, *self.maybe(0.5, lambda: self.preposition_phrase(verb)), verb]
        subject = self.subject(verb, *subjects)
        verb.form, verb.feats = self.joined(frame, subject.form)
        inner = self.complement(frame, verb, subject.form)
        rest = [node for node in inner.particle if node.relation != "compound:prt"]
        return [
            *self.word(conjunction, "SCONJ", "mark", verb),
            subject,
            *inner.early,
            *self.maybe(0.3, lambda: self.time(verb)),
            *inner.middle,
            *inner.late,
            *rest,
            verb,
        ]


def _function_word(form: str, role: str) -> Node:
    if role == "poss":
        return Node(form, form, "PRON", "Person=2|Poss=Yes|PronType=Prs", "nmod:poss")
    if role == "case":
        return Node(form, form, "ADP", "", "case")
    return Node(form, form, "DET", "Definite=Ind" if form == "een" else "Definite=Def", "det")


def _third(stem: str) -> str:
    if stem in ("ga", "sta", "sla", "doe", "zie"):
        return {"doe": "doet", "zie": "ziet"}.get(stem, stem[:-1] + "aat")
    if stem in ("wil", "kan", "mag", "zal"):
        return stem
    return stem if stem.endswith("t") else stem + "t"


def root(nodes: Nodes) -> Node:
    return next(node for node in nodes if node.head is None)


def close(nodes: Nodes, mark: str, head: Node | None = None) -> Nodes:
    """Close a sentence with a mark, or with none if it is empty."""
    if mark:
        nodes[-1].spaced = False
        nodes.append(Node(mark, mark, "PUNCT", "", "punct", head or root(nodes)))
    return nodes


def with_comma(nodes: Nodes, head: Node, mark: str = ",") -> Nodes:
    nodes[-1].spaced = False
    return [*nodes, Node(mark, mark, "PUNCT", "", "punct", head)]


def finish(nodes: Sequence[Node]) -> Sentence:
    """Turn the nodes of one sentence into words, with a capital in front."""
    places = {id(node): place for place, node in enumerate(nodes)}
    words = [
        Word(
            node.form,
            node.lemma,
            node.upos,
            node.feats,
            places[id(node.head)] if node.head is not None else places[id(node)],
            node.relation,
            node.spaced,
        )
        for node in nodes
    ]
    return Sentence(tuple(words))
