"""Rules as records, and what a rule file must hold beyond its schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from sincerity import packs, rule
from sincerity.errors import ConfigError, RuleError
from sincerity.finding import Category, Severity
from sincerity.rule import Example, Reference, Status
from sincerity.spans import Span
from tests.rule_files import RULE, changed, write_pack

pytestmark = pytest.mark.usefixtures("cache")


def mistakes(root: Path, *changes: tuple[str, str], folder: str = "onoprecht") -> list[str]:
    """Return what is wrong with the sound rule after these changes, without the path of the file."""
    path = f"{folder}/regel.yaml"
    write_pack(root, {path: changed(*changes)})
    with pytest.raises(RuleError) as caught:
        packs.load(root)
    return [line.removeprefix(f"{root / path}:") for line in str(caught.value).splitlines()]


def load_one(root: Path, text: str) -> rule.Rule:
    """Load a pack with one rule and return it."""
    return packs.load(write_pack(root, {"onoprecht/regel.yaml": text})).rules[0]


def test_rule_holds_what_its_file_says(tmp_path: Path):
    """Every key becomes a field."""
    extra = (
        "references: [{title: Boek, url: 'https://example.org'}, {title: Krant}]\n"
        "suggest: [Noem de fout.]\nchannels: [webcare, email]\naliases: [fault-free-apology]\nsince: '1.0'\n"
        "unless: {concrete: next}\n"
    )

    loaded = load_one(tmp_path, RULE + extra)

    assert loaded.id == "eigen/regel"
    assert loaded.names == ("eigen/regel", "eigen/fault-free-apology")
    assert (loaded.label, loaded.category, loaded.kind) == ("non-apology", Category.INSINCERE, "terms")
    assert (loaded.status, loaded.severity) == (Status.PREVIEW, Severity.WARNING)
    assert loaded.match["terms"] == [{"phrase": "excuses voor het ongemak"}, {"verb": "betreuren"}]
    assert loaded.unless == {"concrete": "next"}
    assert loaded.references == (Reference("Boek", "https://example.org"), Reference("Krant"))
    assert loaded.suggest == ("Noem de fout.",)
    assert (loaded.channels, loaded.since, loaded.pack) == (("webcare", "email"), "1.0", "eigen")
    assert loaded.path == str(tmp_path / "onoprecht" / "regel.yaml")


def test_location_is_file_and_line(tmp_path: Path):
    """A matcher that cannot read the second term can say where it stands."""
    loaded = load_one(tmp_path, RULE)

    assert loaded.location("match", "terms", 1) == f"{loaded.path}:12"
    assert loaded.location() == f"{loaded.path}:1"


def test_location_of_a_file_that_is_gone_is_its_name(tmp_path: Path):
    """A message about a rule must not fail because its file was removed."""
    loaded = load_one(tmp_path, RULE)
    Path(loaded.path).unlink()

    assert loaded.path == loaded.location("match")


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("Onze [[excuses]].", "Onze excuses.", (Span(5, 12),)),
        ("[[Koop]] en [[koop]]", "Koop en koop", (Span(0, 4), Span(8, 12))),
        ("Geen [haken] hier.", "Geen [haken] hier.", ()),
        ("👍🏽 [[ja]]", "👍🏽 ja", (Span(3, 5),)),
    ],
)
def test_marks_become_spans(marked: str, text: str, spans: tuple[Span, ...]):
    """The marks are taken out, and the spans count without them."""
    assert rule.read_marks(marked) == (text, spans)


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("[[a", "[[ zonder ]] erna"),
        ("a]]", "]] zonder [[ ervoor"),
        ("[[a [[b]]", "[[ zonder ]] erna"),
        ("[[a]] b]]", "]] zonder [[ ervoor"),
        ("[[]]", "[[]] zonder woorden erin"),
    ],
)
def test_marks_without_a_partner_are_an_error(marked: str, reason: str):
    """A mark that is forgotten would shift every span."""
    with pytest.raises(ValueError) as caught:
        rule.read_marks(marked)

    assert reason == str(caught.value)


def test_example_without_channel_is_read_in_the_first_of_the_rule(tmp_path: Path):
    """In ‘general’ a rule for webcare could never fire."""
    text = (
        changed(("good: [", "good: [{text: Dag., channel: email, reply_to: Hoi.}, "))
        + "channels: [webcare, email]\n"
    )

    loaded = load_one(tmp_path, text)

    assert loaded.bad[0] == Example("Onze excuses voor het ongemak.", (Span(5, 29),), channel="webcare")
    assert loaded.good[0] == Example("Dag.", reply_to="Hoi.", channel="email")


def test_find_knows_ids_and_aliases(tmp_path: Path):
    """Either name leads to the rule; an unknown one names the nearest."""
    pack = packs.load(write_pack(tmp_path, {"onoprecht/regel.yaml": RULE + "aliases: [oude-naam]\n"}))

    assert pack.find("eigen/regel") is pack.find("eigen/oude-naam")
    with pytest.raises(ConfigError) as caught:
        pack.find("eigen/regle")
    assert str(caught.value) == "onbekende regel ‘eigen/regle’; bedoel je ‘eigen/regel’?"


CASES = [
    (("id: regel", "id: regels"), "1: id: ‘regels’ moet gelijk zijn aan de naam van het bestand, ‘regel’"),
    (
        ("label: non-apology", "label: pressure"),
        "2: label: een regel met label ‘pressure’ hoort in de map ‘verkoop’, niet in ‘onoprecht’",
    ),
    (
        ("severity: warning", "severity: credit"),
        "5: severity: bij label ‘non-apology’ hoort info, warning of error, gevonden ‘credit’",
    ),
    (
        ("status: preview", "status: stable"),
        "4: status: een stabiele regel heeft een bron nodig: voeg references toe",
    ),
    (("{match}", "{woord}"), "6: message: ‘{woord}’ heeft geen betekenis; hier kan alleen {match}"),
    (("{match}", "{match"), "6: message: ‘{’ heeft geen betekenis; hier kan alleen {match}"),
    (("{match}", "match}"), "6: message: ‘}’ heeft geen betekenis; hier kan alleen {match}"),
    (("misging.", "misging"), "6: message: moet eindigen met een punt, een vraagteken of …"),
    (("misging.", "ging! Mis."), "6: message: heeft een uitroepteken; zeg het zonder"),
    (("explain:", "suggest: [Zeg het!]\nexplain:"), "7: suggest.1: heeft een uitroepteken; zeg het zonder"),
    (
        ("[[betreuren]]", "betreuren"),
        "14: examples.bad.3: zet [[…]] om de woorden die gevonden worden, of geef whole: true",
    ),
    (("[[betreuren]]", "[[betreuren"), "14: examples.bad.3: [[ zonder ]] erna"),
    (
        ('"Wij [[betreuren]] dat."', "{text: '[[a]]', whole: true}"),
        "14: examples.bad.3: kies [[…]] of whole: true, niet allebei",
    ),
    (
        ("Excuses aan Sanne.", "'[[Excuses]] aan Sanne.'"),
        "15: examples.good.1: een goed voorbeeld heeft geen [[…]] en geen whole: er mag niets gevonden worden",
    ),
    (
        ("phrase: excuses voor het ongemak", 'phrase: "excuses voor {GEEN_KLASSE_VAN_ONS}"'),
        "11: match.terms.1.phrase: woordklasse ‘GEEN_KLASSE_VAN_ONS’ bestaat niet",
    ),
    (("summary:", "mesage: x\nsummary:"), "3: onbekende sleutel ‘mesage’; bedoel je ‘message’?"),
    (
        ("label: non-apology", "label: non-apologie"),
        "2: label: ‘non-apologie’ kan hier niet; bedoel je ‘non-apology’?",
    ),
    (("summary: Excuus zonder fout.\n", ""), "1: sleutel ‘summary’ ontbreekt"),
    (
        ("verb: betreuren", "particle: op"),
        "12: match.terms.2: kies één van phrase, verb, noun, adjective, compound; gevonden ‘particle’",
    ),
    (
        ("- verb: betreuren", "- {verb: betreuren, noun: spijt}"),
        "12: match.terms.2: kies één van phrase, verb, noun, adjective, compound; gevonden ‘verb’ en ‘noun’",
    ),
    (
        ("- verb: betreuren", "- betreuren"),
        "12: match.terms.2: verwacht sleutels met een waarde, gevonden de tekst ‘betreuren’",
    ),
    (("kind: terms", "kind: term"), "9: match.kind: ‘term’ kan hier niet; bedoel je ‘terms’?"),
    (("Excuses aan Sanne., ", ""), "15: examples.good: heeft er 2, minstens 3 nodig"),
    (
        ("Excuses aan Sanne.", "[a]"),
        "15: examples.good.1: verwacht een tekst of sleutels met een waarde, gevonden een lijst",
    ),
    (
        ("summary: Excuus zonder fout.", "summary: " + 101 * "a"),
        "3: summary: is 101 tekens lang, hoogstens 100 mag",
    ),
    (("explain: Omdat niemand het gelooft.", "explain: ''"), "7: explain: is leeg"),
    (("explain:", "channels: [web, web]\nexplain:"), "7: channels: ‘web’ staat er twee keer in"),
    (
        ("explain:", "references: [{title: a, url: boek}]\nexplain:"),
        "7: references.1.url: ‘boek’ is geen adres; het begint met https://",
    ),
]


@pytest.mark.parametrize(
    ("change", "message"), CASES, ids=lambda value: value[1][:30] if isinstance(value, tuple) else ""
)
def test_mistake_is_named_with_file_and_line(tmp_path: Path, change: tuple[str, str], message: str):
    """One change to a sound rule gives one line that says what was found and what was expected."""
    found = mistakes(tmp_path, change)

    assert len(found) == 1
    assert found[0].startswith(message)


def test_credit_needs_the_severity_credit(tmp_path: Path):
    """‘social’ never counts against a post."""
    found = mistakes(tmp_path, ("label: non-apology", "label: owns-it"), folder="sociaal")

    assert found == ["5: severity: bij label ‘owns-it’ hoort credit, gevonden ‘warning’"]


MEASURE = """\
  kind: measure
  measure: hashtags
  above: {limit}
