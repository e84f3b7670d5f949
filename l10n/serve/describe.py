"""Words for the OpenAPI document: bodies that may come as JSON, as a form, or as multipart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

ERROR = {
    "description": "Why not",
    "content": {
        "application/json": {
            "schema": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
        }
    },
}
RESPONSES: dict[int | str, dict[str, Any]] = dict.fromkeys((400, 403, 413, 421, 429), ERROR)
"""What every endpoint may answer besides its result."""

_KEY = {"type": "string", "description": "Where the server has keys; may also be a Bearer token or X-API-Key."}


def body(properties: Mapping[str, Any], required: Sequence[str], file: bool = False) -> dict[str, Any]:
    """The request body of an endpoint with these `properties`; with `file`, only as multipart."""
    schema = {"type": "object", "required": list(required), "properties": {**properties, "api_key": _KEY}}
    kinds = (
        ("multipart/form-data",)
        if file
        else (
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
        )
    )
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in kinds}}}
