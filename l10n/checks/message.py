"""Messages of findings: in English for programs and reports, and remembering what they were made of, so that people read their own language.

Templates are marked by `_(…)`, from where `l10n extract` takes them; this module looks nothing up itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


class Message(str):
    """A text in English, made of a `template` with `values` in the places of `{name}`; a value may be a message itself."""

    template: str
    values: Mapping[str, object]


def message(template: str, **values: object) -> Message:
    """The message that `template` makes with `values`, in one line. Imported as `_`, the name that extraction looks for.

    >>> message("the number {number} is not in the target", number=17)
    'the number 17 is not in the target'
    """
    made = Message(one_line(template.format(**values) if values else template))
    made.template = template
    made.values = values
    return made


def told(text: str, say: Callable[[str], str]) -> str:
    """`text` in the language into which `say` translates templates; what is no message of this kind stays as it is."""
    if not isinstance(text, Message):
        return text
    values = {name: told(value, say) if isinstance(value, str) else value for name, value in text.values.items()}
    template = say(text.template)
    return one_line(template.format(**values) if values else template)


def one_line(text: str) -> str:
    """`text` itself where it is one line, else with a space in the place of each line end and of the spaces after it."""
    return text if _LINE_ENDS.search(text) is None else _LINE_ENDS.sub(" ", text)
