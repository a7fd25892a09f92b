"""Principal parts of Dutch strong and irregular verbs.

One verb a line: infinitive, past singular, past participle; a slash between two that are both in
use. The past plural follows from the singular unless a fourth column gives it. Verbs with a
prefix or particle follow from the verb without it and are listed only when there is none.
"""

from functools import cache

from sincerity.dutch.spelling import is_vowel, opened

_STRONG = """
bakken bakte gebakken
bannen bande gebannen
barsten barstte gebarsten
bederven bedierf bedorven
bedriegen bedroog bedrogen
beginnen begon begonnen
bergen borg geborgen
bevelen beval bevolen
bewegen bewoog bewogen
bezwijken bezweek bezweken
bidden bad gebeden
bieden bood geboden
bijten beet gebeten
binden bond gebonden
blazen blies geblazen
blijken bleek gebleken
blijven bleef gebleven
blinken blonk geblonken
braden braadde/bried gebraden
breken brak gebroken
brengen bracht gebracht
brouwen brouwde gebrouwen
buigen boog gebogen
delven dolf/delfde gedolven
denken dacht gedacht
dingen dong gedongen
doen deed gedaan deden
dragen droeg gedragen
drijven dreef gedreven
dringen drong gedrongen
drinken dronk gedronken
druipen droop gedropen
duiken dook gedoken
dunken docht gedocht
dwingen dwong gedwongen
eten at gegeten
ervaren ervoer/ervaarde ervaren
fluiten floot gefloten
gaan ging gegaan
gelden gold gegolden
genezen genas genezen
genieten genoot genoten
geven gaf gegeven
gieten goot gegoten
glijden gleed gegleden
glimmen glom geglommen
graven groef gegraven
grijpen greep gegrepen
hangen hing gehangen
hebben had gehad hadden
heffen hief geheven hieven
helpen hielp geholpen
heten heette geheten
hijsen hees gehesen hesen
hoeven hoefde gehoeven/gehoefd
houden hield gehouden
houwen hieuw gehouwen
jagen joeg/jaagde gejaagd
kerven kerfde/korf gekerfd/gekorven
kiezen koos gekozen
kijken keek gekeken
kijven keef gekeven
klimmen klom geklommen
klinken klonk geklonken
kluiven kloof gekloven
knijpen kneep geknepen
komen kwam gekomen
kopen kocht gekocht
krijgen kreeg gekregen
krijten kreet gekreten
krimpen kromp gekrompen
kruipen kroop gekropen
kunnen kon gekund konden
kwijten kweet gekweten
lachen lachte gelachen
laden laadde geladen
laten liet gelaten
lezen las gelezen
liegen loog gelogen
liggen lag gelegen
lijden leed geleden
lijken leek geleken
lopen liep gelopen
luiken look geloken
malen maalde gemalen
melken molk/melkte gemolken
meten mat gemeten
mijden meed gemeden
moeten moest gemoeten
mogen mocht gemogen/gemoogd
nemen nam genomen
nijgen neeg genegen
nijpen neep genepen
ontginnen ontgon ontgonnen
pluizen ploos/pluisde geplozen/gepluisd
plegen pleegde/placht gepleegd
prijzen prees/prijsde geprezen/geprijsd
raden raadde/ried geraden
rieken rook geroken
rijden reed gereden
rijgen reeg geregen
rijten reet gereten
rijven reef gereven
rijzen rees gerezen
roepen riep geroepen
ruiken rook geroken
scheiden scheidde gescheiden
schelden schold gescholden
schelen scheelde gescheeld
schenden schond geschonden
schenken schonk geschonken
scheppen schiep/schepte geschapen/geschept
scheren schoor/scheerde geschoren/gescheerd
schieten schoot geschoten
schijnen scheen geschenen
schijten scheet gescheten
schrijden schreed geschreden
schrijven schreef geschreven
schrikken schrok/schrikte geschrokken/geschrikt
schuilen schuilde/school gescholen/geschuild
schuiven schoof geschoven
slaan sloeg geslagen
slapen sliep geslapen
slijpen sleep geslepen
slijten sleet gesleten
slinken slonk geslonken
sluipen sloop geslopen
sluiten sloot gesloten
smelten smolt gesmolten
smijten smeet gesmeten
snijden sneed gesneden
snuiten snoot/snuitte gesnoten/gesnuit
snuiven snoof/snuifde gesnoven/gesnuifd
spannen spande gespannen
spijten speet gespeten
spinnen spon gesponnen
splijten spleet gespleten
spreken sprak gesproken
springen sprong gesprongen
spruiten sproot gesproten
spugen spoog/spuugde gespogen/gespuugd
spuiten spoot gespoten
staan stond gestaan
steken stak gestoken
stelen stal gestolen
sterven stierf gestorven
stijgen steeg gestegen
stijven steef gesteven
stinken stonk gestonken
stoten stootte/stiet gestoten
strijden streed gestreden
strijken streek gestreken
stuiven stoof gestoven
tijgen toog getogen
treden trad getreden
treffen trof getroffen
trekken trok getrokken
vallen viel gevallen
vangen ving gevangen
varen voer gevaren
vechten vocht gevochten
verdwijnen verdween verdwenen
verderven verdierf verdorven
verdrieten verdroot verdroten
vergeten vergat vergeten
verliezen verloor verloren
verslinden verslond verslonden
vinden vond gevonden
vlechten vlocht gevlochten
vlieden vlood gevloden
vliegen vloog gevlogen
vlieten vloot gevloten
vouwen vouwde gevouwen
vragen vroeg gevraagd
vreten vrat gevreten
vriezen vroor gevroren vroren
vrijen vree/vrijde gevreeën/gevrijd vreeën/vrijden
waaien waaide/woei gewaaid
wassen waste/wies gewassen
wegen woog gewogen
werpen wierp geworpen
werven wierf geworven
weten wist geweten
weven weefde geweven
wezen was geweest waren
wijken week geweken
wijten weet geweten
wijzen wees gewezen
willen wilde/wou gewild wilden/wouden
winden wond gewonden
winnen won gewonnen
worden werd geworden
wreken wreekte gewroken
wrijven wreef gewreven
wringen wrong gewrongen
wuiven wuifde gewuifd
zeggen zei/zegde gezegd zeiden/zegden
zenden zond gezonden
zien zag gezien
zijgen zeeg gezegen
zijn was geweest waren
zingen zong gezongen
zinken zonk gezonken
zinnen zon gezonnen
zitten zat gezeten
zoeken zocht gezocht
zouten zoutte gezouten
zuigen zoog gezogen
zuipen zoop gezopen
zullen zou - zouden
zwellen zwol gezwollen
zwelgen zwolg gezwolgen
zwemmen zwom gezwommen
zweren zwoer/zwoor gezworen
zwerven zwierf gezworven
zwijgen zweeg gezwegen
"""

