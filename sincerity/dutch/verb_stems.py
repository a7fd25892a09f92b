"""Verbs whose stem cannot be read off the spelling of the infinitive.

‘leveren’ has the stem ‘lever’ but ‘proberen’ has ‘probeer’; ‘handelen’ gives ‘handel’ but ‘oordelen’
‘oordeel’. The stress decides, and Dutch does not write it: native verbs on -eren are a closed set and
listed here, all others are stressed on -eer. With -elen, -enen and -emen it is the other way round.
English verbs that keep their e (‘ik update’) are listed as well.
"""

from sincerity.dutch.spelling import is_vowel, split_prefix, syllables

# What stands before -eren in native verbs with a mute e, prefixes left out.
_MUTE_ER = frozenset(
    """
    ad akk and ank babb badd bagg bak bald banj bast bekk belemm best bet bibb bijst bitt blad blak blikk
    blund bobb bold bot broed brokk buff buld bunk cijf comput cutt dav dend dobb dokk dokt domm dond donk
    dribb duist eig emm erg ett fakk filt fladd flakk flikk flodd flonk fluist foet folt fonk gad gakk
    glibb glimm glinst glist glund had hagg ham hamst hand hap hav held hikk hind hobb hong huiv hunk ijv
    ijz imk inn int jakk jamm jok juff kad kaff kak kakk kalv kam kank kapp kav keld kerk kett keut keuv
    kev kikk kind kladd klapp klat klaut kled klepp klett kleut klod klodd kluist knabb knett knipp knist
    koest kok kokk kold komm kop krakk kui kwakk kwebb kwekk kwett ladd lamm last laz lebb led leg lekk
    lepp lest leut lev licht lobb lodd loed logg lout lubb lui luist lumm mag mart mask meerd meest mekk
    miez mijm mind mod modd moed mok mokk momp monst mopp munt nad ned nucht numm oest off ond op opp orb
    ott oud ov pep peut piek piet ping pink plakk pleist plemp plens plet plett plod ploet plund poed poet
    pok pold pop port pruk pub puff pulv rast rekk reut ridd roost ruit sabb sakk schad schat schem schet
    schett schild schitt schoff schoud schuim sidd sijp simm sint skeel slabb slecht slent slidd sling
    slobb slod slodd slui sluim smeul smodd snat snett snipp snott sob sodemiet somb spatt spett spijk
    splint splitt sputt stamp steig stick stott stuit sudd suik suist sukk tat ted teist temp tett teut
    tev tijg timm tint tjilp toet tokk tov treit trigg trill twitt uit vad vend venst verg vest vet vijz
    ving vlind voed vond vord waai wad wagg wakk wapp wat wed wedijv weig west wijd wild wint witt woek
    wond zabb zak zek zev zij zilv zind zint zod zom zond zuiv zust zwabb zwadd zwalk zwang zwijm
    """.split()
)
# -elen, -enen and -emen with a full vowel; elsewhere their e is mute (handelen, rekenen, ademen).
_FULL_ENDINGS = frozenset(
    "oordelen voordelen nadelen krakelen penselen juwelen toneelspelen rolspelen zinspelen".split()
)

# English verbs that keep the e of their stem: ‘ik update, hij updatet, ik updatete, geüpdatet’.
E_STEMS_TE = frozenset(
    "updaten deleten daten raten hypen swipen skypen tapen scrapen shapen racen tracen spacen pricen placen "
    "outsourcen crowdsourcen freelancen dancen liken biken hiken faken shaken leasen releasen skaten "
    "bouncen balancen interfacen voten createn hydraten fencen slicen escapen spiken".split()
)
E_STEMS_DE = frozenset(
    "upgraden downgraden sharen timen tunen finetunen gamen saven raven moven stylen managen micromanagen "
    "challengen engagen bridgen bingen mergen faden traden guiden framen onlinen streamlinen profilen "
    "recyclen loungen judgen overrulen primen changen lifestylen mimen pleasen teasen".split()
)
# Verbs with another mute or short vowel before -en.
_MUTE_OTHERS = frozenset("sponsoren monitoren cricketen targeten ticketen marketen hannesen welkomen".split())


def has_mute_ending(infinitive: str) -> bool:
    """Tell whether the syllable before -en has a mute e or i, so that its vowel is not doubled.

    Args:
        infinitive: A verb without particle: ``leveren`` and ``verbeteren`` are, ``proberen`` is not.
    """
    rest = infinitive
    # Every step is looked at: ‘ver-beteren’ is mute, though ‘be-teren’ could be one more prefix.
    while True:
        if rest in _MUTE_OTHERS or (rest.endswith("eren") and _is_mute_er(rest[:-4])):
            return True
        prefix, shorter = split_prefix(rest)
        if not prefix:
            break
        rest = shorter
    stem = rest[:-2]
    mute = stem.endswith(("el", "en", "em")) and syllables(stem) > 1 and not is_vowel(stem[-3])
    return mute and rest not in _FULL_ENDINGS


def _is_mute_er(stem: str) -> bool:
    # Compounds follow their last part: ‘brandschilderen’. Shorter parts would be found by chance.
    return stem in _MUTE_ER or any(stem[start:] in _MUTE_ER for start in range(1, len(stem) - 4))
