"""Inflection: a table of hand-written forms, and properties over any word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.dutch.inflect import (
    adjective_forms,
    compound_conjugation,
    conjugate,
    likely_particle,
    noun_forms,
    verb_forms,
)

# infinitive: ik, hij, past singular, past plural, past participle
VERBS = """
werken: werk werkt werkte werkten gewerkt
leven: leef leeft leefde leefden geleefd
reizen: reis reist reisde reisden gereisd
verhuizen: verhuis verhuist verhuisde verhuisden verhuisd
praten: praat praat praatte praatten gepraat
zetten: zet zet zette zetten gezet
redden: red redt redde redden gered
antwoorden: antwoord antwoordt antwoordde antwoordden geantwoord
betalen: betaal betaalt betaalde betaalden betaald
bellen: bel belt belde belden gebeld
geven: geef geeft gaf gaven gegeven
nemen: neem neemt nam namen genomen
lezen: lees leest las lazen gelezen
kiezen: kies kiest koos kozen gekozen
schrijven: schrijf schrijft schreef schreven geschreven
vinden: vind vindt vond vonden gevonden
worden: word wordt werd werden geworden
hebben: heb heeft had hadden gehad
zijn: ben is was waren geweest
kunnen: kan kan kon konden gekund
mogen: mag mag mocht mochten gemogen
moeten: moet moet moest moesten gemoeten
willen: wil wil wilde wilden gewild
komen: kom komt kwam kwamen gekomen
gaan: ga gaat ging gingen gegaan
staan: sta staat stond stonden gestaan
zien: zie ziet zag zagen gezien
doen: doe doet deed deden gedaan
slaan: sla slaat sloeg sloegen geslagen
houden: houd houdt hield hielden gehouden
vragen: vraag vraagt vroeg vroegen gevraagd
kopen: koop koopt kocht kochten gekocht
zeggen: zeg zegt zei zeiden gezegd
verkopen: verkoop verkoopt verkocht verkochten verkocht
ontvangen: ontvang ontvangt ontving ontvingen ontvangen
begrijpen: begrijp begrijpt begreep begrepen begrepen
vergelijken: vergelijk vergelijkt vergeleek vergeleken vergeleken
verliezen: verlies verliest verloor verloren verloren
ontmoeten: ontmoet ontmoet ontmoette ontmoetten ontmoet
overtreffen: overtref overtreft overtrof overtroffen overtroffen
gebruiken: gebruik gebruikt gebruikte gebruikten gebruikt
herkennen: herken herkent herkende herkenden herkend
leveren: lever levert leverde leverden geleverd
proberen: probeer probeert probeerde probeerden geprobeerd
verbeteren: verbeter verbetert verbeterde verbeterden verbeterd
profiteren: profiteer profiteert profiteerde profiteerden geprofiteerd
reserveren: reserveer reserveert reserveerde reserveerden gereserveerd
evalueren: evalueer evalueert evalueerde evalueerden geëvalueerd
creëren: creëer creëert creëerde creëerden gecreëerd
kopiëren: kopieer kopieert kopieerde kopieerden gekopieerd
inspireren: inspireer inspireert inspireerde inspireerden geïnspireerd
installeren: installeer installeert installeerde installeerden geïnstalleerd
ergeren: erger ergert ergerde ergerden geërgerd
handelen: handel handelt handelde handelden gehandeld
delen: deel deelt deelde deelden gedeeld
beoordelen: beoordeel beoordeelt beoordeelde beoordeelden beoordeeld
openen: open opent opende openden geopend
verdienen: verdien verdient verdiende verdienden verdiend
eindigen: eindig eindigt eindigde eindigden geëindigd
duwen: duw duwt duwde duwden geduwd
gooien: gooi gooit gooide gooiden gegooid
skiën: ski skiet skiede skieden geskied
ruziën: ruzie ruziet ruziede ruzieden geruzied
updaten: update updatet updatete updateten geüpdatet
upgraden: upgrade upgradet upgradede upgradeden geüpgraded
liken: like liket likete liketen geliket
sharen: share sharet sharede shareden geshared
deleten: delete deletet deletete deleteten gedeletet
racen: race racet racete raceten geracet
timen: time timet timede timeden getimed
checken: check checkt checkte checkten gecheckt
googelen: googel googelt googelde googelden gegoogeld
appen: app appt appte appten geappt
whatsappen: whatsapp whatsappt whatsappte whatsappten gewhatsappt
streamen: stream streamt streamde streamden gestreamd
coachen: coach coacht coachte coachten gecoacht
finishen: finish finisht finishte finishten gefinisht
sponsoren: sponsor sponsort sponsorde sponsorden gesponsord
downloaden: download downloadt downloadde downloadden gedownload
uploaden: upload uploadt uploadde uploadden geüpload
sms'en: sms sms't sms'te sms'ten ge-sms't
e-mailen: e-mail e-mailt e-mailde e-mailden ge-e-maild
"""

ADJECTIVES = """
groot: grote groots groter grotere groters grootst grootste
eventueel: eventuele
naadloos: naadloze naadlozer
revolutionair: revolutionaire revolutionairder
exclusief: exclusieve exclusiever exclusiefst
positief: positieve
serieus: serieuze serieuzer serieust
leuk: leuke leuks leuker leukste leuksten
duur: dure duurder duurst
goed: goede goeds beter betere beste
veel: vele meer meeste
weinig: minder minst
graag: liever liefst
fantastisch: fantastische fantastischer fantastischt
naïef: naïeve naïever
officieel: officiële officiëler
reëel: reële
aardig: aardige aardiger aardigs
lekker: lekkere lekkerder lekkers
dun: dunne dunner
grof: grove
vies: vieze viest
Europees: Europese
mooi: mooie moois
blij: blije
snel: snelle sneller
compact: compacte
"""

NOUNS = """
hart: harten hartje hartjes
fout: fouten foutje
cadeau: cadeaus cadeautje
woning: woningen woninkje
bloem: bloemen bloempje
man: mannen mannetje
auto: auto's autootje
foto: foto's fotootje
baby: baby's baby'tje
café: cafés cafeetje
taxi: taxi's taxietje
brief: brieven briefje
huis: huizen huisje
kans: kansen kansje
prijs: prijzen prijsje
mogelijkheid: mogelijkheden
winkel: winkels winkeltje
klant: klanten klantje
stad: steden stadje
schip: schepen scheepje
werkdag: werkdagen
kind: kinderen kindje
museum: musea museums
groente: groentes groenten
industrie: industrieën
actie: acties
kraan: kranen kraantje
ring: ringen ringetje
boom: bomen boompje
stroom: stromen stroompje
persoon: personen persoontje
kantoor: kantoren kantoortje
partij: partijen partijtje
niveau: niveaus
excuus: excuses
webshop: webshops
studio: studio's studiootje
video: video's
e-book: e-books
update: updates
hartje: hartjes
taboe: taboes
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    """Split a table into its words and their forms."""
    lines = (line.split(": ") for line in table.strip().splitlines())
    return [(word, forms.split()) for word, forms in lines]


