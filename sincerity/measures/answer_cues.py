"""What an answer and a sentence that answers nothing look like, as expressions over one folded sentence.

None of them decides: :mod:`sincerity.measures.answering` weighs them. The sentences are those of
:mod:`sincerity.measures.reply_sentences`. What a complaint wants to hear (that somebody sees it, owns it and does
something) follows Davidow (2003), Organizational Responses to Customer Complaints, Journal of Service Research 5(3).
"""

from __future__ import annotations

from sincerity.measures.question_cues import COUNT, Asked, Cue, alternatives, any_of, one_of

EMPTY = any_of(
    # thanks, pleasure and sympathy
    one_of("bedankt dank danken dankjewel merci"),
    r"\b(?:leuk|fijn|goed|mooi|tof|super|gek|lief|prachtig|jammer|vervelend|naar|spijtig|teleurstellend"
    r"|balen|lastig|geweldig|knap"
    r"|begrijpelijk|wat \w+|zo \w+) (?:dat|om te (?:lezen|horen)|te (?:horen|lezen)|voor (?:je|u|jullie))\b",
    r"^ (?:wat|zo) (?!je |u |jij |jullie |we |wij |ik |er |het |dat )(?:een |'n )?\w+ (?:\w+ ){0,2}[.!]"
    r"|^ goede (?:keuze|vraag)|\b(?:oprechte"
    r"|welgemeende) (?:excuses|verontschuldigingen)\b",
    r"\b(?:begrijpen?|snap(?:pen)?|realiseren ons|beseffen) (?:wij |we |ik |heel |goed |best "
    r"|volkomen )*(?:dat|je|uw|jouw|u|hoe|een)\b",
    r"\b(?:kan|kunnen) (?:me|mij|ons) (?:\w+ )*(?:voorstellen|indenken)\b|\bniet mogen gebeuren\b"
    r"|\b(?:excuses|sorry) (?:hiervoor|daarvoor)\b",
    r"^ (?:hoe|wat|dat|dit|heel|erg) (?:is |klinkt )?(?:\w+ )?"
    r"(?:vervelend|jammer|balen|naar|rot|spijtig|lastig|pech) (?:zeg )?[.!]"
    r"|^ (?:(?:onze|mijn) )?(?:\w+ )?excuses [.!]|^ sorry (?:daarvoor |hiervoor )?[.!]",
    # effort and care without a deed
    r"\b(?:uiterste|stinkende|ons|onze|hun) best\b|\balles (?:aan|op alles|voor|om)\b|\b(?:zetten"
    r"|zet) (?:ons|zich|hun) .*\bin\b",
    r"\b(?:staat|staan|sta|blijft) .*\b(?:voorop|centraal|op de eerste plaats|vaandel|op een(?= [,.!])"
    r"|nummer 1|nummer een)",
    r"\b(?:altijd|graag|voor (?:je|u|jou|jullie|onze \w+)) (?:\w+ )*klaar\b",
    one_of(
        "met+liefde streven streeft hechten hecht geloven investeren ingezet passie hart+en+ziel hartelijkheid"
        " goede+handen belangrijk belangrijke belangrijkste allerbelangrijkste vanzelfsprekend onmisbaar"
        " waardevol waardevolle prioriteit levensbelang uitgangspunt serieus klanttevredenheid"
        " gastvrijheid feedback visie missie kernwaarden welzijn uw+mening je+mening jouw+mening"
        " verbeteren beter+te+maken beter+te+worden beter+van+dienst niet+tevreden tevreden+klanten"
    ),
    # hope, wishes, farewell
    one_of(
        "hopen hoop hopelijk wensen wens benieuwd popelen tot+snel tot+gauw tot+ziens veel+plezier veel+succes"
    ),
    r"\bkijk(?:en)? .*\buit\b|\b(?:fijne|prettige|heerlijke|gezellige) (?:dag|avond|week|weekend|reis"
    r"|middag|vakantie)\b",
    r"\b(?:zien|verwelkomen|ontvangen|begroeten|heten) (?:je|u|jullie|jou) |\bte mogen (?:verwelkomen"
    r"|ontvangen|begroeten)\b",
    r"^ (?:goed bezig|lekker bezig|spannend|wauw|wow|yes|joepie)\b|\bniet (?:de|onze) bedoeling\b|\bvan ons gewend\b",
    r"\bzo goed mogelijk\b|\bsorry om \w+ te\b|\b(?:horen|lezen) (?:wij |we )?graag\b|\bbetreuren\b|\bgenoten\b",
    r"\bworden (?:we|wij) (?:\w+ )?blij\b|\bdaar (?:staan|gaan|doen) (?:we|wij) (?:\w+ )?voor\b|\bgingen \w+ voor\b",
    r"\b(?:dag|avond|middag|weekend|feest) vol\b|\bnooit te vergeten\b|\bin de gaten\b",
    # the sender on itself, and praise of what it has
    r"^ (?:bestel|koop|ontdek|bekijk|profiteer|boek|probeer|shop|volg) ",
    r"\b(?:we|wij) samen\b|\bsamen (?:\w+ )?(?:wij|we|zijn|maken|houden|werken|bouwen|gaan|zorgen|halen"
    r"|staan)\b|\b(?:draait"
    r"|gaat) (?:alles|het) om\b",
    r"\b(?:elke|iedere|elk) (?:dag|week|keer|jaar) (?:weer )?.*\b(?:werk|doe|geef|gev|zet|zorg|heb)\w*\b",
    r"\b(?:werk|doe|geef|gev|zet|zorg)\w* .*\b(?:elke|iedere) dag\b|\bwij (?:zijn|werken|leveren|helpen"
    r"|blijven|staan) ",
    r"^ bij ons |\bbij ons (?:\w+ )?(?:is|draait|staat|staan|geniet|vind|werk|ben|beleef|haal|voel)\w*\b|\b(?:de|het"
    r"|onze|allerbeste) beste\b",
    one_of("trots jarenlange al+jaren gerust+hart"),
    r"\b(?:onze|ons) (?:\w+ )?(?:team|medewerkers|klanten|gasten|reizigers|leden|bewoners|leerlingen|inwoners) ",
)
"""A sentence that could stand under any message: only what is firm counts in it."""

