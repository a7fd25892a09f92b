"""What the judgement says in Dutch: names for features, and messages for what a reader hears.

A message speaks about the words and what a reader hears, never about the writer, and says what to do.
"""

from __future__ import annotations

from sincerity.finding import Category

RULES = {
    Category.SALES: "leest-verkoperig",
    Category.ONE_WAY: "leest-als-eenrichting",
    Category.INSINCERE: "leest-onoprecht",
}
"""The rule id of a learned finding per category."""

HEARD = {
    Category.SALES: "verkooppraat",
    Category.ONE_WAY: "een zender die niet luistert",
    Category.INSINCERE: "woorden zonder iets erachter",
}
"""What a reader hears, short enough to name two in one message."""

MESSAGES = {
    Category.SALES: "Dit klinkt als verkooppraat. Zeg wat het is en wat het kost; laat het prijzen aan de lezer.",
    Category.ONE_WAY: "Dit praat langs de lezer. Begin bij wat de lezer wil weten, en zeg wie wat doet.",
    Category.INSINCERE: "Dit past onder elke tekst en overtuigt daarom niet. Geef een voorbeeld, een naam of een feit.",
}
"""The message where no label stands out."""

LABEL_MESSAGES = {
    "call-to-buy": "De lezer hoort vooral: koop, boek, kom. Zeg eerst wat er is en laat één uitnodiging staan.",
    "pressure": "De haast dient hier de verkoper. Noem de echte einddatum, of laat de haast weg.",
    "price-lure": "Het voordeel is het aas. Noem de prijs en de voorwaarden, en laat het daarbij.",
    "superlative": "Dit prijst zichzelf. Laat een feit, een getal of iemand anders het zeggen.",
    "overpromise": "Dit belooft meer dan iemand kan waarmaken. Zeg wat het doet, voor wie, en wanneer niet.",
    "soft-sell": "Dit begint als hulp en eindigt bij het aanbod. Geef de tip weg, of zeg dat je iets aanbiedt.",
    "self-centred": "Dit gaat over de afzender. Wat heeft de lezer eraan, of wat mag die ermee doen?",
    "commanding": "Dit legt regels op. Zeg waarom, en vraag het zoals je het aan tafel zou vragen.",
    "closed-door": "Dit stuurt de lezer weg. Geef het antwoord hier, of zeg wie er wanneer mee helpt.",
    "fake-question": "Deze vraag wil geen antwoord. Stel een vraag die je echt hebt, of begin met je nieuws.",
    "officialese": "Dit leest als ambtelijke taal. Zeg wie wat doet, met werkwoorden in plaats van naamwoorden.",
    "canned-empathy": "Zo’n eerste zin past onder elk bericht. Noem wat deze lezer meemaakte en wat je nu doet.",
    "gushing": "Het gevoel is groter dan het nieuws. Vertel wat er gebeurde; dan voelt de lezer het zelf.",
    "hollow-values": "Grote woorden zonder voorbeeld. Laat zien wat je deed, voor wie, en wat het opleverde.",
    "vague-claim": "Een bewering zonder bron. Zeg hoe je het weet, of hoe vaak, of laat het weg.",
    "template": "Deze zin kan onder elke tekst staan. Schrijf op wat alleen hier waar is, of laat de zin weg.",
}
"""The message where one label stands out."""

