"""The `pseudo` engine: pseudo-localisation, to see in a layout what is not translated and what does not fit.

Letters get accents (the text stays readable), about a third more length is added, and brackets show where a unit begins and ends. Inline codes
and terms stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.mt.engine import Request, Result, TermOutcome
from l10n.text.codes import CODE

_ACCENTED = str.maketrans("aceginorsuyACEGINORSUY", "àçéĝîñôŕšûýÀÇÉĜÎÑÔŔŠÛÝ")


class PseudoEngine:
    """Needs no model."""

    @property
    def signature(self) -> str:
        """Always `pseudo`."""
        return "pseudo"

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request, in order."""
        for request in requests:
            yield Result(request.source, pseudo(request.source), 1.0, _outcomes(request), self.signature)


def pseudo(text: str) -> str:
    """`text` accented, lengthened and bracketed.

    >>> pseudo("Open <g1>now</g1>")
    '[Ôpéñ <g1>ñôw</g1>··]'
    """
    out: list[str] = []
    position = letters = 0
    for code in CODE.finditer(text):
        out += [text[position : code.start()].translate(_ACCENTED), code[0]]
        letters += code.start() - position
        position = code.end()
    out.append(text[position:].translate(_ACCENTED))
    letters += len(text) - position
    return f"[{''.join(out)}{'·' * (letters // 3)}]" if letters else text


def _outcomes(request: Request) -> tuple[TermOutcome, ...]:
    return tuple(TermOutcome(term.source, term.targets[0], None, "missing") for term in request.terms)
