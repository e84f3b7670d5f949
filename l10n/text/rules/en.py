"""English."""

from l10n.text.rules import Names, Numbers, Rules, called, spelt

RULES = Rules(
    titles=frozenset(
        (
            "Dr Mr Mrs Ms Mx Messrs Mmes Prof Profs Assoc Asst Rev Hon Gen Lt Col Maj Capt Cpt Cmdr Sgt Adm Brig "
            "Gov Sen Rep Reps Pres St Ste Mt Ft Fr Sr Supt Amb Eng Sheikh Insp H.E H.H H.R.H H.M H.I.H H.Em T.E "
            "vs v c cf e.g i.e viz approx ca al-H incl esp resp Atty Gens Sens Jan Feb Mar Apr Jun Jul Aug Sep "
            "Sept Oct Nov Dec"
        ).split()
    ),
    abbreviations=frozenset(
        (
            "etc al Jr Sr Inc Ltd Co Corp Bros LLC PLC Univ Dept Inst Assn Ave Blvd Rd Sq a.m p.m A.M P.M U.S U.K "
            "U.N E.U U.A.E U.S.A U.S.S.R D.C L.A N.Y Ph.D M.D B.A M.A B.Sc M.Sc LL.B LL.M D.Phil B.C A.D B.C.E "
            "C.E R.I.P est tel Tel ext"
        ).split()
    ),
    before_numbers=frozenset(
        (
            "No Nos no nos p pp vol vols Vol Vols ch chap Ch art arts Art Arts fig figs Fig Figs sec secs Sec par "
            "paras para Eq eq ed eds Sect ver Ref"
        ).split()
    ),
    starters=frozenset(
        (
            "The This That These Those There Then They It Its He She His Her We Our You Your I In On At By For "
            "From With After Before When While Where If As And But So Yet Or However Moreover Furthermore "
            "Meanwhile Also Although Because Since During Both Each All Some Many Most Such What Who How Why "
            "Another Other One Two Three Its Under Among Through To Here Not No Now Today Once Until Over Let"
        ).split()
    ),
)

NUMBERS = Numbers(
    groups=",",
    decimals=".",
    cardinals=spelt(
        "0 zero nil none 1 one once a an single 2 two twice couple pair both square squared 3 three cubic 4 four 5 five 6 six 7 seven 8 eight "
        "9 nine 10 ten 11 eleven 12 twelve dozen dozens 13 thirteen 14 fourteen 15 fifteen 16 sixteen 17 seventeen "
        "18 eighteen 19 nineteen 20 twenty score 30 thirty 40 forty 50 fifty 60 sixty 70 seventy 80 eighty 90 ninety"
    ),
    ordinals=spelt(
        "1 first firstly 2 second secondly half halves 3 third thirds 4 fourth quarter quarters 5 fifth fifths 6 sixth "
        "7 seventh 8 eighth 9 ninth 10 tenth tenths 11 eleventh 12 twelfth 13 thirteenth 14 fourteenth 15 fifteenth "
        "16 sixteenth 17 seventeenth 18 eighteenth 19 nineteenth 20 twentieth 30 thirtieth 40 fortieth 50 fiftieth "
        "60 sixtieth 70 seventieth 80 eightieth 90 ninetieth 100 hundredth 1000 thousandth"
    ),
    scales=spelt(
        "100 hundred hundreds 1000 thousand thousands k 100000 lakh lakhs 1000000 million millions mn 10000000 crore crores "
        "1000000000 billion billions bn "
        "1000000000000 trillion trillions"
    ),
    parts=spelt("1/2 half 1/4 quarter 3/4 three_quarters 2/3 two_thirds"),
    plus=r"\sand\s(?:an?\s|one[\s-])",
    ordinal=r"(?:st|nd|rd|th)",
    am=r"a\.?m\b\.?",
    pm=r"p\.?m\b\.?",
    hours=r"(?:o['’]clock|hours?|hrs?|h)",
    noon=spelt("720 noon midday 0 midnight"),
    decades=spelt("20 twenties 30 thirties 40 forties 50 fifties 60 sixties 70 seventies 80 eighties 90 nineties"),
    decade_after=r"['’]?s",
    minus=r"minus",
    joint="and",
)

NAMES = Names(
    currencies=called(
        {
            "dollar": "dollar, dollars",
            "euro": "euro, euros",
            "pound": "pound, pounds",
            "yen": "yen",
            "yuan": "yuan, renminbi",
            "rupee": "rupee, rupees, rupiah",
            "rouble": "rouble, roubles, ruble, rubles",
            "franc": "franc, francs",
            "dinar": "dinar, dinars",
            "dirham": "dirham, dirhams",
            "riyal": "riyal, riyals, rial, rials",
            "peso": "peso, pesos",
            "krona": "krona, kronor, krone, kroner, koruna",
            "lira": "lira, liras, lire",
            "naira": "naira",
            "shekel": "shekel, shekels",
        }
    ),
    percent=r"per\s?cent|percentage points?|pct",
    countries=called(
        {
            "US": "the US, US, USA, U.S., U.S.A., United States of America",
            "GB": "UK, U.K., Britain, Great Britain",
            "TR": "Turkey",
            "CZ": "Czech Republic",
            "CI": "Ivory Coast",
            "TL": "East Timor",
            "SZ": "Swaziland",
            "MM": "Burma",
            "PS": "Palestine",
            "NL": "Holland",
            "VN": "Viet Nam",
            "MK": "Macedonia",
            "VA": "Vatican, Holy See",
            "AE": "UAE, U.A.E.",
            "CD": "DR Congo, DRC, Democratic Republic of the Congo, Democratic Republic of Congo",
            "CG": "Republic of the Congo",
            "KR": "Republic of Korea",
            "HK": "Hong Kong",
            "MO": "Macao, Macau",
            "KP": "Democratic People's Republic of Korea",
        }
    ),
)
