"""Verbs whose stem cannot be read off the spelling of the infinitive.

‘leveren’ has the stem ‘lever’ but ‘proberen’ has ‘probeer’; ‘handelen’ gives ‘handel’ but ‘oordelen’
‘oordeel’. The stress decides, and Dutch does not write it: native verbs on -eren are a closed set and
listed here, all others are stressed on -eer. With -elen, -enen and -emen it is the other way round.
English verbs that keep their e (‘ik update’) are listed as well.
"""

from sincerity.dutch.spelling import split_prefix, syllables

# What stands before -eren in native verbs with a mute e, prefixes left out.
_MUTE_ER = frozenset(
    """
    ad akk and ank babb badd bagg bald banj bast beier bekk belemm best bet bibb bijst bitt blad blak blikk
    blund bobb bold bolst bot brokk buff buld bunk cijf cod cutt dav dend dobb dokk dokt domm dond donk dribb
    duist eig emm erg ett fakk filt flad fladd flakk flikk flodd flonk fluist foet folt fonk gad gakk gast gijz
    glibb glimm glinst glist glund had hagg ham hamst hand hap hav held hikk hind hobb hong huiv hunk ijv ijz
    inn int jakk jamm jok kaff kak kakk kalv kam kank kapp kav keld kerk kett keuv kikk kind kladd klapp klat
    klaut kled klepp klett kleut klod klodd kluist knabb knett knipp knist koest kok kokk kold komm kop kout
    krakk kui kukk kwakk kwebb kwekk kwett ladd lamm last laz lebb led lekk lepp lest leut lev licht lieg lobb
    lodd logg lubb lui luist lumm mag mart meerd meest mekk miez mijm mind mod modd moed mok mokk momp monst
    mopp munt nad ned numm oest off ond onthaast op opp ott oud paj pep peut piek ping pink plakk plamp pleist
    plemp plens plet plett plod plund poed poet pok pold pop port pruk pub puff rast rekk reut ridd roost ruit
    sabb sakk schad schat schem schet schett schild schitt schoff schoud schrand schrijd schuim sidd sijp simm
    slabb slent slidd sling slobb slod slodd sluim smadd smeul smodd snat snett snipp snott sob sodemiet somb
    spatt spett spijk splint splitt sputt stamp stapp steig stick stott sudd suik suist sukk tat tatt teist
    temp tett teut tev tijg timm tint tjilp toet tokk tov treit trill uit vad vend venst verg vest vet vijz
    ving vlind voed vond vord wad waai wagg wakk wapp wat wauw wed weig west wild wijd wint witt woek wond zabb
    zak zek zev zij zilv zind zint zod zom zond zuiv zwadd zwalk zwijm
    """.split()
)
# -elen, -enen and -emen with a full vowel; elsewhere their e is mute (handelen, rekenen, ademen).
_FULL_ENDINGS = frozenset(
    "oordelen voordelen nadelen krakelen penselen juwelen toneelspelen rolspelen gamespelen fluwelen".split()
)

# English verbs that keep the e of their stem: ‘ik update, hij updatet, ik updatete, geüpdatet’.
E_STEMS_TE = frozenset(
    "updaten deleten daten raten hypen swipen skypen tapen scrapen shapen racen tracen spacen pricen placen "
    "outsourcen crowdsourcen freelancen dancen liken biken hiken faken shaken leasen releasen skaten "
    "bouncen balancen interfacen voten createn collaten hydraten fencen slicen escapen spiken".split()
)
E_STEMS_DE = frozenset(
    "upgraden downgraden sharen timen tunen finetunen gamen saven raven moven stylen managen micromanagen "
    "challengen engagen bridgen bingen mergen faden traden guiden framen onlinen streamlinen profilen "
    "recyclen loungen judgen overrulen primen cruisen changen lifestylen".split()
)
# Verbs on -oren with a mute o.
_MUTE_OR = frozenset("sponsoren monitoren".split())


def has_mute_ending(infinitive: str) -> bool:
    """Tell whether the syllable before -en has a mute e or i, so that its vowel is not doubled.

    Args:
        infinitive: A verb without particle: ``leveren`` and ``verbeteren`` are, ``proberen`` is not.
    """
    rest = infinitive
    while True:
        prefix, rest = split_prefix(rest)
        if not prefix:
            break
    stem = rest[:-2]
    if rest in _MUTE_OR:
        return True
    if len(stem) < 3 or stem[-2] != "e" or syllables(stem) < 2:
        return False
    if stem.endswith("er"):
        return stem[:-2] in _MUTE_ER
    return stem[-1] in "lnm" and rest not in _FULL_ENDINGS