PRAISING = any_of(
    r"\b(?:de|het) (?!eerste|laatste|juiste|vaste|meeste|snelste|goedkoopste|oudste|jongste|dichtst)\w{4,}ste\b",
    one_of(
        "mooiste populairste fijnste heerlijkste leukste nieuwste prachtig prachtige genieten geniet"
        " onvergetelijk onvergetelijke feest feestje gezellig gezellige vertrouwd heerlijk heerlijke"
        " enthousiast enthousiaste betrokken gedreven deskundige uniek unieke verbindt geliefd populair"
        " populaire icoon kwaliteit beleving beleven"
    ),
)
"""Praise, beside the sender, the reader or an exclamation mark; by itself it may be part of an answer."""

DELAYING = any_of(
    r"\bzo (?:snel|spoedig) mogelijk\b|\b(?:worden|wordt|zijn|is) (?:[\w-]+ )*(?:zorgvuldig|beoordeeld|behandeld"
    r"|vastgesteld)\b|\bnemen .*\bmee\b|\bgeven (?:je|uw|jouw|deze) \w+ door\b",
    one_of(
        "binnenkort op+korte+termijn te+zijner+tijd in+behandeling volgorde conform aan+de+hand+van doorgezet"
        " doorgestuurd doorgegeven doorgeleid doorgezonden uitgezet gedeeld geregistreerd genoteerd voorgelegd"
        " contact+met contact+op contact+opnemen"
    ),
    r"\bkan (?:\w+ )*(?:weleens|soms|altijd|eens) (?:\w+ )*(?:voorkomen|gebeuren|misgaan)\b"
    r"|\bverwachting\w*\b|\b(?:mag|mogen|kunt|kan) verwachten\b",
)
"""A procedure or a promise of later in place of an answer."""