@pytest.mark.parametrize(("infinitive", "expected"), rows(VERBS))
def test_verb_has_its_principal_forms(infinitive, expected):
    """‘leven’: ‘ik leef, hij leeft, leefde, leefden, geleefd’."""
    made = conjugate(infinitive)

    slots = (made.ik, made.hij, made.past_singular, made.past_plural, made.past_participles)
    assert expected == [slot[0] for slot in slots]


@pytest.mark.parametrize(("adjective", "expected"), rows(ADJECTIVES))
def test_adjective_has_its_forms(adjective, expected):
    """‘groot’: ‘grote’, ‘groter’, ‘iets groots’."""
    assert set(expected) <= adjective_forms(adjective)


@pytest.mark.parametrize(("noun", "expected"), rows(NOUNS))
def test_noun_has_its_forms(noun, expected):
    """‘hart’: ‘harten’, ‘hartje’, ‘hartjes’."""
    assert {noun, *expected} <= noun_forms(noun)


@pytest.mark.parametrize(
    ("forms", "wrong"),
    [
        (adjective_forms("groot"), "groote"),
        (adjective_forms("lekker"), "lekkerer"),
        (adjective_forms("moe"), "moest"),
        (adjective_forms("gouden"), "goudene"),
        (noun_forms("werkdag"), "werkdaggen"),
        (noun_forms("stroom"), "strooms"),
        (noun_forms("handel"), "handelen"),
        (noun_forms("update"), "updaten"),
        (noun_forms("hartje"), "hartjetje"),
        (verb_forms("betalen").together, "gebetaald"),
        (verb_forms("leveren").together, "leveer"),
        (verb_forms("updaten").together, "geüpdatette"),
    ],
)
def test_misspelt_or_foreign_form_is_not_made(forms, wrong):
    """‘lekkerer’ is no form of ‘lekker’, and ‘handelen’ is not the plural of ‘handel’."""
    assert wrong not in forms


