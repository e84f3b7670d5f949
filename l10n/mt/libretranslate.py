"""The `libretranslate` engine: a server that the institution runs, LibreTranslate's or `l10n serve`.

Only the server named in `[mt] url` ever gets a text, and nothing is sent where none is named. `l10n serve` obeys the terms that go with a text and
says what became of them; another server is asked all the same, and its targets are looked through for terms and figures. A key is taken from
`L10N_MT_KEY`, never from a file that is shared.
"""

from __future__ import annotations

import html
import os
import re
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from l10n.errors import ModelError, UsageError
from l10n.glossary.matching import occurrences
from l10n.mt.engine import How, Request, RequestedTerm, Result, TermOutcome
from l10n.mt.facts import stated
from l10n.mt.xml_lines import from_codes
from l10n.text.codes import CODE, same

if TYPE_CHECKING:
    import requests

KEY = "L10N_MT_KEY"
TEXTS = 32
"""Texts of one request."""
ATTEMPTS = 4
TIMEOUT = (5.0, 300.0)
"""Seconds to connect, and to wait for an answer."""
_STANDALONE = re.compile(r"<(x\d+)\s*(?:/>|>\s*</\1>)")
UNSCORED = 0.5
"""The score of a target whose server gives none."""


class LibreTranslateEngine:
    """Translates by the server at `url`, from `source` into `target`. Raises `UsageError` without a `url`."""

    def __init__(self, url: str | None, source: str, target: str) -> None:
        if not url:
            raise UsageError(
                "the libretranslate engine has no server",
                remedy='name it in l10n.toml: [mt] url = "https://mt.example.org"',
            )
        import requests

        self._url = url.rstrip("/")
        self._source = source
        self._target = target
        self._session = requests.Session()
        # A proxy of the environment would be somebody else.
        self._session.trust_env = False

    @property
    def signature(self) -> str:
        """`libretranslate:mt.example.org`."""
        return f"libretranslate:{urlsplit(self._url).netloc}"

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request, in order. Raises `ModelError` when the server cannot be reached or refuses."""
        for start in range(0, len(requests), TEXTS):
            some = requests[start : start + TEXTS]
            answers: dict[int, Result] = {}
            # A server takes the terms of a request for all of its texts: those with terms of their own go alone.
            together = [index for index, one in enumerate(some) if not one.terms]
            for form in ("text", "html"):
                group = [index for index in together if _form(some[index].source) == form]
                if group:
                    answers.update(zip(group, self._ask([some[index] for index in group], form), strict=True))
            for index, one in enumerate(some):
                if index not in answers:
                    [answers[index]] = self._ask([one], _form(one.source))
            yield from (answers[index] for index in range(len(some)))

    def _ask(self, some: Sequence[Request], form: str) -> list[Result]:
        body: dict[str, Any] = {
            "q": [_written(one.source) if form == "html" else one.source for one in some],
            "source": self._source.replace("_", "-"),
            "target": self._target.replace("_", "-"),
            "format": form,
            "details": True,
        }
        terms = [{"source": term.source, "target": list(term.targets)} for one in some for term in one.terms]
        if terms:
            body["glossary"] = terms
        if key := os.environ.get(KEY):
            body["api_key"] = key
        answer = self._post(body)
        texts = answer.get("translatedText")
        if not isinstance(texts, list) or len(texts) != len(some) or not all(isinstance(one, str) for one in texts):
            raise self._wrong("answers with something else than translations")
        details = answer.get("details")
        known = details if isinstance(details, list) and len(details) == len(some) else [None] * len(some)
        return [
            self._result(one, _read(text) if form == "html" else text, detail)
            for one, text, detail in zip(some, texts, known, strict=True)
        ]

    def _result(self, request: Request, target: str, detail: Any) -> Result:
        score, signature, forced = _told(detail)
        if not target.strip() or not same(request.source, target):
            # A target that lost its markup is none.
            lost = tuple(_outcome(term, "", self._target, {}) for term in request.terms)
            return Result(request.source, "", 0.0, lost, self.signature)
        target, whole = stated(request.source, target, self._source, self._target)
        if not whole:
            score /= 2
        outcomes = tuple(_outcome(term, target, self._target, forced) for term in request.terms)
        return Result(request.source, target, score, outcomes, f"{self.signature}{signature}")

    def _post(self, body: dict[str, Any]) -> dict[str, Any]:
        import requests

        for attempt in range(ATTEMPTS):
            try:
                response = self._session.post(
                    f"{self._url}/translate", json=body, timeout=TIMEOUT, allow_redirects=False
                )
            except requests.RequestException as error:
                raise self._wrong(f"cannot be reached ({type(error).__name__})") from None
            if response.status_code not in (429, 503) or attempt == ATTEMPTS - 1:
                break
            time.sleep(_pause(response, attempt))
        try:
            answer = response.json()
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise self._wrong(f"answers with {response.status_code} and no JSON")
        if response.status_code != 200:
            raise self._wrong(f"refuses: {str(answer.get('error', response.status_code))[:200]}")
        return answer

    def _wrong(self, what: str) -> ModelError:
        return ModelError(what, path=self._url, remedy=f"see [mt] url in l10n.toml, and {KEY} if it wants a key")


def _form(source: str) -> str:
    return "html" if CODE.search(source) else "text"


def _written(source: str) -> str:
    """A source with inline codes as HTML."""
    return from_codes(source, {code[0]: code[0] for code in CODE.finditer(source)})


def _read(target: str) -> str:
    """The inverse of `_written`, also where a server wrote `<x2></x2>` or `<x2 />`."""
    return html.unescape(_STANDALONE.sub(r"<\1/>", target))


def _told(detail: Any) -> tuple[float, str, dict[str, How]]:
    """Score, signature and rungs of terms, as `l10n serve` tells them of a text's segments."""
    try:
        score = min(float(one["score"]) for one in detail)
        signature = "/" + str(detail[0]["engine"])
        rungs: dict[str, How] = {term["target"]: term["how"] for one in detail for term in one["terms"]}
    except (TypeError, ValueError, KeyError, IndexError):
        return UNSCORED, "", {}
    return min(max(score, 0.0), 1.0), signature, rungs


def _outcome(term: RequestedTerm, target: str, language: str, rungs: dict[str, How]) -> TermOutcome:
    case = term.case_sensitive or term.dnt
    spans = occurrences(target, language, term.targets, case_sensitive=case, proper=term.proper)
    if not spans:
        return TermOutcome(term.source, term.targets[0], None, "missing")
    start, end, _ = spans[0]
    how = rungs.get(term.targets[0], "free")
    return TermOutcome(term.source, term.targets[0], target[start:end], "free" if how == "missing" else how)


def _pause(response: requests.Response, attempt: int) -> float:
    after = response.headers.get("Retry-After", "")
    return min(float(after), 30.0) if after.isdigit() else 0.5 * 2**attempt