ELSEWHERE = any_of(
    one_of(
        "aanspreekpunt meldpunt faq chatbot klantenservice klantendienst helpdesk contactformulier formulier brochure"
        " veelgestelde reglement schoolreglement storingspagina website site voorwaarden afdeling wenden wendt"
    ),
    r"\b(?:moet|moeten|dient|dien) (?:je|u|jij) (?:\w+ ){0,3}(?:bij|naar) (?:[\w-]+ ){1,4}(?:zijn|wenden|stappen)\b",
    r"\b(?:te bereiken|(?:kun|kunt|kan) (?:je|u) (?:ze|hen|hun|hem|haar) (?:\w+ ){0,2}bereiken)\b|\bterecht bij\b",
    r"\b(?:gaan|gaat) (?:hier|daar)(?:over| .*over)\b|\bin de gaten\b|\bvoor (?:al |meer )?vragen\b",
    r"\b(?:lastig|moeilijk) te (?:beoordelen|beantwoorden|zeggen)\b|\b(?:alles|meer|informatie|info|antwoord)"
    r" (?:over|hierover|daarover)\b",
    r"\b(?:via|op) (?:x|twitter|facebook|instagram|social media|deze weg|dit kanaal) \b.*\b(?:geen|niet)\b",
)
"""Another place to look or ask; to *waar*, *hoe* and *wie* that is an answer."""

OFFICIAL = any_of(
    r"\b(?:beschouwen|beschouwd) (?:[\w-]+ )*als (?:afgesloten|afgehandeld|gesloten)\b",
    r"\b(?:kan|kunnen|zal|zullen|dient|dienen) (?:[\w-]+ ){0,6}worden\b|\bvind(?:t|en) (?:[\w-]+ )*plaats\b",
    r"\b(?:is|zijn|wordt|worden) (?:[\w-]+ )*(?:toegestaan|vastgesteld|opgelegd|toegezonden|beoordeeld"
    r"|geregistreerd)\b",
    one_of(
        "verboden boete overtreding dient dienen bestuurlijke derhalve beslistermijn beroep bezwaar ingebrekestelling"
        " artikel geschillencommissie behandelingstermijn kalenderdagen mededelingen weggebruikers adviseren"
        " verantwoordelijkheid"
    ),
)
"""How an office speaks of its rules; no cause and no deed, unless a word of cause stands beside it."""

_DAY_WORDS = (
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen overmorgen gisteren"
    " eergisteren vanmiddag vanavond vannacht vanochtend vanmorgen morgenochtend morgenmiddag zojuist"
    " zonet maandagochtend vrijdagmiddag dit+weekend"
)
_DOES = (
    "heb ga bel stuur mail zoek vraag regel zet kijk spreek betaal stort maak kom haal breng zie geef leg"
    " laat app check bestel ruil vul plan schrijf boek meld"
)
_WE_ACT = (
    "hebben gaan sturen bellen kijken zoeken regelen vervangen herstellen vragen passen zagen ruimen zetten betalen"
    " maken halen laten komen zien geven spreken nemen weten hadden waren"
)

FIRM = any_of(
    r"\b(?:omdat|doordat|namelijk|vanwege|wegens)\b|\bwant (?!we|wij|onze|bij|jij|jouw|u )",
    r"^ (?:ja|nee|jawel|jazeker|klopt|helaas|zeker|natuurlijk|uiteraard|inderdaad) (?:,|\.|!|hoor)",
    r"[,:;–] (?:en |maar )?(?:ja|nee|jawel) [,:;–.]",
    one_of("onze+fout fout+van+ons ging+mis misgegaan liep+mis"),
    one_of(_DAY_WORDS),
)
"""What counts wherever it stands: a cause, a plain yes or no, a day, a fault that is owned."""

SAID_YES_OR_NO = any_of(
    r"^ (?:ja|nee|neen|yes|yep|jep|jup|nope|jazeker|zeker|tuurlijk|natuurlijk|uiteraard|absoluut|klopt|inderdaad"
    r"|helaas|prima|akkoord|oke|okido|check|doen) (?:$|[,.!…:;–—-] |(?:hoor|wel|niet|dat|mag|kan) )"
    r"|[,:;–] (?:en |maar )?(?:ja|nee|jawel) [,:;–.]"
)
"""A yes or a no that a sentence begins with; to a question that wants one it is enough."""

DEED = any_of(
    rf"\bik {alternatives(_DOES + ' las weet hoor')}|\bik neem (?!.*contact)|{alternatives(_DOES)} ik\b",
)
"""Somebody who says what he does himself; it needs an *ik*."""

UNKNOWN = any_of(
    r"\b(?:weten|weet) .*\bniet\b|\bgeen idee\b|\bnog (?:onbekend|onduidelijk|onzeker)\b",
    r"\bnog niet (?:\w+ )?(?:bekend|zeker|duidelijk|rond|besloten|klaar)\b|\bhangt (?:\w+ )*(?:af|van)\b",
    r"\b(?:durf|kan|kunnen) .*\bniet (?:te )?(?:zeggen|zien|beloven|inschatten)\b",
)
"""An honest *we do not know yet*."""