"""


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("veel", ["11: match.above: ‘veel’ is geen getal; schrijf 3 of 0.5"]),
        ("5\n  below: 2", ["8: match: kies één van above, below; gevonden ‘above’ en ‘below’"]),
        ("5", ["6: message: ‘{match}’ heeft geen betekenis; hier kan alleen {value} en {limit}"]),
    ],
)
def test_measure_has_one_limit_and_its_own_placeholders(tmp_path: Path, limit: str, found: list[str]):
    """‘above: veel’ is the mistake of our style guide."""
    terms = RULE[RULE.index("  kind: terms") : RULE.index("examples:")]

    assert found == mistakes(tmp_path, (terms, MEASURE.format(limit=limit)))


def test_context_needs_the_message_in_its_bad_examples(tmp_path: Path):
    """Without a message being answered the rule is silent; without terms there are no words to show."""
    terms = RULE[RULE.index("  kind: terms") : RULE.index("examples:")]
    context = "  kind: context\n  reply: {overlap: {below: 0.3}}\n"

    found = mistakes(tmp_path, (terms, context))

    needed = "deze regel kijkt naar het bericht waarop je antwoordt: geef reply_to"
    assert found == [
        "6: message: ‘{match}’ heeft geen betekenis; hier zijn geen woorden gevonden om te noemen",
        f"12: examples.bad.1: {needed}",
        f"12: examples.bad.2: {needed}",
        f"12: examples.bad.3: {needed}",
    ]


def test_bad_example_in_another_channel_can_never_fire(tmp_path: Path):
    """The rule is for webcare, the example for the blog."""
    found = mistakes(
        tmp_path,
        ('"Wij [[betreuren]] dat."', '{text: "Wij [[betreuren]] dat.", channel: blog}'),
        ("explain:", "channels: [webcare]\nexplain:"),
    )

    assert found == ["15: examples.bad.3.channel: de regel geldt alleen in webcare"]


def test_all_mistakes_of_a_rule_are_named(tmp_path: Path):
    """A writer mends them in one go."""
    found = mistakes(
        tmp_path, ("id: regel", "id: anders"), ("misging.", "misging"), ("[[betreuren]]", "betreuren")
    )

    assert [line.split(":")[0] for line in found] == ["1", "6", "14"]
