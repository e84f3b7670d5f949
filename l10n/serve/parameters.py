"""The parameters of a request, however a client sends them: JSON, a form, multipart, or in the address.

Forms hold strings and JSON anything; here they become the same. Wrong ones are answered with LibreTranslate's 400.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from l10n.serve.answers import Refusal, missing

MAX_FIELDS = 2000
"""Fields of a form, texts included."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one request by name; a name that stands several times in a form has a list of strings."""

    values: Mapping[str, Any]
    file: UploadFile | None = field(default=None)

    def text(self, name: str) -> str:
        """A string that must be there and not blank; raises `Refusal`."""
        value = self.values.get(name)
        if value is None or value == "":
            raise missing(name)
        if not isinstance(value, str):
            raise Refusal(400, f"Invalid request: {name} is not a string")
        return value

    def word(self, name: str, default: str = "") -> str:
        """A string that may be left out; raises `Refusal`."""
        value = self.values.get(name)
        return default if value is None or value == "" else self.text(name)

    def texts(self, name: str) -> tuple[list[str], bool]:
        """One string, or a list of them (then True); raises `Refusal`."""
        value = self.values.get(name)
        if value is None or value in ("", []):
            raise missing(name)
        if isinstance(value, str):
            return [value], False
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise Refusal(400, f"Invalid request: {name} is neither a string nor a list of strings")
        return value, True

    def number(self, name: str, most: int) -> int:
        """A whole number from 0, cut at `most`; 0 when it is left out. Raises `Refusal`."""
        value = self.values.get(name)
        if value is None or value == "":
            return 0
        text = "" if isinstance(value, bool) else str(value).strip()
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise Refusal(400, f"Invalid request: {name} is not a number")
        return min(int(text), most)

    def yes(self, name: str) -> bool:
        """Whether something is asked for: `true`, or in a form `true`, `1`, `yes`, `on`."""
        value = self.values.get(name)
        return value is True or (isinstance(value, str) and value.strip().lower() in ("true", "1", "yes", "on"))

    def items(self, name: str) -> list[Any]:
        """A list that may be left out, in a form as JSON; raises `Refusal`."""
        value = self.values.get(name)
        if value is None or value == "":
            return []
        if isinstance(value, str):
            value = _json(value, f"Invalid request: {name} is not JSON")
        if not isinstance(value, list):
            raise Refusal(400, f"Invalid request: {name} is not a list")
        return value


async def read(request: Request, max_bytes: int) -> Parameters:
    """The parameters of `request`; those of its body win over those of its address. Raises `Refusal`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    address = _gathered(list(request.query_params.multi_items()))
    try:
        if kind == "application/json" or kind.endswith("+json"):
            data = _json(await request.body(), "Invalid JSON format")
            if not isinstance(data, dict):
                raise Refusal(400, "Invalid JSON format")
            return Parameters({**address, **data})
        if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            form = await request.form(max_files=1, max_fields=MAX_FIELDS, max_part_size=max_bytes)
            files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
            fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
            for _, value in fields:
                _whole(value)
            return Parameters({**address, **_gathered(fields)}, files[0] if files else None)
        if await request.body():
            raise Refusal(400, "Invalid request: send JSON or a form, with its Content-Type")
    except HTTPException as error:
        raise Refusal(400, f"Invalid request: {error.detail}") from None
    except ClientDisconnect:
        raise Refusal(400, "Invalid request: it broke off") from None
    except UnicodeDecodeError:
        raise Refusal(400, "Invalid request: it is not UTF-8") from None
    return Parameters(address)


def _gathered(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        # As `q[]`, some languages' libraries spell lists.
        short = name.removesuffix("[]")
        if short != name or short in found:
            before = found.get(short, [])
            found[short] = [*(before if isinstance(before, list) else [before]), value]
        else:
            found[short] = value
    return found


def _json(data: bytes | str, message: str) -> Any:
    try:
        value = json.loads(data)
        _whole(json.dumps(value, ensure_ascii=False))
    except (ValueError, RecursionError):
        raise Refusal(400, message) from None
    return value


def _whole(text: str) -> None:
    """Raises `Refusal` for half a surrogate pair, which no file and no answer can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refusal(400, "Invalid request: it holds half of a surrogate pair") from None