ASKING = frozenset(
    "stuur stuurt mail mailt app geef geeft noem noemt dm zet laat deel deelt schrijf sturen mailen doorgeven geven"
    " delen weten vermeld vermeldt".split()
)
DETAILS = frozenset(
    "postcode naam foto foto's geboortedatum bon bonnetje kassabon kenteken halte tijdstip schermafdruk screenshot"
    " gegevens merk locatie datum".split()
)
DETAIL_ENDINGS = ("nummer", "code", "adres")
"""Words that ask for something, and what is needed to solve the matter: together they help."""

STOCK_QUESTION = any_of(
    one_of(
        "verder nog+iets nog+vragen nog+ergens meer+weten benieuwd nieuwsgierig interesse zin+in wist+je"
        " wist+u wist+jij opgelost mist+u mist+je ken+je ken+jij al+gezien al+ontdekt al+geprobeerd"
        " al+gehoord waar+wacht van+dienst helpen toch hè niet+mooi niet+fijn niet+leuk niet+geweldig"
    )
)
"""A question that asks nothing about the matter."""

_TIME = any_of(
    rf"\b(?:{COUNT} (?:\w+ )?|een )(?:minuten|minuut|uur|uren|dag|dagen|week|weken|maand|maanden|jaar"
    rf"|werkdagen|werkdag)\b",
    one_of(_DAY_WORDS),
    one_of(
        "januari februari maart april juni juli augustus september oktober november december kwartier"
        " halfuur straks meteen direct tot+nu komende volgende+week volgende+maand deze+week"
        " deze+maand voorjaar najaar dagelijks sinds tijdens zodra zolang totdat daarna tot+en+met"
    ),
    r"\b(?:voor|na) de (?:zomer|vakantie|bouwvak|kerst|herfst)\w*|\beinde? \w+\b|\bbegin \w+\b",
    r"\b(?:om|rond|tegen|voor|na|tot|vanaf|tussen|binnen|over) (?:half |kwart (?:voor"
    r"|over) )?(?:de )?(?:\d|twee|drie|vier"
    r"|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\w*",
)
_PLACE = any_of(
    one_of(
        "achter naast tegenover boven beneden links rechts onderaan bovenaan om+de+hoek hiernaast"
        " buiten binnen vooraan achteraan verdieping kelder zolder schuur depot magazijn filiaal balie"
        " receptie ingang uitgang parkeergarage loket perron lokaal veld zaal gebouw overal nergens"
        " onderweg verzonden verstuurd bezorgd geleverd vertraagd vertraging kwijt zoek zoekgeraakt"
        " uitverkocht afgelast geannuleerd vervallen vervalt verplaatst opgehaald gevonden klaar ligt"
        " hangt zit leverancier fabrikant niet+meer nog+niet gaat+niet+door"
    ),
    r"\b\w+(?:straat|laan|plein|weg|kade|dijk|markt|gracht|hof|poort|singel|station|park)\b",
    r"\b(?:in|op|bij|aan|onder) (?:de|het|je|uw|elke) \w+",
)
CAUSAL = one_of(
    "omdat want doordat door vanwege wegens namelijk daarom reden oorzaak dankzij aangezien daardoor"
    " waardoor anders zodat sinds nadat te+weinig te+veel te+laat te+vroeg tekort kapot kapotte stuk"
    " defect storing breuk lek ziek uitgevallen fout vergat verkeerd verkeerde per+ongeluk staking"
    " onderhoud werkzaamheden failliet dubbel verlopen slordig"
)
"""Words of cause and of fault."""

