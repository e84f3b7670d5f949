"""The figures of a text, and whether a translation states the same ones: a written table of what counts as equal.

A figure is read into *readings*, the values it may state; two figures are equal when they share one. The table:

| source | equal in a target |
|---|---|
| 1,234.5 | the same value in the digits, group and decimal signs of its language: `1 234,5`, `1.234,5`, `١٬٢٣٤٫٥` |
| 2.3 million, 2 to 3 million | the scale word or its abbreviation (`5 Mio. €`), or the digits written out: `2,3 millions`, `2 300 000` |
| 16, 60th, 1st | spelt out (« seize », « soixantième »), with another ordinal ending (`60e`, `1er`), or Roman (XVIIe siècle) |
| 9:30 pm, 5 am, 0230 UTC | the 24-hour clock: `21 h 30`, « 5 heures », `2 h 30`; noon and midnight by name |
| the 1970s, ’96, 1995-96 | « années 70 », `1996`, `1995-1996`, the decade's name |
| 9/11/2020 | a month by its name |
| 1.5 hours, 2.5 million, 10:45 | a part by its name: « une heure et demie », مليونان ونصف, « onze heures moins le quart » |
| 18 months, 90 minutes | the same length of time in another unit: « un an et demi », `1 h 30` |
| 50 % | « la moitié », ربع |
| -5, ½, m² | with a minus sign or word; as a fraction's value; raised or plain |

`recognition` finds the figures of one text and reads them, in digits (`digits`) and without (`words`), with parts behind them (`mixed`) and as
lengths of time (`units`), by the `notation` of its language;
`comparison` pairs off those of two texts. Knows nothing of units, checks or engines.
"""
