"""Templates of passives, and of participles that are none."""

from __future__ import annotations

from grammar import PLURAL, SINGULAR, Grammar, Node, Nodes, close, root, with_comma
from statements import statement


def agent_phrase(g: Grammar, verb: Node) -> Nodes:
    if g.rng.random() < 0.2:
        phrase: Nodes = [g.name("obl:agent", verb)]
    elif g.rng.random() < 0.2:
        phrase = [g.pronoun(g.one("ons", "jullie", "hem", "je"), "obl:agent", verb)]
    else:
        phrase = g.noun_phrase("obl:agent", verb, "def poss bare ind num")
    return [*g.word("door", "ADP", "case", phrase[-1]), *phrase]


def _passive_finite(g: Grammar, verb: Node, number: str) -> tuple[Nodes, Nodes]:
    """Return what stands at the front and at the end of a passive: *wordt*, *is*, *kan … worden*, *is … geworden*."""
    features = "Number=Sing|Tense={}|VerbForm=Fin" if number == "s" else "Number=Plur|Tense={}|VerbForm=Fin"
    chance = g.rng.random()
    if chance < 0.5:
        past = g.rng.random() < 0.4
        form = {("s", False): "wordt", ("p", False): "worden", ("s", True): "werd", ("p", True): "werden"}[
            number, past
        ]
        return [
            Node(form, "worden", "AUX", features.format("Past" if past else "Pres"), "aux:pass", verb)
        ], []
    if chance < 0.75:
        past = g.rng.random() < 0.25
        form = {("s", False): "is", ("p", False): "zijn", ("s", True): "was", ("p", True): "waren"}[
            number, past
        ]
        return [Node(form, "zijn", "AUX", features.format("Past" if past else "Pres"), "aux:pass", verb)], []
    lemma = g.one("kunnen", "moeten", "zullen", "mogen")
    form, _ = g.auxiliary(lemma, number, inverted=False)
    modal = Node(form, lemma, "AUX", features.format("Pres"), "aux", verb)
    return [modal], [Node("worden", "worden", "AUX", "VerbForm=Inf", "aux:pass", verb)]


def passive(g: Grammar) -> Nodes:
    """*De brug is hersteld.*, *Morgen worden de kaarten verkocht.*, *Er wordt gewerkt*, *… door de gemeente*."""
    frame = g.frame(lambda frame: frame.takes_object)
    verb = Node(frame.participle, frame.infinitive, "VERB", "VerbForm=Part")
    if g.rng.random() < 0.2:
        front, end = _passive_finite(g, verb, "s")
        subject: Nodes = []
        if g.rng.random() < 0.4:
            subject = g.noun_phrase("nsubj:pass", verb, "ind num no", number="s")
        lead = g.word("er", "ADV", "advmod", verb)
        nodes = [
            *lead,
            *front,
            *g.maybe(0.4, lambda: g.small(verb)),
            *subject,
            *g.maybe(0.4, lambda: g.preposition_phrase(verb)),
        ]
        return close([*nodes, *participle_last(g, verb, end)], g.one(".", ".", "!", ""))
    subject = g.noun_phrase("nsubj:pass", verb, "def def poss poss dem num bare no")
    if g.rng.random() < 0.12:
        subject = [g.subject(verb, "je", "jij", "u", "we", "ze", "hij", relation="nsubj:pass")]
    number = "p" if "Plur" in subject[-1].feats or subject[-1].form in ("we", "jullie") else "s"
    front, end = _passive_finite(g, verb, number)
    if subject[-1].upos == "PRON" and subject[-1].form in ("je", "jij", "u"):
        front = [Node("wordt", "worden", "AUX", SINGULAR, "aux:pass", verb)]
        end = []
    if g.rng.random() < 0.25:
        lead = g.time(verb) if g.rng.random() < 0.5 else g.preposition_phrase(verb)
        nodes = [*lead, *front, *subject]
    elif g.rng.random() < 0.15:
        nodes = [*front, *subject]
    else:
        nodes = [*subject, *front]
    nodes += [
        *g.maybe(0.35, lambda: g.time(verb)),
        *g.maybe(0.2, lambda: g.small(verb)),
        *g.maybe(0.3, lambda: g.preposition_phrase(verb)),
    ]
    by = agent_phrase(g, verb) if g.rng.random() < 0.25 else []
    last = participle_last(g, verb, end)
    nodes += [*by, *last] if g.rng.random() < 0.6 else [*last, *by]
    asks = nodes[0] in front
    return close(nodes, g.one("?", "?", "") if asks else g.one(".", ".", "!", ""))


def participle_last(g: Grammar, verb: Node, end: Nodes) -> Nodes:
    return [*end, verb] if g.rng.random() < 0.6 else [verb, *end]


