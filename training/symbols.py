"""Signs with a meaning of their own in a model's source: domains, terms, inline codes.

They are private-use code points, each one piece of the vocabulary, so that no text anyone writes can be taken for one. The model's metadata names
those it was trained with (`l10n` in metadata.json), so that the engine asks only what the model understands.
"""

from __future__ import annotations

DOMAINS = {"ui": "\ue010", "doc": "\ue011", "prose": "\ue012"}
"""What kind of text a source is: interface strings, documentation, running prose. The engine asks for `prose`."""

TERM_OPEN, TERM_CLOSE = "\ue001", "\ue002"
"""Around the wanted rendering, which follows its source term (the "append" of Dinu et al., ACL 2019)."""

CODES = tuple((chr(0xE020 + 2 * number), chr(0xE021 + 2 * number)) for number in range(4))
"""Paired inline codes: a sign that opens and one that closes, for up to four of them in a sentence."""

BREAK = "\ue040"
"""A standalone inline code."""

ALL = (TERM_OPEN, TERM_CLOSE, *DOMAINS.values(), *(sign for pair in CODES for sign in pair), BREAK)

METADATA = {"lead": DOMAINS["prose"], "term": [TERM_OPEN, TERM_CLOSE], "codes": [list(pair) for pair in CODES]}
"""What a package's metadata declares."""
