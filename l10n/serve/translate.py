"""`/translate`, `/detect`, `/languages` and `/frontend/settings`: what every client of LibreTranslate uses."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request

from l10n.pipeline.files import suffixes
from l10n.serve.answers import Refusal, too_long
from l10n.serve.describe import body
from l10n.serve.languages import Languages
from l10n.serve.parameters import Parameters
from l10n.serve.service import Service, admitted
from l10n.serve.texts import FORMS, Form, Term, Translation
from l10n.text.detection import Detection, detect
from l10n.text.languages import language

MOST_ALTERNATIVES = 10
MOST_TERMS = 200
SHORT = 40
"""Characters. Of shorter texts, nothing much can be told by themselves."""
SURE = 0.9
"""From this confidence on, also a short text is believed."""

router = APIRouter(tags=["translate"])

_TRANSLATE = {
    "q": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}], "examples": ["Hello."]},
    "source": {"type": "string", "description": "A language code, or `auto`.", "examples": ["en"]},
    "target": {"type": "string", "examples": ["fr"]},
    "format": {"type": "string", "enum": list(FORMS), "default": "text"},
    "alternatives": {"type": "integer", "minimum": 0, "default": 0},
    "glossary": {
        "type": "array",
        "description": "Terms beside the project's own.",
        "items": {
            "type": "object",
            "required": ["source", "target"],
            "properties": {
                "source": {"type": "string"},
                "target": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            },
        },
    },
    "details": {"type": "boolean", "description": "Also answer with engine, score and terms of every segment."},
}


@router.post("/translate", openapi_extra=body(_TRANSLATE, ("q", "source", "target")))
async def translate(request: Request) -> dict[str, Any]:
    """Translate a text, or an array of texts, under the glossary."""
    service, parameters = await admitted(request)
    texts, several = parameters.texts("q")
    source, target = parameters.text("source"), parameters.text("target")
    form = _form(parameters)
    number = parameters.number("alternatives", MOST_ALTERNATIVES)
    terms = _terms(parameters)
    if len(texts) > service.serving.max_texts:
        raise too_long(len(texts), service.serving.max_texts)
    service.limit(texts)
    languages = service.languages()
    found = _detected(texts, languages) if source == "auto" else [Detection(source, 1.0)] * len(texts)
    pairs = [service.pair(one.language, target, languages) for one in found]
    done = await asyncio.gather(
        *(service.translate(text, form, pair, terms, number) for text, pair in zip(texts, pairs, strict=True))
    )
    answer: dict[str, Any] = {"translatedText": [one.text for one in done]}
    if source == "auto":
        answer["detectedLanguage"] = [_guess(one) for one in found]
    if number:
        answer["alternatives"] = [list(one.alternatives) for one in done]
    if parameters.yes("details"):
        answer["details"] = [_details(one) for one in done]
    return answer if several else {name: value[0] for name, value in answer.items()}


@router.post("/detect", openapi_extra=body({"q": {"type": "string", "examples": ["Bonjour à tous"]}}, ("q",)))
async def detect_language(request: Request) -> list[dict[str, Any]]:
    """Tell the language of a text, the likeliest first; confidence from 0 to 100."""
    service, parameters = await admitted(request)
    texts, _ = parameters.texts("q")
    text = "\n".join(texts)
    service.limit([text])
    return [_guess(one) for one in detect(text) or [Detection("en", 0.0)]]


@router.get("/languages")
async def languages(request: Request) -> list[dict[str, Any]]:
    """The languages there are, each with those it is translated into."""
    service: Service = request.app.state.service
    return service.languages().listed()


@router.get("/frontend/settings", tags=["frontend"])
async def frontend_settings(request: Request) -> dict[str, Any]:
    """What a web page in front of this server needs to know."""
    service: Service = request.app.state.service
    project, codes = service.project, service.languages().codes
    target = next((code for code in (project.targets if project else codes) if code in codes), "en")
    return {
        "charLimit": service.serving.max_chars,
        "frontendTimeout": 500,
        "apiKeys": service.keys.needed,
        "keyRequired": service.keys.needed,
        "suggestions": project is not None,
        "filesTranslation": True,
        "supportedFilesFormat": sorted(suffixes()),
        "language": {
            "source": {"code": "auto", "name": "Auto Detect"},
            "target": {"code": language(target).tag, "name": language(target).name("en")},
        },
    }


def _detected(texts: Sequence[str], languages: Languages) -> list[Detection]:
    """The language of each text; a text too short to tell is taken to be in the language of the whole array."""
    each = [languages.detected(text) for text in texts]
    if all(one.confidence >= SURE for one in each):
        return each
    whole = languages.detected("\n".join(texts))
    return [
        one if one.confidence >= SURE or len(text) > SHORT else whole for text, one in zip(texts, each, strict=True)
    ]


def _form(parameters: Parameters) -> Form:
    form = parameters.word("format", "text")
    for known in FORMS:
        if form == known:
            return known
    raise Refusal(400, f"{form[:40]} format is not supported")


def _terms(parameters: Parameters) -> tuple[Term, ...]:
    """The terms that a request brings; raises `Refusal`."""
    terms: list[Term] = []
    wrong = Refusal(400, 'Invalid request: glossary is not like [{"source": "…", "target": "…"}]')
    for one in parameters.items("glossary"):
        if not isinstance(one, dict) or not isinstance(one.get("source"), str):
            raise wrong
        given = one.get("target")
        targets = [given] if isinstance(given, str) else given
        if not isinstance(targets, list) or not all(isinstance(target, str) and target.strip() for target in targets):
            raise wrong
        if targets and one["source"].strip():
            terms.append((one["source"], tuple(targets)))
    if len(terms) > MOST_TERMS:
        raise Refusal(400, f"Invalid request: more than {MOST_TERMS} terms")
    return tuple(terms)


def _guess(found: Detection) -> dict[str, Any]:
    return {"confidence": round(found.confidence * 100), "language": language(found.language).tag}


def _details(done: Translation) -> list[dict[str, Any]]:
    from l10n.pipeline.lines import as_object

    return [as_object(result) for result in done.segments]