_CAUSE = any_of(CAUSAL, one_of("om+te vol nieuw oud gewijzigd verhoogd gestegen niet geen komt"))
_STEP = any_of(
    r"^ (?:met|via|door|per|online|digitaal|schriftelijk|telefonisch|mondeling|persoonlijk) ",
    r"(?:^ |[,;:–—] |\b(?:en|of|dan|daarna|eerst) )"
    + alternatives(
        "bel mail ga klik vul log toets zet kies druk kom loop stuur laat zoek open download meld"
        " schrijf houd hou leg geef vraag scan gebruik doe maak haal breng app tik tap voer lever pak"
        " trek draai plak print selecteer noteer start typ verwijder scroll koop betaal reserveer roep"
        " spreek wacht sleep swipe veeg"
    ),
    r"\b(?:je|u|jij) "
    + alternatives(
        "kunt kan kun mag hoeft moet vult gaat krijgt klikt belt mailt logt stuurt vindt doet zet"
        " kiest geeft meldt betaalt opent"
    ),
    r"\b(?:kunt|kun|kan|hoef|hoeft|moet|mag|vult|vul|krijgt|krijg|vind|vindt) (?:je|u|jij)\b",
    r"\b(?:dat|het|dit) (?:kan|gaat|lukt|hoeft|werkt|regel\w*|doe\w*)\b|\bkan (?:met|via|bij|aan|op"
    r"|in|door|ook)\b",
    r"\b(?:door|om) (?:\w+ ){0,6}te \w+en\b|\b(?:is|zijn) (?:genoeg|voldoende|nodig)\b|\bvolstaat\b",
)
_AMOUNT = any_of(
    rf"\d|€|\b{COUNT}\b",
    one_of(
        "een+per gratis niets niks kosteloos krijg krijgt helft verschilt verschillen dubbele inbegrepen"
        " kosten prijs tarief afhankelijk hangt euro evenveel maximaal minimaal ongeveer hooguit geen"
        " onbeperkt vol"
    ),
)
_YES = any_of(
    one_of(
        "ja nee jawel jazeker zeker klopt helaas niet geen niets wel mag mogen hoeft hoef hoeven moet"
        " moeten alleen natuurlijk uiteraard inderdaad tot vanaf mits behalve zonder graag prima soms"
        " meestal nog pas altijd nooit ook tenzij zolang zodra kan kunt kun kunnen lukt past allebei"
        " beide"
    ),
    r"\d|\b(?:dat|die|het|deze) (?:doe\w*|is|zijn|gaat|werkt|zit|staat|ligt|heb\w*|komt|krijg\w*)\b",
)
_WHO = any_of(
    r"\b(?:dat (?:is|zijn|ben|doe|doen|doet)|vraag naar|bij|door|met|naar|van|aan) \w+",
    one_of(
        "ik wij we jij jullie jijzelf uzelf iedereen niemand eigenaar huurder verhuurder verzekering"
        " verzekeraar gemeente provincie bestuur directeur coach leider dokter arts assistente juf"
        " meester mentor collega"
    ),
)
_REMEDY = one_of(
    r"terug nieuwe nieuw andere ander vervang\w* herstel\w* gerepareerd vergoed\w* gemaakt schoongemaakt"
    " verwijderd weggehaald nagekeken gebeld gemaild gesproken geregeld voortaan gratis korting monteur"
    " planner"
)

_SITUATION = one_of(
    "nu al nog net voorlopig inmiddels meteen straks weer eerst pas ineens toen inderdaad eigenlijk gewoon sowieso"
    " alleen ook maar wel dus even"
)
_REFERRING = one_of(
    "hij ze hem die dat er daar daarvoor daarmee deze dit zij hen ervan eraan erbij ermee daarna"
)
_GENERAL = any_of(
    r"^ (?:een|bij een|in een|met een|na een|onze|ons|in onze|met onze|bij onze|bij ons|op onze|via onze) "
)
_SELF = any_of(r"^ (?:wij|we|ons|onze|bij ons|als (?:school|bank|gemeente|club|organisatie|museum)) ")
_WE_DO = any_of(
    rf"\b(?:we|wij) {alternatives(_WE_ACT)}|{alternatives(_WE_ACT)} (?:we|wij)\b",
)
_CONDITION = one_of("als mits tenzij zolang zodra indien wanneer hangt afhankelijk")
_DENYING = one_of("niet geen nooit niemand nergens niks niets zonder nee helaas")
_READER_MAY = any_of(
    r"\b(?:je|u|jij|ze|hij) (?:kunt|kan|kun|mag|moet|hoeft)\b"
    r"|\b(?:kunt|kun|mag|moet|hoef|hoeft) (?:je|u|jij|ze|hij)\b"
)
_FIGURE = any_of(rf"\d|€|\b\w+tig\b|\b{COUNT}\b", one_of("een gratis kosteloos niets niks"))
_ALWAYS = one_of(
    "altijd elke iedere elk ieder gemiddeld meestal ruim meer+dan steeds jaarlijks al+jaren alle alles doorlopend volop"
)
_ADVICE = one_of("vergeet let denk tip wist neem+de+tijd zorg houd raden raad verstandig")
_WISH = one_of(
    "sterkte succes beterschap gecondoleerd gefeliciteerd proost fijne veel+plezier geniet aangename prettige welkom"
)
_SELLING = one_of(
    "korting aanbod voordeel ticket tickets gratis boek bestel kies ontdek mis profiteer nieuwe nieuw exclusief"
)
_FINE = one_of(
    "heerlijk leuk mooi mooie prachtig bijzonder bijzondere snel veilig eenvoudig makkelijk tevreden trots groot grote"
    " goede goed sterk waanzinnig geweldig adembenemend"
)

