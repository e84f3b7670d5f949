"""The application: endpoints, the guard before them, and every error as `{"error": "…"}`."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from l10n.errors import ConflictError, L10nError
from l10n.serve import checking, documentation, files, reports, translate
from l10n.serve.answers import Refusal
from l10n.serve.describe import RESPONSES
from l10n.serve.guard import Doors, Guard
from l10n.serve.metrics import CONTENT_TYPE
from l10n.serve.parameters import Parameters
from l10n.serve.service import Service


def create_app(service: Service, host: str = "127.0.0.1") -> FastAPI:
    """The application of `service`, which listens on `host`."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        service.close()

    app = FastAPI(
        title="l10n",
        summary="Offline translation under an institution's glossary; clients of LibreTranslate use it unchanged.",
        version=version("l10n-toolkit"),
        # FastAPI's own pages load their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=lifespan,
        responses=RESPONSES,
    )
    app.state.service = service
    app.state.draining = False
    for module in (translate, files, reports, checking, documentation):
        app.include_router(module.router)

    @app.get("/health", tags=["operation"])
    async def health() -> dict[str, str]:
        """Whether the server works."""
        return {"status": "ok"}

    @app.get("/metrics", tags=["operation"], response_class=PlainTextResponse)
    async def metrics(request: Request) -> Response:
        """Numbers for Prometheus."""
        service.admit(request, Parameters({}))
        return Response(service.metrics.text(), media_type=CONTENT_TYPE)

    @app.exception_handler(Refusal)
    async def refused(request: Request, refusal: Refusal) -> JSONResponse:
        return JSONResponse({"error": refusal.message}, refusal.status, refusal.headers)

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> JSONResponse:
        return JSONResponse({"error": str(error.detail)}, error.status_code, error.headers)

    @app.exception_handler(L10nError)
    async def wrong(request: Request, error: L10nError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, 409 if isinstance(error, ConflictError) else 400)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": f"Cannot translate text: {type(error).__name__}"}, 500)

    app.add_middleware(
        Guard, doors=Doors.of(service.serving, host), serving=service.serving, measured=service.metrics.answered
    )
    return app
