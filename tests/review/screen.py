"""The workbench's page as a reviewer has it before them."""

from __future__ import annotations

from typing import Any

from workbench import Running, unit_of

from l10n.catalog.unit import Unit


class Screen:
    """A page with the workbench on it. `problems` are what the console said and scripts threw."""

    def __init__(self, page: Any, bench: Running) -> None:
        self.page = page
        self.bench = bench
        self.problems: list[str] = []
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, query: str = "") -> Screen:
        """Opens the page and waits until it can be used."""
        self.page.goto(self.bench.address + query)
        self.page.wait_for_selector("body[data-ready=true]")
        return self

    @property
    def field(self) -> Any:
        """The target's field."""
        return self.page.locator(".field")

    @property
    def text(self) -> str:
        """What the field holds, chips as their codes."""
        return str(
            self.field.evaluate(
                "field => [...field.childNodes].map(node => node.dataset?.token ?? (node.nodeName === 'BR' ? '' : node.data)).join('')"
            )
        )

    @property
    def options(self) -> Any:
        """The units in sight in the list."""
        return self.page.locator("#list [role=option]")

    def source(self, text: str) -> None:
        """Waits until the unit with this source is in the middle."""
        self.page.locator(".source-text", has_text=text).wait_for()

    def unit(self, name: str, source: str) -> Unit:
        """The unit as it is on disk."""
        return unit_of(self.bench.project, name, source)
