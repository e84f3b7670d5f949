"""Numbers for Prometheus: requests, seconds, characters, sizes of batches, and what is waiting. No text, no key, no address."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4


class Metrics:
    """The numbers of one server; `waiting` tells how many segments wait to be decoded."""

    def __init__(self, waiting: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("l10n_requests", "Requests answered", ["endpoint", "status"], registry=self._registry)
        self._seconds = Histogram("l10n_request_seconds", "Time to answer", ["endpoint"], registry=self._registry)
        self._batch = Histogram(
            "l10n_batch_segments",
            "Segments decoded together",
            buckets=(1, 2, 4, 8, 16, 32, 64, 128, 256),
            registry=self._registry,
        )
        self._characters = Counter(
            "l10n_characters", "Characters translated", ["source", "target"], registry=self._registry
        )
        Gauge("l10n_waiting_segments", "Segments that wait to be decoded", registry=self._registry).set_function(
            waiting
        )

    def answered(self, endpoint: str, status: int, seconds: float) -> None:
        """A request was answered; `endpoint` is a route, never what a client made up."""
        self._requests.labels(endpoint, str(status)).inc()
        self._seconds.labels(endpoint).observe(seconds)

    def decoded(self, segments: int) -> None:
        """A batch of so many segments was decoded."""
        self._batch.observe(segments)

    def translated(self, source: str, target: str, characters: int) -> None:
        """A text was translated."""
        self._characters.labels(source, target).inc(characters)

    def text(self) -> bytes:
        """All of them, as Prometheus reads them."""
        return generate_latest(self._registry)
