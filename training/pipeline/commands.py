"""Templates of imperatives, and of what looks like one."""

from __future__ import annotations

from grammar import IMPERATIVE, PLURAL, Grammar, Node, Nodes, close, root, with_comma
from statements import copula, have, inverted_clause, statement, statement_auxiliary


def command_clause(
    g: Grammar, relation: str = "ROOT", head: Node | None = None, *, fronted: bool = False
) -> tuple[Node, Nodes]:
    """Build an imperative clause; *fronted* after a condition, where *dan* is likely."""
    frame = g.frame()
    verb = Node(frame.stem, frame.base, "VERB", IMPERATIVE, relation, head)
    parts = g.complement(frame, verb)
    nodes = [verb, *parts.early]
    if fronted and g.rng.random() < 0.5:
        nodes += g.adverb("dan", verb)
    nodes += g.maybe(0.3, lambda: g.small(verb)) + g.maybe(0.25, lambda: g.time(verb))
    nodes += parts.middle
    if "NP" in frame.complements and g.rng.random() < 0.08:
        nodes += g.adverb("niet", verb)
    nodes += g.maybe(0.12, lambda: g.time(verb))
    if g.rng.random() < 0.5:
        nodes += [*parts.particle, *parts.late]
    else:
        nodes += [*parts.late, *parts.particle]
    nodes += g.maybe(0.2, lambda: g.preposition_phrase(verb)) + parts.clause
    return verb, nodes


def command(g: Grammar) -> Nodes:
    """*Bestel nu je kaarten!* and *Kom zaterdag langs en neem je buurman mee*."""
    verb, nodes = command_clause(g)
    if g.rng.random() < 0.3:
        link = g.one("en", "en", "en", "of", "maar")
        second, more = command_clause(g, "conj", verb)
        nodes += [*g.word(link, "CCONJ", "cc", second), *more]
    elif g.rng.random() < 0.1:
        second, more = command_clause(g, "conj", verb)
        third, last = command_clause(g, "conj", verb)
        nodes = [*with_comma(nodes, second), *more, *g.word("en", "CCONJ", "cc", third), *last]
    elif g.rng.random() < 0.08:
        nodes = [*with_comma(nodes, verb), g.name("vocative", verb)]
    return close(nodes, g.one(".", ".", "!", "!", "", "", ":"))


def command_after_condition(g: Grammar) -> Nodes:
    """*Heb je vragen, bel ons dan* and *Als je twijfelt, kom dan langs*."""
    verb, nodes = command_clause(g, fronted=True)
    kind = g.rng.random()
    if kind < 0.45:
        lead = g.subordinate(g.one("als", "als", "mocht", "wanneer", "voordat", "omdat"), "advcl", verb)
        lead[0].form = "als" if lead[0].form == "mocht" else lead[0].form
        lead[0].lemma = lead[0].form
    elif kind < 0.75:
        lead = inverted_clause(g, "advcl", verb, "je", "jij", "u", "jullie")
    else:
        lead = g.preposition_phrase(verb, preposition=g.one("voor", "met", "bij", "zonder", "voor"))
        return close([*lead[:-1], lead[-1], *nodes], g.one(".", "!", ""))  # Voor meer tips volg deze pagina
    return close([*with_comma(lead, _head_of(lead, verb)), *nodes], g.one(".", ".", "!", ""))


def _head_of(nodes: Nodes, outer: Node) -> Node:
    return next(node for node in nodes if node.head is outer)


def command_after_lead(g: Grammar) -> Nodes:
    """*Dus wacht niet*, *Tip: neem een jas mee*, *En vergeet je tas niet*, *Psst, kijk*, *Kortom: kom langs*."""
    verb, nodes = command_clause(g)
    kind = g.rng.random()
    if kind < 0.4:
        form = g.one("dus", "en", "maar", "dus", "en", "of", "want")
        lead = g.word(form, "CCONJ", "cc", verb)
    elif kind < 0.7:
        form = g.one("Tip", "Actie", "Let op", "Oproep", "Stap 1", "Kortom", "PS", "Belangrijk", "Onze tip")
        first, *rest = form.split()
        lead = g.word(first, "NOUN", "parataxis", verb)
        if rest:
            lead += g.word(rest[0], "NUM" if rest[0].isdigit() else "NOUN", "flat", lead[0])
        lead = with_comma(lead, verb, ":")
    elif kind < 0.85:
        form = g.one("hé", "psst", "hallo", "kom op", "hoi", "sorry", "ja", "nee", "oké", "toe")
        lead = with_comma(g.word(form.split()[0], "INTJ", "discourse", verb), verb)
    else:
        lead = with_comma([g.name("vocative", verb)], verb)
    return close([*lead, *nodes], g.one(".", ".", "!", "!", ""))


def command_beside_statement(g: Grammar) -> Nodes:
    """*We hebben plek, dus bel gerust*, *Klik hier en je bent klaar*, *Let op: we zijn dicht*."""
    first_is_command = g.rng.random() < 0.5
    if first_is_command:
        head, nodes = command_clause(g)
        other = g.rng.choice((statement, statement_auxiliary, copula))(g)
        links = ("en", "want", "dan", "maar", "", "")
    else:
        nodes = g.rng.choice((statement, statement_auxiliary, have, copula))(g)
        head = root(nodes)
        _, other = command_clause(g)
        links = ("dus", "en", "maar", "dus", "", "")
    if nodes[-1].upos == "PUNCT":
        nodes.pop()
    nodes[-1].spaced = True
    if other[-1].upos == "PUNCT":
        other.pop()
    second = root(other)
    link = g.rng.choice(links)
    second.head = head
    second.relation = "conj" if link and link != "dan" else "parataxis"
    lead = (
        g.word(link, "CCONJ" if link != "dan" else "ADV", "cc" if link != "dan" else "advmod", second)
        if link
        else []
    )
    if not link:
        mark = g.one(":", ",", ";", "-", "–", "…")
        nodes[-1].spaced = mark in "-–"
        lead = [Node(mark, mark, "PUNCT", "", "punct", second)]
    elif g.rng.random() < 0.7:
        nodes = with_comma(nodes, second)
    return close([*nodes, *lead, *other], g.one(".", ".", "!", ""), head)


