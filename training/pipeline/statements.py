"""Templates of statements and questions: who is spoken to, and in what order."""

from __future__ import annotations

from grammar import SINGULAR, Frame, Grammar, Node, Nodes, close, with_comma


def inverted_clause(g: Grammar, relation: str, head: Node | None, *subjects: str) -> Nodes:
    frame = g.frame()
    verb = Node("", frame.base, "VERB", "", relation, head)
    subject = g.subject(verb, *subjects)
    verb.form, verb.feats = g.present(frame, subject.form, inverted=True)
    parts = g.complement(frame, verb, subject.form)
    nodes = [
        verb,
        subject,
        *parts.early,
        *g.maybe(0.4, lambda: g.small(verb)),
        *g.maybe(0.2, lambda: g.time(verb)),
    ]
    nodes += parts.middle
    nodes += [*parts.particle, *parts.late] if g.rng.random() < 0.5 else [*parts.late, *parts.particle]
    return nodes + parts.clause


def question(g: Grammar) -> Nodes:
    """*Kom je ook?*, *Waarom doe je mee?*, *Welke fiets koop jij?*."""
    nodes = inverted_clause(g, "ROOT", None)
    verb = nodes[0]
    chance = g.rng.random()
    objects = [node for node in nodes if node.relation == "obj" and node.head is verb and node.upos == "NOUN"]
    if chance < 0.35:
        nodes = [*g.word(g.one("wanneer", "waarom", "waar", "hoe"), "ADV", "advmod", verb), *nodes]
    elif chance < 0.55 and objects:
        own = [n for n in nodes if n is objects[0] or n.head is objects[0]]
        rest = [n for n in nodes if n not in own and (n.head is not objects[0])]
        if all(n.head is None or n.head in rest for n in rest):
            if g.rng.random() < 0.5:
                nodes = [*g.word("wat", "PRON", "obj", verb, "Person=3|PronType=Int"), *rest]
            else:
                form = "welk" if "Neut" in objects[0].feats and "Sing" in objects[0].feats else "welke"
                nodes = [*g.word(form, "DET", "det", objects[0], lemma="welk"), objects[0], *rest]
    return close(nodes, g.one("?", "?", "?", "?", "??", ""))


def question_auxiliary(g: Grammar) -> Nodes:
    """*Heb jij de film gezien?*, *Kun je morgen helpen?*, *Wil je meedoen?*."""
    frame = g.frame()
    lemma = g.one("hebben", "hebben", "kunnen", "moeten", "mogen", "willen", "gaan", "zullen")
    return close(_with_auxiliary(g, frame, lemma, inverted=True, lead=[]), g.one("?", "?", "?", ""))


def statement_auxiliary(g: Grammar) -> Nodes:
    """*Je kunt de film nu bekijken.* and *Morgen gaan we naar Gent fietsen*."""
    frame = g.frame()
    lemma = g.one("hebben", "hebben", "kunnen", "moeten", "mogen", "willen", "gaan", "zullen")
    return close(
        _with_auxiliary(g, frame, lemma, inverted=g.rng.random() < 0.3, lead=None), g.one(".", ".", "!", "")
    )


def _with_auxiliary(g: Grammar, frame: Frame, lemma: str, *, inverted: bool, lead: Nodes | None) -> Nodes:
    if lemma == "hebben" and frame.perfect_with_zijn:
        lemma = "zijn"
    is_main = lemma in ("willen", "gaan")
    is_perfect = lemma in ("hebben", "zijn")
    form = frame.participle if is_perfect else frame.infinitive
    verb = Node(form, frame.infinitive, "VERB", "VerbForm=Part" if is_perfect else "VerbForm=Inf")
    finite = Node(
        "", lemma, "VERB" if is_main else "AUX", "", "ROOT" if is_main else "aux", None if is_main else verb
    )
    if is_main:
        verb.relation, verb.head = "xcomp", finite
    head = finite if is_main else verb
    subject = g.subject(head)
    finite.form, finite.feats = g.auxiliary(lemma, subject.form, inverted=inverted)
    parts = g.complement(frame, verb, subject.form)
    inner = [n for n in parts.particle if n.relation != "compound:prt"]
    middle = [
        *parts.early,
        *g.maybe(0.4, lambda: g.small(verb)),
        *g.maybe(0.3, lambda: g.time(verb)),
        *parts.middle,
    ]
    nodes = [finite, subject] if inverted else [subject, finite]
    if inverted and lead is None:
        nodes = [*(g.time(head) if g.rng.random() < 0.6 else g.preposition_phrase(head)), *nodes]
    tail = [*parts.late, *inner, verb] if g.rng.random() < 0.7 else [*inner, verb, *parts.late]
    return [*nodes, *middle, *tail, *parts.clause]


