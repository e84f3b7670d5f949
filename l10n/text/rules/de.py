"""German: a stop makes a number an ordinal."""

from l10n.text.rules import Rules

RULES = Rules(
    titles=frozenset("Dr Prof Hr Fr Frl Hrn St Abs Art z.B d.h u.a z.T i.d.R bzw ca vgl Nr Bd hrsg Hrsg".split()),
    abbreviations=frozenset("usw etc Co Jh Jr Sr".split()),
    before_numbers=frozenset("S Kap Abb Tab Anm".split()),
    starters=frozenset(
        "Der Die Das Ein Eine Er Sie Es Wir Ich In Im Am Auf Mit Nach Bei Für Aber Und Doch Wenn Als".split()
    ),
    ordinal_stop=True,
)