def test_separable_verb_is_split_from_its_particle():
    """‘opleveren’: ‘hij levert op’, ‘op te leveren’, ‘opgeleverde’."""
    made = verb_forms("opleveren", particle="op")

    assert {"lever", "levert", "leveren", "leverde", "leverden"} == made.finite
    assert made.te_infinitive == ("op", "te", "leveren")
    assert made.together == {
        "opleveren", "oplever", "oplevert", "opleverde", "opleverden",
        "opleverend", "opleverende", "opgeleverd", "opgeleverde",
    }  # fmt: skip


def test_verb_without_particle_has_no_te_infinitive_of_its_own():
    """‘kopen’: ‘te kopen’ needs no form; all finite forms are words by themselves."""
    made = verb_forms("kopen")

    assert made.te_infinitive == ()
    assert made.finite <= made.together


@pytest.mark.parametrize(
    ("infinitive", "particle", "form"),
    [
        ("meenemen", "mee", "meegenomen"),
        ("aanvragen", "aan", "aangevraagd"),
        ("inenten", "in", "ingeënt"),
        ("uitbetalen", "uit", "uitbetaald"),
        ("langskomen", "langs", "langskwamen"),
        ("mee-eten", "mee", "mee-eten"),
        ("voorkomen", "voor", "voorgekomen"),
        ("voorkomen", None, "voorkwam"),
        ("aantrekken", "aan", "aantrekkende"),
        ("meedoen", "mee", "meegedane"),
    ],
)
def test_compound_form_is_one_word(infinitive, particle, form):
    """‘aanvragen’: ‘aangevraagd’."""
    assert form in verb_forms(infinitive, particle=particle).together


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("zijn", {"bent", "zijt", "wees", "waart"}),
        ("hebben", {"hebt", "hadt"}),
        ("kunnen", {"kun", "kunt", "kan"}),
        ("willen", {"wil", "wilt", "wou", "wouden"}),
        ("zullen", {"zul", "zult", "zou", "zouden", "zoudt"}),
        ("houden", {"hou", "houd"}),
        ("raden", {"raadde", "ried"}),
    ],
)
def test_variants_in_use_are_all_made(infinitive, forms):
    """‘u hebt’ and ‘u heeft’, ‘jij kunt’ and ‘jij kan’, Flemish ‘ge zijt’."""
    assert forms <= verb_forms(infinitive).finite


def test_own_principal_parts_replace_the_regular_ones():
    """A strong verb that is not listed gets its past from the caller."""
    made = verb_forms("afklijven", particle="af", parts=("kleef", "kleven", "afgekleven"))

    assert {"afkleef", "afkleven", "afgekleven", "afklijft"} <= made.together
    assert "klijfde" not in made.finite