def statement(g: Grammar) -> Nodes:
    """*Je bestelt het boek.*, *Morgen bel ik je terug.*, *De gids koopt een fiets*."""
    frame = g.frame()
    verb = Node("", frame.base, "VERB")
    inverted = g.rng.random() < 0.4
    if g.rng.random() < 0.6:
        who: Nodes = [g.subject(verb)]
        agreement = who[0].form
    else:
        who = g.noun_phrase("nsubj", verb, "poss poss def dem bare num")
        agreement = "p" if "Plur" in who[-1].feats else "s"
    verb.form, verb.feats = g.present(frame, agreement, inverted=inverted)
    parts = g.complement(frame, verb, agreement if len(agreement) > 1 else "hij")
    lead = (g.time(verb) if g.rng.random() < 0.6 else g.preposition_phrase(verb)) if inverted else []
    nodes = [*lead, verb, *who] if inverted else [*who, verb]
    nodes += [
        *parts.early,
        *g.maybe(0.3, lambda: g.small(verb)),
        *g.maybe(0.2, lambda: g.time(verb)),
        *parts.middle,
    ]
    nodes += [*parts.particle, *parts.late] if g.rng.random() < 0.5 else [*parts.late, *parts.particle]
    nodes += parts.clause
    if g.rng.random() < 0.15:
        nodes = [
            *with_comma(nodes, verb),
            *g.subordinate(g.one("omdat", "als", "zodat", "terwijl"), "advcl", verb),
        ]
    return close(nodes, g.one(".", ".", "!", ""))


def lead_statement(g: Grammar) -> Nodes:
    """*Dan bel je ons*, *Als gids kom je overal*, *Kom je te laat, dan mis je de film*."""
    nodes = inverted_clause(g, "ROOT", None)
    verb = nodes[0]
    form = g.one("dan", "dan", "zo", "hier", "daar", "toch", "soms", "hoe")
    lead = g.word(form, "ADV", "advmod", verb)
    chance = g.rng.random()
    if chance < 0.45:
        lead[0].form = "dan"
        lead[0].lemma = "dan"
        condition = (
            _asks_noun(g, "advcl", verb)
            if g.rng.random() < 0.4
            else inverted_clause(g, "advcl", verb, "je", "jij", "u", "jullie", "we")
        )
        lead = [*with_comma(condition, condition[0]), *lead]
    elif chance < 0.6:
        phrase = g.noun("s")
        phrase.relation, phrase.head = "obl", verb
        lead = [*g.word("als", "ADP", "case", phrase), phrase]
    return close([*lead, *nodes], g.one(".", ".", "!", ""))


def _asks_noun(g: Grammar, relation: str, head: Node | None) -> Nodes:
    frame = g.frame(lambda frame: not {"W", "D", "TE"} & set(frame.complements))
    verb = Node("", frame.base, "VERB", "", relation, head)
    if g.rng.random() < 0.35:
        form = g.one("het", "dat", "iemand", "niemand", "iedereen")
        kind = {"het": "Prs", "dat": "Dem"}.get(form, "Ind")
        who: Nodes = [Node(form, form, "PRON", f"Person=3|PronType={kind}", "nsubj", verb)]
    else:
        who = g.noun_phrase("nsubj", verb, "def poss poss dem")
    verb.form, verb.feats = g.present(frame, "p" if "Plur" in who[-1].feats else "s", inverted=True)
    parts = g.complement(frame, verb, "hij")
    return [
        verb,
        *who,
        *parts.early,
        *g.maybe(0.4, lambda: g.small(verb)),
        *parts.middle,
        *parts.particle,
        *parts.late,
    ]


def question_noun(g: Grammar) -> Nodes:
    """*Klopt je adres nog?*, *Regent het?*, *Doet iedereen mee?*."""
    return close(_asks_noun(g, "ROOT", None), g.one("?", "?", "?", ""))


