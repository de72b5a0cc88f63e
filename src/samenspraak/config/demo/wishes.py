# SPDX-License-Identifier: EUPL-1.2
"""What people say in the demonstration: made up, in the words that people use."""

# each is: the plate, the question on it, and the words
SAID = (
    (
        "our-area",
        "our-area-works",
        "De moestuin achter de flat. Daar praat iedereen met elkaar, ook wie elkaar eerst niet kende.",
    ),
    (
        "deciding",
        "deciding-what",
        "Over het groen en de speelplekken wil ik dat we zelf beslissen. Wij kijken er elke dag op uit.",
    ),
    ("who-speaks", "who-speaks-trust", "Als ik weet hoe ze gekozen zijn en als ik ze op straat kan aanspreken."),
    ("more-people", "more-people-missing", "Jongeren. Ze zitten wel op het plein, maar niet bij zo'n avond als deze."),
    ("what-about", "what-about-matters", "Het park. Er moet meer te doen zijn voor kinderen tussen de 8 en 14."),
    ("openness", "openness-know", "Wat er met mijn idee is gedaan. Ook als het nee is, maar dan met een reden."),
    (
        "carrying-out",
        "carrying-out-self",
        "De buurttuin onderhouden we al jaren zelf. Dat kan ook met de plantenbakken op het plein.",
    ),
    (
        "money-support",
        "money-support-check",
        "Zet gewoon op een bord in het buurtcentrum wat er binnenkomt en wat eruit gaat.",
    ),
    (
        "drawing-up",
        "drawing-up-idea",
        "Je moet het ook kunnen zeggen tegen iemand achter een tafeltje op de markt. Niet alleen online.",
    ),
    ("our-area", "our-area-belongs", "Voor mij tot aan het kanaal. Aan de andere kant ken ik niemand."),
    ("deciding", "deciding-before", "Eerst moeten mensen twee weken de tijd krijgen om te reageren. Ook op papier."),
    (
        "who-speaks",
        "who-speaks-change",
        "Laat mensen voor twee jaar erin en dan weer anderen. Nu zijn het altijd dezelfde vijf.",
    ),
    ("more-people", "more-people-help", "Oppas en een pan soep. Dan kom ik na mijn werk wel langs."),
    (
        "what-about",
        "what-about-together",
        "De drukke weg. Daar kunnen we zelf niks aan doen, maar we weten wel waar het misgaat.",
    ),
    ("openness", "openness-reach", "Een briefje in de bus met grote letters. Mijn moeder heeft geen computer."),
    (
        "carrying-out",
        "carrying-out-municipality",
        "De riolering en de verlichting blijven van de gemeente. Daar beginnen wij niet aan.",
    ),
    (
        "money-support",
        "money-support-share",
        "Een deel voor grote dingen en een deel voor kleine. Anders wint de duurste altijd of nooit.",
    ),
    (
        "drawing-up",
        "drawing-up-table",
        "Ook de ondernemers en de school. En iemand van de corporatie die mag beslissen.",
    ),
    (
        "our-area",
        "our-area-story",
        "Er is hier eerder een wijkraad geweest die stopte. Vertel eerlijk waarom, anders doet niemand mee.",
    ),
    ("deciding", "deciding-lose", "Dat ik kan lezen hoe er is gestemd en dat mijn mening er ook bij staat."),
    ("who-speaks", "who-speaks-now", "De bewonersgroep doet veel, maar ze spreken vooral voor de koophuizen."),
    ("more-people", "more-people-where", "Bij de voedselbank, op het schoolplein en bij de kapper. Ga daar zitten."),
    ("what-about", "what-about-matters", "Een plek om elkaar te ontmoeten die niet om acht uur dichtgaat."),
    ("openness", "openness-closed", "Als het over één gezin of één huis gaat. Dat hoort niet op straat."),
    (
        "carrying-out",
        "carrying-out-keep",
        "Zorg dat er iemand betaald wordt voor een paar uur in de week. Anders zakt het in.",
    ),
    ("money-support", "money-support-need", "Een vaste contactpersoon die niet elk jaar wisselt."),
    ("drawing-up", "drawing-up-first", "Eerst wat voor veel mensen iets oplost. Dan pas de leuke dingen."),
    ("our-area", "our-area-works", "Het buurtcentrum. Zonder de vrijwilligers daar was het hier veel kouder."),
    (
        "deciding",
        "deciding-what",
        "Over wonen liever niet. Dat is te groot, daar moeten experts en de raad over gaan. Wel advies geven.",
    ),
    ("who-speaks", "who-speaks-trust", "Als er ook huurders, jongeren en mensen met een andere taal in zitten."),
    ("more-people", "more-people-missing", "Mensen die in ploegen werken. En wie de taal nog leert."),
    ("what-about", "what-about-not", "Ruzies tussen buren. Daar is bemiddeling voor."),
    (
        "deciding",
        "deciding-before",
        "Zorg dat iedereen dezelfde uitleg krijgt: wat kost het, wat kan wel en wat kan niet.",
    ),
    (
        "carrying-out",
        "carrying-out-self",
        "Onze organisatie kan de buurtmoestuin en de repareermiddag blijven doen, als de ruimte blijft.",
    ),
    (
        "drawing-up",
        "drawing-up-idea",
        "Wij helpen mensen graag om van een idee een plan te maken. Laat ons vroeg meekijken.",
    ),
    (
        "deciding",
        "deciding-what",
        "Als gemeente willen we best ruimte geven voor plein en park. Veiligheid en wet blijven ons werk.",
    ),
    (
        "carrying-out",
        "carrying-out-municipality",
        "Beheer moet kloppen met de rest van de stad, anders wordt het te duur. Daar moeten we het over hebben.",
    ),
    (
        "money-support",
        "money-support-check",
        "Eén keer per jaar laten nakijken door iemand van buiten. Dat beschermt ook de vrijwilligers.",
    ),
    (
        "what-about",
        "what-about-together",
        "Ik kom hier elke dag werken. De fietsroute bij het park is voor iedereen belangrijk.",
    ),
    ("openness", "openness-know", "Wie er aan tafel zaten en voor wie zij spraken."),
    ("what-about", "what-about-matters", "Warme huizen die we kunnen betalen. De tocht komt hier door de kieren."),
    (
        "deciding",
        "deciding-what",
        "Over het buurthuis: wie erin mag, hoe laat het open is, wat er gebeurt. Dat kunnen wij echt zelf.",
    ),
    ("who-speaks", "who-speaks-change", "Loten, en dan een jaar meelopen met wie er al zit. Dan leer je het."),
    ("more-people", "more-people-help", "Korte avonden en van tevoren weten waar het over gaat."),
    ("openness", "openness-reach", "Spreek het in als bericht. Dat luister ik af op de fiets."),
    ("deciding", "deciding-lose", "Dat we na een jaar kijken of het werkt en dat het dan nog anders kan."),
    ("money-support", "money-support-share", "Per deel van de wijk een eigen potje, anders gaat alles naar het park."),
    ("what-about", "what-about-matters", "Meer bomen. In de zomer is het op het plein niet uit te houden."),
)

