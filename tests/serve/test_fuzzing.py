"""Whatever the API's own description allows, and much that it does not, is answered without a 5xx."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from serving import project

from l10n.config import load_project
from l10n.serve.app import create_app
from l10n.serve.service import Service


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_nothing_makes_the_server_fail(tmp_path: Path, mode: GenerationMode) -> None:
    app = create_app(Service(load_project(project(tmp_path) / "l10n.toml")))
    here = {"Host": "127.0.0.1"}
    api = schemathesis.openapi.from_asgi("/openapi.json", app, headers=here)
    statuses: dict[str, set[int]] = {}

    for found in api.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.body:
            continue

        @settings(
            max_examples=25,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            if mode is GenerationMode.POSITIVE and isinstance(case.body, dict):
                # Languages made up at random would end most requests before they begin.
                case.body |= {"source": "en", "target": "fr"}
            response = case.call(headers=here)
            statuses.setdefault(case.path, set()).add(response.status_code)
            assert response.status_code < 500, (case.as_curl_command(), response.text)
            if response.status_code >= 400:
                assert set(response.json()) == {"error"}

        ask()
    assert len(statuses) >= 8
    if mode is GenerationMode.POSITIVE:
        assert all(
            200 in statuses[path] for path in ("/translate", "/detect", "/check", "/glossary", "/memory", "/health")
        )