def passive_embedded(g: Grammar) -> Nodes:
    """*We weten dat de brug wordt hersteld*, *een plan dat door jullie gemaakt is*."""
    frame = g.frame(lambda frame: frame.takes_object)
    nodes = statement(g)
    outer = root(nodes)
    if nodes[-1].upos == "PUNCT":
        nodes.pop()
        nodes[-1].spaced = True
    nouns = [node for node in nodes if node.upos == "NOUN" and node is nodes[-1]]
    if nouns and g.rng.random() < 0.6:
        verb = Node(frame.participle, frame.infinitive, "VERB", "VerbForm=Part", "acl:relcl", nouns[0])
        plural = "Plur" in nouns[0].feats
        neuter = "Neut" in nouns[0].feats and not plural
        lead = g.word(
            "dat" if neuter else "die",
            "PRON",
            "nsubj:pass",
            verb,
            "Person=3|PronType=Rel" if neuter else "PronType=Rel",
        )
        number = "p" if plural else "s"
        subject: Nodes = []
    else:
        verb = Node(
            frame.participle,
            frame.infinitive,
            "VERB",
            "VerbForm=Part",
            "ccomp" if g.rng.random() < 0.5 else "advcl",
            outer,
        )
        lead = g.word(
            "dat" if verb.relation == "ccomp" else g.one("omdat", "als", "zodra", "nadat"),
            "SCONJ",
            "mark",
            verb,
        )
        subject = g.noun_phrase("nsubj:pass", verb)
        number = "p" if "Plur" in subject[-1].feats else "s"
    front, end = _passive_finite(g, verb, number)
    if end:
        last = [*front, *end, verb] if g.rng.random() < 0.5 else [verb, *front, *end]
    else:
        last = [*front, verb] if g.rng.random() < 0.5 else [verb, *front]
    by = agent_phrase(g, verb) if g.rng.random() < 0.35 else g.maybe(0.3, lambda: g.preposition_phrase(verb))
    comma = with_comma(nodes, verb) if g.rng.random() < 0.5 else nodes
    return close([*comma, *lead, *subject, *by, *last], g.one(".", ".", ""), outer)


_CHANGES = (
    "gestegen stijgen|gedaald dalen|vertrokken vertrekken|aangekomen aankomen|geslaagd slagen|verhuisd verhuizen|"
    "gebleven blijven|gestopt stoppen|verdwenen verdwijnen|ontstaan ontstaan|gevallen vallen|gekomen komen|gegaan gaan|"
    "gelukt lukken|mislukt mislukken|gebeurd gebeuren|veranderd veranderen|overleden overlijden|uitgekomen uitkomen|"
    "gegroeid groeien|begonnen beginnen|toegenomen toenemen|afgenomen afnemen|gestart starten|gelopen lopen|"
    "gesmolten smelten|verlopen verlopen|gebleken blijken|verschenen verschijnen|gescheurd scheuren|gebroken breken|"
    "gestorven sterven|geëindigd eindigen|meegevallen meevallen|tegengevallen tegenvallen|afgelopen aflopen|"
    "opgevallen opvallen|uitgevallen uitvallen|doorgegaan doorgaan|teruggekomen terugkomen|afgehaakt afhaken|"
    "omgewaaid omwaaien|gebarsten barsten|ingestort instorten|gepromoveerd promoveren|ontsnapt ontsnappen|"
    "teruggekeerd terugkeren|binnengekomen binnenkomen|vergeten vergeten|gezakt zakken|geworden worden|"
    "omgevallen omvallen"
).split("|")


def perfect_of_change(g: Grammar) -> Nodes:
    """*De prijs is gestegen*: zijn with a participle that is no passive; *wordt duurder*: worden without one."""
    if g.rng.random() < 0.35:
        base, _ = g.rng.choice(g.vocabulary.adjectives)
        form = g.one("duurder", "groter", "beter", "drukker", "later", base, base)
        verb = Node(
            form,
            base if form == base else form.removesuffix("er"),
            "ADJ",
            "Degree=Pos" if form == base else "Degree=Cmp",
            "xcomp",
        )
        finite = Node("wordt", "worden", "VERB", SINGULAR)
        verb.head = finite
        subject = g.noun_phrase("nsubj", finite, "def poss dem bare")
        if "Plur" in subject[-1].feats:
            finite.form, finite.feats = "worden", PLURAL
        return close([*subject, finite, *g.maybe(0.5, lambda: g.time(verb)), verb], g.one(".", "!", ""))
    participle, infinitive = g.rng.choice(_CHANGES).split()
    verb = Node(participle, infinitive, "VERB", "VerbForm=Part")
    subject = g.noun_phrase("nsubj", verb, "def poss dem bare num")
    if g.rng.random() < 0.3:
        subject = [g.subject(verb, "we", "ik", "hij", "ze", "jullie")]
    agreement = (
        subject[-1].form if subject[-1].upos == "PRON" else "p" if "Plur" in subject[-1].feats else "s"
    )
    form, feats = g.auxiliary("zijn", agreement, inverted=False)
    finite = Node(form, "zijn", "AUX", feats, "aux", verb)
    middle = [
        *g.maybe(0.4, lambda: g.time(verb)),
        *g.maybe(
            0.3, lambda: g.preposition_phrase(verb, preposition=g.one("met", "in", "door", "sinds", "na"))
        ),
    ]
    return close([*subject, finite, *middle, verb], g.one(".", ".", "!", ""))