# the evening that is going on: the side, the question of the first plate, and the words
SAID_NOW = (
    ("resident", "what-about-matters", "Het plein bij de winkels. Daar gebeurt alles, maar het ziet er niet uit."),
    ("resident", "what-about-matters", "Dat ouderen hier kunnen blijven wonen."),
    ("municipality", "what-about-together", "Het park en het water: daar hebben we elkaar nodig."),
    ("resident", "what-about-matters", "Veilig oversteken bij de school."),
    ("organisation", "what-about-matters", "Een vaste plek voor de jeugd, ook in de winter."),
    ("resident", "what-about-not", "Parkeren in mijn eigen straat. Dat lossen we wel op."),
    ("elsewhere", "what-about-together", "De fietsroute door het park."),
)

# online afterwards: the side, a wish (plate, question, words) and a statement (plate, words, what became of it)
LET_THROUGH = "let-through"
SAID_ONLINE = (
    (
        "resident",
        (
            "more-people",
            "more-people-help",
            "Laat ons online meepraten. Ik werk 's avonds, ik kan nooit bij zo'n avond zijn.",
        ),
        None,
    ),
    (
        "resident",
        (
            "what-about",
            "what-about-matters",
            "Verlichting op het pad langs het water. Ik loop daar 's winters niet meer.",
        ),
        ("more-people", "Wie geen Nederlands spreekt, moet in de eigen taal kunnen meedoen.", LET_THROUGH),
    ),
    (
        "resident",
        ("deciding", "deciding-lose", "Dat iemand uitlegt waarom het niet mijn plan werd."),
        ("deciding", "Jongeren vanaf 12 jaar moeten mee kunnen beslissen.", LET_THROUGH),
    ),
    (
        "organisation",
        None,
        ("who-speaks", "Wie voor de wijk praat, moet ook door de wijk gekozen zijn.", "double"),
    ),
    (
        "elsewhere",
        ("what-about", "what-about-together", "Ik woon hier niet meer, maar mijn moeder wel. De stoepen zijn te smal."),
        ("deciding", "Over groot onderhoud beslist de wijk minstens een jaar van tevoren mee.", ""),
    ),
    (
        "resident",
        ("our-area", "our-area-works", "De volkstuinen. Daar kent iedereen elkaar."),
        ("more-people", "Een keer meedoen is ook meedoen: je hoeft niet elk jaar mee te praten.", ""),
    ),
)