# Infinitive, ik, jij, hij, imperative; ‘-’ for none. ‘hou’ and ‘rij’ stand beside
# ‘houd’ and ‘rijd’; ‘zijt’, ‘hadt’ and ‘waart’ go with Flemish ‘ge’.
_PRESENT = """
zijn ben bent/zijt is wees/weest
wezen wees weest weest wees
hebben heb hebt heeft heb
zullen zal/zul zult/zal zal -
kunnen kan/kun kunt/kan kan -
mogen mag mag/moogt mag -
willen wil wilt/wil wil wil
komen kom komt komt kom
gaan ga gaat gaat ga
staan sta staat staat sta
slaan sla slaat slaat sla
doen doe doet doet doe
zien zie ziet ziet zie
houden houd/hou houdt houdt houd/hou
rijden rijd/rij rijdt rijdt rijd/rij
snijden snijd/snij snijdt snijdt snijd/snij
glijden glijd/glij glijdt glijdt glijd/glij
"""

# Past of ‘ge’ where it has a form of its own.
FLEMISH_PAST = {"zijn": "waart", "hebben": "hadt", "zullen": "zoudt", "kunnen": "kondt"}

# Weak, although they end in a strong verb.
WEAK = frozenset("herbergen bevoorraden ontmoeten verwelkomen verstijven".split())


@cache
def principal_parts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Principal parts per infinitive: past singular, past plural, past participles."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _STRONG.strip().splitlines():
        infinitive, singular, participles, *plural = line.split()
        singulars = tuple(singular.split("/"))
        plurals = plural[0].split("/") if plural else [_past_plural(form, infinitive) for form in singulars]
        table[infinitive] = (singulars, tuple(plurals), tuple(p for p in participles.split("/") if p != "-"))
    return table


@cache
def irregular_present() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Present forms per infinitive: ik, jij, hij, imperative."""
    table = {}
    for line in _PRESENT.strip().splitlines():
        infinitive, *persons = line.split()
        table[infinitive] = tuple(tuple(p for p in person.split("/") if p != "-") for person in persons)
    return table


def _past_plural(singular: str, infinitive: str) -> str:
    if singular.endswith("e"):
        return singular + "n"
    # The a of ‘gaf’ and ‘kwam’ is long in the plural, though written single: ‘gaven’, ‘kwamen’.
    lengthens = singular[-2:-1] == "a" and not is_vowel(singular[-1]) and not is_vowel(singular[-3:-2] or "b")
    soft = infinitive.removesuffix("en")[-1:] in ("v", "z")
    if lengthens:
        last = {"f": "v", "s": "z"}[singular[-1]] if soft and singular[-1] in "fs" else singular[-1]
        return singular[:-1] + last + "en"
    return opened(singular, soften=soft) + "en"