def served_reader(g: Grammar) -> Nodes:
    """*Wij wensen u een fijne dag*, *Ik stuur je de foto*, *Dat scheelt je tijd*, *Mag ik u mailen?*."""
    stem, infinitive = g.rng.choice(
        (
            ("wens", "wensen"),
            ("stuur", "sturen"),
            ("geef", "geven"),
            ("bied", "bieden"),
            ("vertel", "vertellen"),
            ("vraag", "vragen"),
            ("beloof", "beloven"),
            ("scheel", "schelen"),
            ("kost", "kosten"),
            ("lever", "leveren"),
            ("leer", "leren"),
        )
    )
    frame = Frame(stem, infinitive, "", ())
    verb = Node("", infinitive, "VERB")
    if g.rng.random() < 0.7:
        who: Nodes = [g.subject(verb, "we", "wij", "wij", "ik", "ik", "ze", "hij")]
        agreement = who[0].form
    else:
        who = g.noun_phrase("nsubj", verb, "def poss dem")
        agreement = "p" if "Plur" in who[-1].feats else "s"
    inverted = g.rng.random() < 0.4
    verb.form, verb.feats = g.present(frame, agreement, inverted=inverted)
    whom = g.pronoun(g.one("u", "u", "je", "je", "jou", "jullie"), "iobj", verb)
    what = g.noun_phrase("obj", verb, "ind def bare poss no")
    lead = (g.time(verb) if g.rng.random() < 0.5 else g.preposition_phrase(verb)) if inverted else []
    nodes = [*lead, verb, *who] if inverted else [*who, verb]
    nodes = [
        *nodes,
        whom,
        *g.maybe(0.4, lambda: g.small(verb)),
        *what,
        *g.maybe(0.3, lambda: g.preposition_phrase(verb)),
    ]
    return close(nodes, g.one(".", ".", "!", ""))


def copula(g: Grammar) -> Nodes:
    """*Ben je klaar?*, *Wij zijn blij met je hulp.*, *De winkel is gesloten.*, *Het is gezellig*."""
    base, _ = g.rng.choice(g.vocabulary.adjectives)
    form = g.one(
        base,
        base,
        base,
        "benieuwd",
        "gesloten",
        "geopend",
        "blij",
        "klaar",
        "welkom",
        "trots",
        "verheugd",
        "enthousiast",
        "bereikbaar",
        "verzekerd",
        "bekend",
        "teleurgesteld",
        "tevreden",
        "verboden",
        "vereist",
        "verplicht",
        "overweldigend",
        "gratis",
        "open",
        "verkrijgbaar",
        "uitverkocht",
    )
    adjective = Node(form, form, "ADJ", "Degree=Pos")
    who: Nodes = [g.subject(adjective)]
    agreement = who[0].form
    if g.rng.random() < 0.4:
        who = g.noun_phrase("nsubj", adjective, "def poss poss dem")
        agreement = "p" if "Plur" in who[-1].feats else "s"
    inverted = g.rng.random() < 0.5
    finite, feats = g.auxiliary("zijn", agreement, inverted=inverted)
    verb = Node(finite, "zijn", "AUX", feats, "cop", adjective)
    nodes = [verb, *who] if inverted else [*who, verb]
    lead = g.time(adjective) if inverted and g.rng.random() < 0.3 else []
    nodes = [*lead, *nodes, *g.maybe(0.4, lambda: g.small(adjective)), adjective]
    nodes += g.maybe(0.4, lambda: g.preposition_phrase(adjective))
    return close(nodes, g.one("?", "?", "") if inverted and not lead else g.one(".", "!", ""))


def have(g: Grammar) -> Nodes:
    """*Heb je vragen?*, *Heb jij zin in een feest?*, *We hebben plek*."""
    verb = Node("", "hebben", "VERB")
    subject = g.subject(verb)
    inverted = g.rng.random() < 0.65
    verb.form, verb.feats = g.auxiliary("hebben", subject.form, inverted=inverted)
    if g.rng.random() < 0.4:
        word = g.one("zin", "trek", "tijd", "plek", "haast", "hulp", "honger")
        what = g.word(word, "NOUN", "obj", verb, "Gender=Com|Number=Sing")
        what += g.maybe(0.5, lambda: g.preposition_phrase(verb, "obl", g.one("in", "voor", "om")))
    else:
        what = g.noun_phrase("obj", verb, "ind bare bare num no poss")
    nodes = [verb, subject] if inverted else [subject, verb]
    nodes += [*g.maybe(0.4, lambda: g.small(verb)), *what]
    return close(nodes, g.one("?", "?", "?", "") if inverted else g.one(".", "!", ""))


