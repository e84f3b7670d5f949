"""Dynamic batching: the segments of concurrent requests are decoded together, one queue per language pair.

A model decodes eight sentences in a third of the time that they take one by one. So a queue waits a moment for company, then takes segments of
all waiting requests in turn; what arrives while they are decoded, and shortly after, makes the next batch. Taking turns keeps one long text from
standing in the way of many short ones. Batches are decoded side by side, one for each core: all that is under way is shared out among them, so
that no core waits for another's longest sentence. Knows requests and results, nothing of HTTP.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from l10n.cores import cores
from l10n.mt.engine import Engine, Request, Result

WAIT = 0.004
"""Seconds that an idle queue waits for company."""

PATIENCE = 0.05
"""The share of a batch's time that the next one may wait for callers that have just been answered."""

BATCH_TOKENS = 512
"""About how many source tokens a core decodes before others get their turn: a second or two."""

FEW_TOKENS = 80
"""About how many source tokens are not shared out: four short sentences take one core hardly longer than two."""

Pair = tuple[str, str]
"""Source and target language, as gettext codes."""


@dataclass(frozen=True, slots=True)
class Job:
    """A request to the engine, and how many other hypotheses are wanted besides the best."""

    request: Request
    alternatives: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job."""

    result: Result
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True)
class _Ticket:
    """The jobs of one caller: `waiting` are indexes not taken yet, `done` has one place per job."""

    jobs: Sequence[Job]
    future: asyncio.Future[list[Done]]
    waiting: deque[int]
    done: dict[int, Done] = field(default_factory=dict)


class Queue:
    """The queue of one language pair, `lanes` batches at a time. `make` loads the engine; `decoded` is told the size of each batch."""

    def __init__(
        self,
        make: Callable[[], Engine],
        threads: concurrent.futures.Executor,
        decoded: Callable[[int], None] = lambda jobs: None,
        lanes: int = 1,
    ) -> None:
        self._make = make
        self._threads = threads
        self._decoded = decoded
        self._lanes = lanes
        self._loading = threading.Lock()
        self._engine: Engine | None = None
        self._tickets: deque[_Ticket] = deque()
        self._under_way = 0
        self._workers: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        """Jobs that no batch has taken yet."""
        return sum(len(ticket.waiting) for ticket in self._tickets)

    async def run(self, jobs: Sequence[Job]) -> list[Done]:
        """What becomes of `jobs`, in order; raises what loading or using the engine raises."""
        if not jobs:
            return []
        ticket = _Ticket(jobs, asyncio.get_running_loop().create_future(), deque(range(len(jobs))))
        self._tickets.append(ticket)
        for _ in range(min(len(jobs), self._lanes - len(self._workers))):
            self._workers.add(asyncio.create_task(self._work()))
        try:
            return await ticket.future
        finally:
            # A caller that gave up needs no more decoding.
            ticket.waiting.clear()

    async def _work(self) -> None:
        try:
            await asyncio.sleep(WAIT)
            while batch := list(self._batch()):
                await self._take(batch)
        finally:
            # At once, not when the task is done: whoever comes in between would count on it.
            self._workers.discard(cast(asyncio.Task[None], asyncio.current_task()))

    async def _take(self, batch: Sequence[tuple[_Ticket, int]]) -> None:
        tokens = sum(_tokens(ticket.jobs[index]) for ticket, index in batch)
        callers = len({id(ticket) for ticket, _ in batch})
        started = time.monotonic()
        self._under_way += tokens
        try:
            await self._settle(batch)
        finally:
            self._under_way -= tokens
        await self._company(callers, (time.monotonic() - started) * PATIENCE)

    async def _company(self, callers: int, seconds: float) -> None:
        """Waits until as many callers are there as before, but no longer than `seconds`: most that were answered ask again at once."""
        until = time.monotonic() + seconds
        while len(self._tickets) < callers and time.monotonic() < until:
            await asyncio.sleep(min(WAIT, seconds))

    async def _settle(self, batch: Sequence[tuple[_Ticket, int]]) -> None:
        jobs = [ticket.jobs[index] for ticket, index in batch]
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._threads, self._decode, jobs)
        except Exception as error:
            tickets = {id(ticket): ticket for ticket, _ in batch}
            if len(tickets) > 1:
                # Nobody pays for what is wrong with a neighbour's text.
                for name in tickets:
                    await self._settle([one for one in batch if id(one[0]) == name])
                return
            for ticket in tickets.values():
                ticket.waiting.clear()
                if not ticket.future.done():
                    ticket.future.set_exception(error)
            return
        self._decoded(len(jobs))
        for (ticket, index), one in zip(batch, found, strict=True):
            ticket.done[index] = one
            if len(ticket.done) == len(ticket.jobs) and not ticket.future.done():
                ticket.future.set_result([ticket.done[number] for number in range(len(ticket.jobs))])

    def _batch(self) -> Iterator[tuple[_Ticket, int]]:
        """The next segments, one of each waiting caller in turn: one lane's share."""
        share = self._share()
        tokens = 0
        while self._tickets and tokens < share:
            ticket = self._tickets.popleft()
            if not ticket.waiting:
                continue
            index = ticket.waiting.popleft()
            tokens += _tokens(ticket.jobs[index])
            yield ticket, index
            if ticket.waiting:
                self._tickets.append(ticket)

    def _share(self) -> float:
        """About how many tokens a lane takes: as many as each gets of all that wait or are being decoded."""
        waiting = 0
        for job in (ticket.jobs[index] for ticket in self._tickets for index in ticket.waiting):
            waiting += _tokens(job)
            if waiting >= BATCH_TOKENS * self._lanes:
                break
        return min(BATCH_TOKENS, max(FEW_TOKENS, (self._under_way + waiting) / self._lanes))

    def _decode(self, jobs: Sequence[Job]) -> list[Done]:
        with self._loading:
            if self._engine is None:
                self._engine = self._make()
        engine = self._engine
        once = dict.fromkeys(job.request for job in jobs)
        results = dict(zip(once, engine.translate(list(once)), strict=True))
        return [
            Done(results[job.request], _alternatives(engine, job, results[job.request]) if job.alternatives else ())
            for job in jobs
        ]


