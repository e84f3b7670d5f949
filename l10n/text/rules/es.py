"""Spanish."""

from l10n.text.rules import Names, Numbers, Rules, called, spelt

RULES = Rules(
    titles=frozenset(
        "Sr Sra Sres Sras Srta D Dña Dr Dra Dres Prof Profa Lic Ing Arq Excmo Excma Ilmo Ilma S.E S.M S.A.R Mons Gral Cnel p.ej vs cf".split()
    ),
    abbreviations=frozenset("etc EE.UU U.S.A S.A Cía Ltda a.C d.C a.m p.m tel Jr ibíd".split()),
    before_numbers=frozenset("n.º núm núms art arts Art Arts pág págs p pp vol cap caps fig párr párrs t".split()),
    starters=frozenset(
        "El La Los Las Un Una Unos Unas Este Esta Estos Estas Ese Esa En De Del Por Para Con Sin Sobre Según Durante Desde Hasta Tras "
        "Y Pero Si Cuando Como Aunque Además Asimismo Sin Su Sus Se Al A No También Es Son Fue Todos Todas Cada".split()
    ),
)

NUMBERS = Numbers(
    groups=". ",
    decimals=",.",
    cardinals=spelt(
        "0 cero ningún ninguno ninguna 1 uno un una 2 dos ambos ambas 3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez decena "
        "11 once 12 doce docena docenas 13 trece 14 catorce 15 quince quincena 16 dieciséis 17 diecisiete 18 dieciocho 19 diecinueve 20 veinte "
        "21 veintiuno veintiún veintiuna 22 veintidós 23 veintitrés 24 veinticuatro 25 veinticinco 26 veintiséis 27 veintisiete "
        "28 veintiocho 29 veintinueve 30 treinta 40 cuarenta 50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa "
        "200 doscientos doscientas 300 trescientos trescientas 400 cuatrocientos cuatrocientas 500 quinientos quinientas "
        "600 seiscientos seiscientas 700 setecientos setecientas 800 ochocientos ochocientas 900 novecientos novecientas"
    ),
    ordinals=spelt(
        "1 primer primero primera primeros primeras 2 segundo segunda segundos segundas 3 tercer tercero tercera tercios 4 cuarto cuarta "
        "cuartos 5 quinto quinta 6 sexto sexta 7 séptimo séptima 8 octavo octava 9 noveno novena 10 décimo décima"
    ),
    scales=spelt("100 cien ciento cientos 1000 mil miles 1000000 millón millones 1000000000000 billón billones"),
    parts=spelt("1/2 medio media mitad 1/3 tercio 1/4 cuarto 3/4 tres_cuartos 2/3 dos_tercios"),
    plus=r"\sy\s(?:una?\s)?",
    less=r"\smenos\s(?:una?\s)?",
    ordinal=r"(?:\.?[ºª°]|er)",
    am=r"(?:de la mañana|a\.\s?m\.)",
    pm=r"(?:de la tarde|de la noche|p\.\s?m\.)",
    hours=r"(?:horas?|hs?)",
    hour_before=r"\bla(?:s horas|s?)",
    noon=spelt("720 mediodía 0 medianoche"),
    decade_before=r"(?:años|década de(?: los)?)",
    minus=r"menos",
    joint="y",
)

NAMES = Names(
    currencies=called(
        {
            "dollar": "dólar, dólares",
            "euro": "euro, euros",
            "pound": "libra, libras",
            "lira": "lira, liras",
            "yen": "yen, yenes",
            "yuan": "yuan, yuanes, renminbi",
            "rupee": "rupia, rupias",
            "rouble": "rublo, rublos",
            "franc": "franco, francos",
            "dinar": "dinar, dinares",
            "dirham": "dirham, dirhams, dírham, dírhams",
            "riyal": "riyal, riyales, rial, riales, real, reales",
            "peso": "peso, pesos",
            "krona": "corona, coronas",
        }
    ),
    percent=r"por ciento|puntos? porcentual(?:es)?",
    cardinal_days=True,
    countries=called(
        {
            "US": "EE.UU., EE. UU., EUA",
            "GB": "Gran Bretaña",
            "SA": "Arabia Saudita, Arabia Saudí",
            "PS": "Palestina",
            "NL": "Holanda",
            "AE": "Emiratos Árabes Unidos, EAU",
        }
    ),
)
