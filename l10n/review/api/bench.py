"""What all requests to one workbench work with, and the units and the person that a request names."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.errors import L10nError, UsageError
from l10n.review.api.parameters import Sent, text, wanted
from l10n.review.listing import Selections
from l10n.review.scan import Scan
from l10n.review.suggestions import Suggestions
from l10n.review.workspace import OpenCatalog, Row, Workspace


class MissingError(L10nError):
    """There is no such catalog or unit (any more)."""


class Bench:
    """The workspace, what has been found in it, what has been selected of it, and what can be suggested for it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.scan = Scan(workspace)
        self.selections = Selections(workspace, self.scan.known)
        self.suggestions = Suggestions(workspace)

    def unit(self, sent: Sent) -> tuple[OpenCatalog, Row]:
        """The unit that `catalog` and `unit` name. Raises `MissingError`."""
        one = self.workspace.catalog(text(sent, "catalog"))
        row = None if one is None else one.row(text(sent, "unit"))
        if one is None or row is None:
            raise MissingError("there is no such unit (any more)", remedy="choose another in the list")
        return one, row

    def selected(self, sent: Sent) -> Iterator[tuple[OpenCatalog, Row]]:
        """The units of the selection that is named or that the filter gives, as they are now, without those that are gone."""
        for catalog, name in self.selections.get(text(sent, "selection"), wanted(sent)).keys:
            one = self.workspace.catalog(catalog)
            row = None if one is None else one.row(name)
            if one is not None and row is not None:
                yield one, row

    def person(self, sent: Sent) -> str:
        """Who decides."""
        name = " ".join(text(sent, "by", 200).split()) or self.workspace.reviewer
        if not name.isprintable():
            raise UsageError("this is no name", remedy="give one line")
        return name