SIGNS: dict[str, Cue] = {
    "empty": EMPTY,
    "delays": DELAYING,
    "elsewhere": ELSEWHERE,
    "official": OFFICIAL,
    "praises": PRAISING,
    "cause": CAUSAL,
    "yes_or_no": SAID_YES_OR_NO,
    "firm": FIRM,
    "unknown": UNKNOWN,
    "day": one_of(_DAY_WORDS),
    "figure": _FIGURE,
    "situation": _SITUATION,
    "refers": _REFERRING,
    "general": _GENERAL,
    "self": _SELF,
    "we_do": _WE_DO,
    "condition": _CONDITION,
    "denies": _DENYING,
    "reader_may": _READER_MAY,
    "always": _ALWAYS,
    "advice": _ADVICE,
    "wish": _WISH,
    "sells": _SELLING,
    "fine": _FINE,
}
"""What a sentence shows, whatever was asked."""

CUES: dict[Asked, Cue] = {
    Asked.WHEN: any_of(_TIME, _PLACE),
    Asked.WHY: _CAUSE,
    Asked.HOW: _STEP,
    Asked.HOW_MUCH: _AMOUNT,
    Asked.YES_NO: _YES,
    Asked.WHO: _WHO,
    Asked.COMPLAINT: any_of(_TIME, CAUSAL, _STEP, _REMEDY),
}
"""What in a sentence may be the answer to each kind of question."""

EXACT: dict[Asked, Cue] = {
    Asked.WHEN: any_of(
        one_of(_DAY_WORDS),
        rf"\b(?:om|tot|vanaf|rond|tegen|tussen|over|binnen) (?:half |kwart (?:voor|over) )?{COUNT}\b",
    ),
    Asked.WHY: any_of(
        r"\b(?:omdat|doordat|vanwege|wegens|namelijk|komt door|kwam door|ligt aan|lag aan|de reden)\b"
        r"|\bwant (?!we|wij|onze|bij|jij|jouw|u )"
    ),
    Asked.HOW: any_of(
        r"(?:^ |[,;:–—] |\b(?:en|dan|daarna|eerst) )(?:ga|klik|log|druk|kies|vul|tik|zet|bel|mail|stuur|loop|scan|leg) "
    ),
    Asked.HOW_MUCH: any_of(
        rf"€ ?\d|\b{COUNT} (?:\w+ )?"
        "(?:euro|cent|procent|%|per|stuks|plaatsen|plekken|wachtenden|mensen|leden|kuub|kwh)",
        one_of("gratis kosteloos tientje"),
    ),
    Asked.YES_NO: any_of(SAID_YES_OR_NO, r"\b(?:dat|dit) (?:kan|mag|klopt|gaat|lukt|hoeft|hoort)\b"),
    Asked.WHO: any_of(
        r"\b(?:dat (?:is|zijn|doet|ben)|vraag naar|spreek|bel|mail|app|bij) (?:mevrouw|meneer|ons|onze|de|[a-z]+)\b"
    ),
    Asked.COMPLAINT: any_of(
        one_of(
            "onze+fout fout+van+ons misser slordig terecht hadden+we+moeten hadden+wij+moeten had+moeten hebt+gelijk"
            " heeft+gelijk heb+je+gelijk ging+mis misgegaan vergeten te+laat verkeerd"
        )
    ),
}
"""What in a sentence is nearly always the answer to it."""
