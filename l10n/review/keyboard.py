"""Keys from a terminal, one at a time and without Enter; knows nothing of what they mean.

The terminal is set once for a sitting and not for each key: what is typed while it changes its mode can get stuck until the next key comes.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Iterator
from typing import Any


class Keyboard:
    """The keys of the terminal on standard input. Make one with `keyboard`."""

    def __init__(self, before: list[Any] | None) -> None:
        self._before = before

    def key(self) -> str:
        """The next character typed, in lower case; "" when the terminal has gone away. What was typed behind it stays for the next call."""
        typed = sys.stdin.readline()[:1] if self._before is None else _typed(sys.stdin.fileno())
        return typed.lower()

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was before, for another program: an editor, say."""
        if self._before is None:
            yield
            return
        import termios

        own = termios.tcgetattr(sys.stdin)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, self._before)
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, own)


@contextlib.contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard while the context lasts; on a system without such terminals the first letter of a line is the key."""
    try:
        import termios
        import tty
    except ImportError:
        yield Keyboard(None)
        return
    before = termios.tcgetattr(sys.stdin)
    # At once, and without dropping what has been typed already.
    tty.setcbreak(sys.stdin, termios.TCSANOW)
    try:
        yield Keyboard(before)
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)


def _typed(terminal: int) -> str:
    first = os.read(terminal, 1)
    if first == b"\x1b":
        # An arrow or the like: what follows at once belongs to it.
        while select.select([terminal], [], [], 0.02)[0] and os.read(terminal, 16):
            pass
    elif first >= b"\xc0":
        # The rest of a letter in UTF-8, as long as its first byte says.
        first += os.read(terminal, 1 + (first >= b"\xe0") + (first >= b"\xf0"))
    return first.decode("utf-8", "replace")[:1]
