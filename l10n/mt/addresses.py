"""Addresses through MT: URLs, domains, e-mail addresses and handles stand in the target letter for letter as in the source.

Models copy most of them and alter a few (`www.example.org` → `www.exemple.org`). What still looks like an address in the target and is none of
the source's is taken for the altered one that resembles it.
"""

from __future__ import annotations

import difflib

from l10n.glossary.words import addresses

ALIKE = 0.6
"""Least similarity (difflib's ratio) of an altered address to the one it was."""


def restored(source: str, target: str) -> str:
    """`target` with the addresses of `source` that it alters; unchanged where it alters none.

    >>> restored("See www.example.org/docs.", "Voir www.exemple.org/docs.")
    'Voir www.example.org/docs.'
    """
    wanted = [source[start:end] for start, end in addresses(source)]
    if not wanted:
        return target
    spans = addresses(target)
    there = [target[start:end] for start, end in spans]
    lost = list(wanted)
    altered = []
    for span, text in zip(spans, there, strict=True):
        if text in lost:
            lost.remove(text)
        else:
            altered.append(span)
    pieces, done = [], 0
    for start, end in altered:
        near = difflib.get_close_matches(target[start:end], lost, n=1, cutoff=ALIKE)
        if near:
            lost.remove(near[0])
            pieces += [target[done:start], near[0]]
            done = end
    return "".join([*pieces, target[done:]])