def suggestion(g: Grammar) -> Nodes:
    """*Laten we samen een boom planten*: no imperative."""
    frame = g.frame()
    finite = Node("Laten", "laten", "VERB", PLURAL)
    verb = Node(frame.infinitive, frame.infinitive, "VERB", "VerbForm=Inf", "xcomp", finite)
    parts = g.complement(frame, verb, "we")
    nodes = [
        finite,
        g.subject(finite, "we"),
        *parts.early,
        *g.maybe(0.5, lambda: g.small(verb)),
        *parts.middle,
    ]
    return close([*nodes, *parts.late, verb], g.one(".", "!", ""))


def command_wait(g: Grammar) -> Nodes:
    """*Wacht niet te lang*, *Twijfel niet langer*, *Mis het niet*, *Wees erbij*, *Wees gerust*, *Pas op*."""
    kind = g.rng.random()
    if kind < 0.4:
        stem, infinitive = g.rng.choice(
            (
                ("Wacht", "wachten"),
                ("Twijfel", "twijfelen"),
                ("Aarzel", "aarzelen"),
                ("Treuzel", "treuzelen"),
                ("Blijf", "blijven"),
                ("Zoek", "zoeken"),
                ("Kijk", "kijken"),
                ("Slaap", "slapen"),
            )
        )
        verb = Node(stem, infinitive, "VERB", IMPERATIVE)
        nodes = [verb, *g.adverb("niet", verb)]
        if g.rng.random() < 0.6:
            end = Node(g.one("lang", "langer", "ver", "verder"), "lang", "ADJ", "Degree=Pos", "advmod", verb)
            end.lemma = end.form.removesuffix("er") if end.form.startswith("l") else "ver"
            nodes += [*(g.word("te", "ADV", "advmod", end) if end.form in ("lang", "ver") else []), end]
        nodes += g.maybe(0.3, lambda: g.preposition_phrase(verb, "obl:arg", g.one("met", "op", "over")))
    elif kind < 0.75:
        base, _ = g.rng.choice(g.vocabulary.adjectives)
        adjective = Node(
            g.one(base, base, "welkom", "gerust", "voorzichtig", "trots"), base, "ADJ", "Degree=Pos"
        )
        adjective.lemma = adjective.form
        copula = Node("Wees", "zijn", "AUX", IMPERATIVE, "cop", adjective)
        nodes = [copula, *g.maybe(0.4, lambda: g.small(adjective)), adjective]
        nodes += g.maybe(0.4, lambda: g.preposition_phrase(adjective))
    else:
        frame = g.frame(lambda verb: verb.takes_object)
        verb = Node(frame.stem, frame.base, "VERB", IMPERATIVE)
        parts = g.complement(frame, verb)
        what = [g.pronoun(g.one("het", "ze", "hem"), "obj", verb)]
        nodes = [
            verb,
            *what,
            *g.maybe(0.5, lambda: g.small(verb)),
            *g.maybe(0.6, lambda: g.adverb("niet", verb)),
            *parts.particle,
        ]
    return close(nodes, g.one(".", "!", "", "..."))


def command_formal(g: Grammar) -> Nodes:
    """*Neemt u gerust contact op*, *Stuurt u ons uw gegevens even*: an imperative with its subject."""
    frame = g.frame(lambda frame: frame.stem not in ("kan", "wil", "mag"))
    verb = Node(g.present(frame, "u", inverted=True)[0], frame.base, "VERB", IMPERATIVE)
    subject = g.subject(verb, "u")
    parts = g.complement(frame, verb, "u")
    nodes = [
        verb,
        subject,
        *parts.early,
        *g.adverb(g.one("gerust", "dan", "even", "vooral", "eerst"), verb),
        *parts.middle,
        *parts.particle,
        *parts.late,
    ]
    return close(nodes, g.one(".", ".", "!"))


def listed_command(g: Grammar) -> Nodes:
    """*1. Meng de boter*, *✅ Like deze post*, *👉 Bestel je kaarten*."""
    verb, nodes = command_clause(g)
    mark = g.one("-", "•", "✅", "👉", "➡️", "1", "2", "3", "*")
    upos = "PUNCT" if mark in "-•*" else "NUM" if mark.isdigit() else "SYM"
    lead = [Node(mark, mark, upos, "", "punct" if upos == "PUNCT" else "discourse", verb)]
    if mark.isdigit():
        lead[0].relation = "parataxis"
        lead[0].spaced = False
        lead.append(Node(".", ".", "PUNCT", "", "punct", lead[0]))
    return close([*lead, *nodes], g.one("", "", ".", "!"))


def instruction(g: Grammar) -> Nodes:
    """*Niet roken*, *Gewoon doen*, *Eerst de kaarten bestellen*: an infinitive, not an imperative."""
    frame = g.frame()
    verb = Node(frame.infinitive, frame.infinitive, "VERB", "VerbForm=Inf")
    parts = g.complement(frame, verb)
    lead = (
        g.adverb(g.one("niet", "gewoon", "eerst", "even", "lekker", "samen", "graag"), verb)
        if g.rng.random() < 0.7
        else []
    )
    nodes = [*lead, *parts.middle, *parts.late, verb]
    return close(nodes, g.one("", ".", "!"))