@pytest.mark.parametrize("particle", ["aan", "", "opleveren"])
def test_particle_that_does_not_start_the_verb_is_refused(particle):
    """‘aan’ is no part of ‘opleveren’."""
    with pytest.raises(ValueError, match="does not start the verb 'opleveren'"):
        verb_forms("opleveren", particle=particle)


@pytest.mark.parametrize("infinitive", ["levert", "", "en", "bekendgaan"])
def test_word_that_is_no_infinitive_is_refused(infinitive):
    """‘levert’ is a form already."""
    with pytest.raises(ValueError, match="is no Dutch infinitive"):
        verb_forms(infinitive)


@pytest.mark.parametrize("parts", [("dook", "doken"), ("dook", "doken", ""), "dook"])
def test_incomplete_principal_parts_are_refused(parts):
    """Two parts are not three."""
    with pytest.raises(ValueError, match="expected three"):
        verb_forms("duiken", parts=parts)


def test_empty_noun_and_adjective_are_refused():
    """An empty word would match everywhere."""
    for make in (noun_forms, adjective_forms):
        with pytest.raises(ValueError, match="cannot be empty"):
            make("")


def test_given_plural_replaces_the_made_one():
    """‘status’ has ‘statussen’, not ‘stati’."""
    forms = noun_forms("status", plural="statussen")

    assert "statussen" in forms
    assert "stati" not in forms


def test_noun_given_as_its_own_plural_has_none():
    """‘groei’: ‘groeien’ is the verb."""
    assert "groeien" in noun_forms("groei")
    assert "groeien" not in noun_forms("groei", plural="groei")


@pytest.mark.parametrize(
    ("infinitive", "particle"),
    [("opleveren", "op"), ("meedoen", "mee"), ("uitproberen", "uit"), ("inspireren", None),
     ("openen", None), ("betalen", None), ("voorkomen", None), ("vooruitkijken", "vooruit")],
)  # fmt: skip
def test_particle_is_guessed(infinitive, particle):
    """‘opleveren’ is most likely ‘op’ + ‘leveren’; ‘openen’ is not ‘op’ + ‘enen’."""
    assert particle == likely_particle(infinitive)


LETTERS = "abcdefghijklmnopqrstuvwxyzëïüöé"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
PARTICLES = st.sampled_from(["op", "mee", "aan", "terug", "uit", "door"])


@given(WORDS)
def test_any_word_on_en_is_conjugated_in_lower_case(stem):
    """No string of Dutch letters breaks the rules; forms are never empty."""
    made = verb_forms(stem + "en")

    assert stem + "en" in made.together
    assert all(form and form == form.lower() for form in made.together | made.finite)


@given(WORDS, PARTICLES)
def test_separable_forms_end_in_the_forms_of_the_base_verb(stem, particle):
    """What stands apart in ‘levert op’ also stands together in ‘oplevert’."""
    made = verb_forms(particle + stem + "en", particle=particle)

    assert made.finite == verb_forms(stem + "en").finite
    assert all(any(whole.endswith(form) for whole in made.together) for form in made.finite)


@given(WORDS)
def test_any_word_is_inflected_as_noun_and_adjective(word):
    """The word itself is one of its forms, and none is empty."""
    for forms in (noun_forms(word), adjective_forms(word)):
        assert word in forms
        assert all(form and form == form.lower() for form in forms)


@given(WORDS)
def test_inflection_is_deterministic(word):
    """The same word always gives the same forms, with or without what was kept from before."""
    before = verb_forms(word + "en")
    conjugate.cache_clear()

    assert before == verb_forms(word + "en")


def test_compound_conjugation_writes_the_particle_first():
    """‘dat hij oplevert’."""
    assert compound_conjugation("opleveren", particle="op").hij == ("oplevert",)
