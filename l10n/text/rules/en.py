"""English."""

from l10n.text.rules import Rules

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