CLASS_NAMES = {
    "SENDER": "de afzender",
    "READER": "de lezer aangesproken",
    "BUY_VERB": "een aansporing om te kopen of te boeken",
    "LOOK_VERB": "een aansporing om te kijken of te klikken",
    "SPEED": "haast",
    "OFFER_NOUN": "een aanbod",
    "PRAISE_ADJ": "lovende woorden",
    "SUPERLATIVE": "overtreffende trap",
    "INTENSIFIER": "versterkers",
    "EMOTION": "gevoelswoorden",
    "VALUE": "waardewoorden",
    "VISION_ADJ": "visiewoorden",
    "PROCESS_NOUN": "procestaal",
    "COMM_NOUN": "woorden voor contact",
    "EXPERIENCE_NOUN": "beleving in plaats van feiten",
    "VAGUE_ACTION": "beloften zonder wie en wanneer",
    "REPAIR_VERB": "een concrete daad",
    "FAULT": "een genoemde fout",
    "DOUBT": "twijfel",
    "SETBACK": "tegenslag",
    "GREEN": "groene woorden",
    "CROWD": "de menigte als bewijs",
    "CHOICE_VERB": "de keuze van anderen",
    "PLATFORM_ACT": "vragen om likes of reacties",
    "DEONTIC": "moeten en mogen",
    "OFFICIAL": "ambtelijke woorden",
    "PROMISE": "een belofte aan de lezer",
    "COMPANY_WORD": "bedrijfswoorden",
    "PARTICLE": "spreektaal",
    "CAUSE": "een reden",
    "CONTRAST": "nuance",
    "BOOSTER": "nadruk",
    "NEGATION": "een ontkenning",
    "MONTH": "een maand",
    "WEEKDAY": "een dag",
    "UNIT": "een maat of eenheid",
    "GREETING": "een groet",
    "THANKS": "dankwoorden",
    "APOLOGY": "excuuswoorden",
    "ADDITION": "opsommende verbindingswoorden",
    "GENERIC_SUBJECT": "iedereen als onderwerp",
    "OPENING_FORMULA": "een openingsformule",
    "CLOSING_FORMULA": "een slotformule",
    "REFERRAL": "een doorverwijzing",
    "FEATURE": "producttaal",
    "BENEFIT": "voordelen",
    "THERAPY": "coachtaal",
    "RHETORIC": "retoriek",
    "POLITICS": "politiek",
    "CORPORATE": "bedrijfsjargon",
    "GROWTH_VERB": "groeiwoorden",
    "ACHIEVEMENT": "een eigen prestatie",
    "EXPERTISE": "eigen deskundigheid",
    "TOGETHER": "wij-gevoel",
    "GENERALISER": "alles en iedereen",
    "LIGHT_VERB": "omslachtige werkwoorden",
    "ABSTRACT": "abstracte naamwoorden",
    "VAGUE_QUANTITY": "vage hoeveelheden",
    "TIME_VAGUE": "vage tijd",
    "CLAIM_FRAME": "een sloganachtige zin",
    "DESIRE": "de wens van de lezer",
    "PROBLEM": "een probleem van de lezer",
    "LEISURE": "genietwoorden",
    "FOOD": "eten en drinken",
    "MONEY": "geld",
    "LEGAL": "juridische taal",
    "CLUB": "verenigingsnieuws",
    "SCHOOL": "school",
    "RELIGION": "geloof",
    "CARE": "zorgtaal",
    "HOWTO": "uitleg over apparaten",
    "CRAFT": "ambacht",
    "NATURE": "natuur",
    "FAMILY": "mensen",
    "BODY": "het lichaam",
    "SPORT": "sport",
    "EVENT": "een bijeenkomst",
    "PLACE": "een plek",
    "TRANSPORT": "vervoer",
    "PAST_VERB": "een verhaal",
    "MENTAL_VERB": "denken en voelen",
    "SPEECH_VERB": "zeggen en vragen",
    "EXPLAIN": "uitleg",
    "HISTORY": "geschiedenis",
    "DATA": "cijfers en onderzoek",
    "INSTRUCT": "een aanwijzing",
    "IMPERSONAL": "een onpersoonlijke aanloop",
    "CHAT": "gesprekstaal",
    "TEASE": "een lokkertje",
    "LESSON": "een levensles",
}
"""What a writer sees instead of the name of a word class."""

MARK_NAMES = {
    "QUESTION": "een vraag",
    "EXCLAIM": "een uitroepteken",
    "NOMINAL": "werkwoorden als naamwoord",
    "CONCRETE": "iets concreets",
    "PRAISED": "lovende woorden",
    "PASSIVE": "een lijdende vorm",
    "LONG": "een lange zin",
    "I": "ik",
}

FORM_NAMES = {
    "form:long": "een lange zin",
    "form:question": "een vraag",
    "form:exclamation": "een uitroepteken",
    "form:nominal": "werkwoorden als naamwoord",
    "form:three_nominal": "drie of meer werkwoorden als naamwoord",
    "form:passive": "een lijdende vorm",
    "form:passive_by_nobody": "een lijdende vorm zonder dader",
    "form:praise": "lovende woorden",
    "form:two_praise": "lof op lof",
    "form:subjective": "gevoelsoordelen",
    "form:concrete": "iets concreets",
    "form:speaker": "iemand die ik zegt",
    "form:long_words": "lange woorden",
    "form:letters": "lange woorden",
    "form:and": "een opsomming met en",
    "form:commas": "een opsomming",
    "form:tags": "hashtags",
    "form:linked": "een link",
    "form:blame": "kritische woorden",
}


TOPICS = frozenset(
    "FOOD MONEY LEGAL CLUB SCHOOL RELIGION CARE HOWTO CRAFT NATURE FAMILY BODY SPORT EVENT PLACE TRANSPORT PAST_VERB"
    " MENTAL_VERB SPEECH_VERB EXPLAIN HISTORY DATA POLITICS MONTH WEEKDAY UNIT GREETING CHAT".split()
)
"""Classes that tell what a text is about. They weigh, but they are no reason that a writer can do something with."""


def reason_for(feature: str) -> str | None:
    """Return the reason that a feature gives for a finding; None where a writer can do nothing with it."""
    group, _, name = feature.partition(":")
    if (
        name.rpartition(":")[2] in TOPICS
        or group == "both"
        or (group == "post" and not name.startswith("class:"))
    ):
        return None
    return name_of(feature)


def name_of(feature: str) -> str | None:
    """Return what a writer sees for a feature; None for one that explains nothing by itself."""
    group, _, name = feature.partition(":")
    if group == "post":
        inner = name_of(name)
        return None if inner is None or name.startswith("word:") else f"in de hele post: {inner}"
    if group == "class":
        return CLASS_NAMES.get(name)
    if group == "form":
        return FORM_NAMES.get(feature)
    if group == "both":
        one, other = (CLASS_NAMES.get(n) or MARK_NAMES.get(n) for n in name.split("+"))
        return f"{one} met {other}" if one and other and one != other else None
    if group == "ask":
        after = CLASS_NAMES.get(name.partition(">")[2]) or MARK_NAMES.get(name.partition(">")[2])
        return f"een vraag, meteen gevolgd door {after}" if name.startswith("question>") and after else None
    return None


def two_likeliest(first: Category, second: Category) -> str:
    """Return the message for a sentence that has a fault, where two kinds are about as likely."""
    return (
        f"Hier haakt een lezer af: het klinkt als {HEARD[first]} of als {HEARD[second]}. Maak het concreet."
    )