class Queues:
    """The queues of all pairs. `make` makes the engine of a pair."""

    def __init__(self, make: Callable[[str, str], Engine], decoded: Callable[[int], None] = lambda jobs: None) -> None:
        self._make = make
        self._decoded = decoded
        self._queues: dict[Pair, Queue] = {}
        self._lanes = cores()
        # One more lets one pair load or finish while another decodes.
        self._threads = concurrent.futures.ThreadPoolExecutor(self._lanes + 1, thread_name_prefix="decoding")

    @property
    def waiting(self) -> int:
        """Jobs of all pairs that no batch has taken yet."""
        return sum(queue.waiting for queue in self._queues.values())

    async def run(self, pair: Pair, jobs: Sequence[Job]) -> list[Done]:
        """As `Queue.run`, for one pair."""
        if pair not in self._queues:
            self._queues[pair] = Queue(lambda: self._make(*pair), self._threads, self._decoded, self._lanes)
        return await self._queues[pair].run(jobs)

    def close(self) -> None:
        """Ends the threads, once nothing is waiting."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class QueuedEngine:
    """The engine of a pair as code in another thread sees it: its requests go through the pair's queue, beside everybody else's."""

    def __init__(self, queues: Queues, pair: Pair, loop: asyncio.AbstractEventLoop) -> None:
        self._queues = queues
        self._pair = pair
        self._loop = loop
        self._under_way: concurrent.futures.Future[list[Done]] | None = None
        self._abandoned = False

    @property
    def signature(self) -> str:
        """Unknown here: every result tells its own."""
        return ""

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request, in order."""
        if self._abandoned:
            raise concurrent.futures.CancelledError
        jobs = [Job(request) for request in requests]
        self._under_way = asyncio.run_coroutine_threadsafe(self._queues.run(self._pair, jobs), self._loop)
        for done in self._under_way.result():
            yield done.result

    def abandon(self) -> None:
        """Nobody waits for the results any more: the thread that does is let go."""
        self._abandoned = True
        if self._under_way is not None:
            self._under_way.cancel()


def _alternatives(engine: Engine, job: Job, best: Result) -> tuple[str, ...]:
    """Other hypotheses than `best`, where the engine can tell some; none that breaks a term of the request."""
    tell = getattr(engine, "alternatives", None)
    if tell is None:
        return ()
    return tuple(text for text in tell(job.request, job.alternatives) if text != best.target)


def _tokens(job: Job) -> int:
    """About how many tokens a request has: a token is about four bytes of UTF-8 in any script."""
    return len(job.request.source.encode("utf-8", "replace")) // 4 + 1
