"""Two servers that the tests of this room share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import Server, project, serving

from l10n.mt.packages import ModelPackage


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, en_fr: ModelPackage) -> Iterator[Server]:
    """A server with the real model English → French and a glossary."""
    with serving(project(tmp_path_factory.mktemp("served"), engine="argos")) as running:
        yield running


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that needs no model."""
    with serving(project(tmp_path_factory.mktemp("pseudo"))) as running:
        yield running
