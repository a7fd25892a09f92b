"""Templates of headlines, list items, greetings and other sentences without a finite verb."""

from __future__ import annotations

from grammar import SINGULAR, Grammar, Node, Nodes, close, with_comma
from passive_clauses import agent_phrase

_BARE = (
    "hulp strijd druk zorg jacht kritiek roep stijging daling opening les reis val dans sprong klim bouw verkoop "
    "aankoop handel gebruik begin keuze uitleg advies vreugde onrust ruimte winst verlies werk vraag deel start "
    "plan test steun groei drukte bezoek dank loop stem drank hoop koop ruil boek film post mail check tip app "
    "blog wandeling fiets kans plaats stap rust regen"
).split()


def bare_noun(g: Grammar) -> Nodes:
    """*Werk aan de weg*, *Vraag van de dag: soep of brood*, *Start van het seizoen goedgekeurd*: no imperative."""
    form = g.rng.choice(_BARE)
    noun = Node(form, form, "NOUN", "Gender=Com|Number=Sing")
    phrase = g.preposition_phrase(
        noun, "nmod", g.one("van", "van", "aan", "voor", "op", "door", "in", "met", "bij")
    )
    kind = g.rng.random()
    end = g.one("", "", ".", "!")
    if kind < 0.35:
        return close([noun, *phrase], end)
    if kind < 0.6:
        frame = g.frame()
        verb = Node(g.present(frame, "s", inverted=False)[0], frame.base, "VERB", SINGULAR)
        noun.relation, noun.head = "nsubj", verb
        parts = g.complement(frame, verb, "hij")
        return close([noun, *phrase, verb, *parts.early, *parts.middle, *parts.late, *parts.particle], end)
    if kind < 0.75:
        base, _ = g.rng.choice(g.vocabulary.adjectives)
        adjective = Node(base, base, "ADJ", "Degree=Pos")
        noun.relation, noun.head = "nsubj", adjective
        return close([noun, *phrase, Node("is", "zijn", "AUX", SINGULAR, "cop", adjective), adjective], end)
    if kind < 0.88:
        frame = g.frame(lambda frame: frame.takes_object)
        verb = Node(frame.participle, frame.infinitive, "VERB", "VerbForm=Part")
        noun.relation, noun.head = "nsubj:pass", verb
        by = agent_phrase(g, verb) if g.rng.random() < 0.3 else []
        return close([noun, *phrase, verb, *by], end)
    more = g.noun_phrase("parataxis", noun, "ind num bare def")
    return close([*with_comma([noun, *phrase], more[-1], ":"), *more], end)


def fragment(g: Grammar) -> Nodes:
    """*Drie tips voor je tuin*, *Gratis koffie bij je krant*, *- geen wachttijd*: list items and headlines."""
    phrase = g.noun_phrase("ROOT", None, "bare bare num ind def poss no")
    noun = phrase[-1]
    nodes = [*phrase, *g.maybe(0.5, lambda: g.preposition_phrase(noun, "nmod"))]
    chance = g.rng.random()
    if chance < 0.25:
        mark = g.one("-", "•", "✅", "✔️", "👉", "1.", "2.", "*", "➡️")
        nodes = [
            Node(
                mark,
                mark,
                "PUNCT" if mark in "-•*" else "NUM" if mark[0].isdigit() else "SYM",
                "",
                "punct" if mark in "-•*" else "discourse",
                noun,
            ),
            *nodes,
        ]
        if mark.endswith("."):
            nodes[0].form = nodes[0].lemma = mark[0]
            nodes[0].spaced = False
            nodes.insert(1, Node(".", ".", "PUNCT", "", "punct", nodes[0]))
    return close(nodes, g.one("", "", "", "!", "."))


def participle_alone(g: Grammar) -> Nodes:
    """*Twee keer gemaild*, *Iets gezien?*, *Drie weken aan dit plan gewerkt*: nobody is said to have done it."""
    frame = g.frame(lambda frame: not {"W", "D", "TE"} & set(frame.complements))
    verb = Node(frame.participle, frame.infinitive, "VERB", "VerbForm=Part")
    chance = g.rng.random()
    if chance < 0.4:
        form = g.one("iets", "niets", "alles")
        lead = [Node(form, form, "PRON", "Person=3|PronType=Ind", "obj", verb)]
    elif chance < 0.7:
        unit, lemma = g.rng.choice(
            (("keer", "keer"), ("maanden", "maand"), ("weken", "week"), ("jaar", "jaar"), ("uur", "uur"))
        )
        noun = Node(unit, lemma, "NOUN", "Number=Plur", "obl", verb)
        lead = [*g.word(g.one("twee", "drie", "3", "tien"), "NUM", "nummod", noun), noun]
    else:
        lead = g.adverb(g.one("weer", "eindelijk", "net", "vandaag", "snel", "samen"), verb)
    nodes = [*lead, *g.maybe(0.5, lambda: g.preposition_phrase(verb)), verb]
    return close(nodes, g.one("?", "", ".", "!"))