def dropped_subject(g: Grammar) -> Nodes:
    """*Heb er zin in*, *Vind dit zo'n mooi idee*, *Kan niet wachten*, *Ben benieuwd*: *ik* left out."""
    kind = g.rng.random()
    if kind < 0.3:
        base, _ = g.rng.choice(g.vocabulary.adjectives)
        adjective = Node(g.one(base, "blij", "benieuwd", "trots", "dankbaar"), base, "ADJ", "Degree=Pos")
        adjective.lemma = adjective.form
        nodes = [
            Node("Ben", "zijn", "AUX", SINGULAR, "cop", adjective),
            *g.adverb(g.one("zo", "heel", "echt"), adjective),
            adjective,
        ]
        nodes += g.maybe(0.5, lambda: g.preposition_phrase(adjective, preposition=g.one("met", "op", "voor")))
    elif kind < 0.6:
        frame = g.frame(lambda frame: not {"W", "D", "TE"} & set(frame.complements))
        verb = Node(frame.infinitive, frame.infinitive, "VERB", "VerbForm=Inf")
        parts = g.complement(frame, verb, "ik")
        finite, lemma = g.rng.choice(
            (("Kan", "kunnen"), ("Zal", "zullen"), ("Moet", "moeten"), ("Mag", "mogen"))
        )
        nodes = [
            Node(finite, lemma, "AUX", SINGULAR, "aux", verb),
            *parts.early,
            *g.small(verb),
            *parts.middle,
            *parts.late,
            verb,
        ]
    else:
        finite, lemma = g.rng.choice(
            (
                ("Vind", "vinden"),
                ("Heb", "hebben"),
                ("Weet", "weten"),
                ("Snap", "snappen"),
                ("Wil", "willen"),
                ("Hoop", "hopen"),
            )
        )
        verb = Node(finite, lemma, "VERB", SINGULAR)
        nodes = [
            verb,
            *g.noun_phrase("obj", verb, "ind def dem no"),
            *g.maybe(0.5, lambda: g.adverb(g.one("echt", "zo", "al", "nog"), verb)),
        ]
    return close(nodes, g.one(".", "!", "", "..."))


def generic(g: Grammar) -> Nodes:
    """*Zoiets vergeet je nooit*, *Dat hoor je vaak*, *Een huis koop je samen*."""
    frame = g.frame(lambda frame: frame.takes_object and not frame.particle)
    verb = Node(frame.stem, frame.base, "VERB", SINGULAR)
    if g.rng.random() < 0.5:
        what = [Node(g.one("dat", "dit", "zoiets"), "", "PRON", "Person=3|PronType=Dem", "obj", verb)]
        what[0].lemma = what[0].form
    else:
        what = g.noun_phrase("obj", verb, "ind dem bare")
    nodes = [
        *what,
        verb,
        g.subject(verb, "je"),
        *g.adverb(g.one("nooit", "vaak", "niet", "gewoon", "altijd", "samen"), verb),
    ]
    nodes += g.maybe(0.3, lambda: g.preposition_phrase(verb))
    return close(nodes, g.one(".", "!", ""))


def infinitive_subject(g: Grammar) -> Nodes:
    """*Inschrijven kan vanaf maandag*, *Roken is verboden*, *Bestellen doe je hier*."""
    frame = g.frame()
    head: Node
    lead = Node(frame.infinitive, frame.infinitive, "VERB", "VerbForm=Inf", "csubj")
    if g.rng.random() < 0.5:
        head = Node(
            g.one("verboden", "verplicht", "gratis", "toegestaan", "nodig", "vereist", "leuk"),
            "",
            "ADJ",
            "Degree=Pos",
        )
        head.lemma = head.form
        rest = [
            Node("is", "zijn", "AUX", SINGULAR, "cop", head),
            *g.maybe(0.5, lambda: g.preposition_phrase(head)),
            head,
        ]
    else:
        head = Node(g.one("kan", "mag", "hoeft"), "kunnen", "VERB", SINGULAR)
        head.lemma = {"kan": "kunnen", "mag": "mogen", "hoeft": "hoeven"}[head.form]
        rest = [
            head,
            *g.maybe(0.4, lambda: g.adverb("niet", head)),
            *g.maybe(0.6, lambda: g.preposition_phrase(head)),
        ]
    lead.head = head
    return close([lead, *rest], g.one(".", ".", "!", ""))
