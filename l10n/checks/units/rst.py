"""The check `rst`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks.check import Flaw, Subject, unit_check
from l10n.checks.example import Example
from l10n.checks.message import message as _

_ROLE = re.compile(r"(:[a-z][\w.+:-]*:)`[^`\n]+`")
_LITERAL = re.compile(r"``[^`\n]+``")
_VALUES = frozenset({"``True``", "``False``", "``None``"})
"""Literals that help texts may say in words: “if ``True``”, yes."""
_SUBSTITUTION = re.compile(r"(?<![\w|])\|[\w. -]+\|_{0,2}(?!\w)")


@unit_check(
    "rst",
    "warning",
    signs="`|",
    passes=[
        Example("fr", "See :ref:`install`.", "Voir :ref:`install`."),
        Example("fr", "The ``name`` and |version|", "Le ``name`` et |version|"),
        Example("ar", "If ``True``, users have their own pages.", "إنشاء صفحات خاصة للمستخدمين."),
    ],
    fails=[
        Example("fr", "See :ref:`install`.", "Voir ref:`install`.", (":ref:`install`",)),
        Example("fr", "The ``name`` key", "La clé `name`", ("``name``",)),
    ],
)
def check(subject: Subject) -> Iterator[Flaw]:
    """reStructuredText of the source is lost: a role, a literal or a substitution.

    Sphinx's documents refer by them; there are as many in the target as in the source. Truth values may be said in words.
    """
    for pair in subject.pairs:
        if "`" in pair.source:
            wanted, found = list(_ROLE.finditer(pair.source)), Counter(_ROLE.findall(pair.target))
            roles = Counter(match[1] for match in wanted)
            for match in wanted:
                if found[match[1]] < roles[match[1]]:
                    yield Flaw(
                        _("a role {role} of the source is not in the target", role=match[1]),
                        pair,
                        "source",
                        *match.span(),
                    )
                    break
            literals = [one for one in _LITERAL.finditer(pair.source) if one[0] not in _VALUES]
            kept = [text for text in _LITERAL.findall(pair.target) if text not in _VALUES]
            if len(kept) < len(literals):
                yield Flaw(_("a literal of the source is not in the target"), pair, "source", *literals[-1].span())
        if "|" in pair.source:
            for match in _SUBSTITUTION.finditer(pair.source):
                if match[0] not in pair.target:
                    yield Flaw(
                        _("the substitution {name} is not in the target", name=match[0]), pair, "source", *match.span()
                    )