def verbless(g: Grammar) -> Nodes:
    """*Handig toch?*, *Mega blij mee*, *Voorzichtig daar*, *Nieuw: drie routes*, *Slot erop*."""
    chance = g.rng.random()
    if chance < 0.5:
        base, _ = g.rng.choice(g.vocabulary.adjectives)
        head = Node(
            g.one(base, base, "handig", "voorzichtig", "nieuw", "open", "blij", "fijn"),
            "",
            "ADJ",
            "Degree=Pos",
        )
        head.lemma = head.form
        lead = g.maybe(0.4, lambda: g.adverb(g.one("zo", "heel", "erg", "ook", "niet", "mega"), head))
        tail = g.rng.choice(
            (
                lambda: g.adverb(g.one("toch", "daar", "mee", "hoor", "hier"), head),
                lambda: g.preposition_phrase(head),
                lambda: g.time(head),
                list,
            )
        )()
        nodes = [*lead, head, *tail]
        if g.rng.random() < 0.25:
            more = g.noun_phrase("parataxis", head, "num bare ind")
            nodes = [*with_comma(nodes, more[-1], ":"), *more]
        return close(nodes, g.one("", ".", "!", "?"))
    phrase = g.noun_phrase("ROOT", None, "bare bare num ind poss no")
    noun = phrase[-1]
    if chance < 0.75:
        tail = g.adverb(g.one("erop", "erbij", "mee", "meteen", "erin", "eraf", "hier", "klaar"), noun)
        nodes = [*phrase, *tail, *g.maybe(0.4, lambda: g.preposition_phrase(noun, "nmod"))]
    else:
        lead = g.time(noun) if g.rng.random() < 0.5 else g.preposition_phrase(noun, "nmod")
        nodes = [*lead, *phrase]
    if g.rng.random() < 0.3:
        other = g.noun_phrase("conj", noun, "bare num ind")
        nodes += [*g.word("en", "CCONJ", "cc", other[-1]), *other]
    return close(nodes, g.one("", ".", "!"))


def greeting(g: Grammar) -> Nodes:
    """*Dag Noor, wat vervelend dat …*, *Bedankt voor je bericht*, *Sorry voor het wachten*, *Hoi allemaal*."""
    kind = g.rng.random()
    if kind < 0.3:
        form = g.one("Hoi", "Dag", "Hallo", "Hey", "Beste", "Goedemorgen", "Lieve")
        who = g.name("ROOT", None)
        lead = [
            Node(
                form,
                form.lower(),
                "ADJ" if form in ("Beste", "Lieve") else "INTJ",
                "",
                "amod" if form in ("Beste", "Lieve") else "discourse",
                who,
            ),
            who,
        ]
        return close(lead, g.one(",", "!", ","))
    if kind < 0.6:
        form, upos = g.rng.choice(
            (
                ("bedankt", "INTJ"),
                ("dank", "NOUN"),
                ("sorry", "INTJ"),
                ("excuses", "NOUN"),
                ("complimenten", "NOUN"),
                ("hulde", "NOUN"),
            )
        )
        word = Node(form, form, upos)
        nodes = [word, *g.preposition_phrase(word, "nmod" if upos == "NOUN" else "obl", "voor")]
        if g.rng.random() < 0.3:
            nodes = [word, *with_comma([*nodes[1:]], word), g.name("vocative", word)]
        return close(nodes, g.one(".", "!", ""))
    if kind < 0.85:
        adjective = Node(
            g.one("vervelend", "fijn", "jammer", "leuk", "balen", "goed", "top", "begrijpelijk"),
            "",
            "ADJ",
            "Degree=Pos",
        )
        adjective.lemma = adjective.form
        lead = g.word("wat", "ADV", "advmod", adjective) if g.rng.random() < 0.6 else []
        nodes = [*lead, adjective, *g.subordinate("dat", "csubj", adjective, "je", "u", "jullie", "we")]
        if g.rng.random() < 0.4:
            start = Node(g.one("Hoi", "Dag", "Hallo"), "", "INTJ", "", "discourse", adjective)
            start.lemma = start.form.lower()
            nodes = [start, *with_comma([g.name("vocative", adjective)], adjective), *nodes]
        return close(nodes, g.one(".", "!", "", "."))
    if kind < 0.9:
        verb = Node("dank", "danken", "VERB", SINGULAR)
        nodes = [verb, g.pronoun(g.one("je", "u", "jullie"), "obj", verb), *g.adverb("wel", verb)]
        return close(
            [*nodes, *g.maybe(0.6, lambda: g.preposition_phrase(verb, "obl:arg", "voor"))],
            g.one(".", "!", ""),
        )
    word = Node(g.one("groet", "groetjes", "liefs", "succes"), "", "NOUN")
    word.lemma = word.form
    return (
        close([*with_comma([word], word), g.name("parataxis", word)], "")
        if word.form != "succes"
        else close([word, *g.preposition_phrase(word, "nmod", "met")], "!")
    )
