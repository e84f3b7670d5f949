"""Batches take turns, share what is equal, and one caller's trouble is nobody else's."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from l10n.mt.engine import Request, Result
from l10n.serve.batching import BATCH_TOKENS, Job, Queue


class Recorder:
    """An engine that says what it was given at once; `fail` is a text it cannot bear."""

    signature = "recorder"

    def __init__(self, fail: str = "") -> None:
        self.batches: list[list[str]] = []
        self._fail = fail

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        self.batches.append([one.source for one in requests])
        for one in requests:
            if one.source == self._fail:
                raise ValueError(one.source)
            yield Result(one.source, one.source.upper(), 1.0, (), "recorder")


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What `coroutine` comes to, on a thread of its own: where a browser is driven, this one has an event loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def run(engine: Recorder, *callers: list[str], lanes: int = 1) -> list[list[str] | BaseException]:
    """What callers that come at the same time get, from an engine that is made once."""
    made = iter([engine])

    async def together() -> list[list[str] | BaseException]:
        with ThreadPoolExecutor(lanes) as threads:
            queue = Queue(lambda: next(made), threads, lanes=lanes)

            async def call(texts: list[str]) -> list[str]:
                return [done.result.target for done in await queue.run([Job(Request(text)) for text in texts])]

            return await asyncio.gather(*map(call, callers), return_exceptions=True)

    done: list[list[str] | BaseException] = finished(together())
    return done


def test_callers_that_come_together_share_a_batch() -> None:
    engine = Recorder()
    assert run(engine, ["a", "b"], ["c"], ["a"]) == [["A", "B"], ["C"], ["A"]]
    assert engine.batches == [["a", "c", "b"]]


def test_a_long_text_lets_others_pass() -> None:
    engine = Recorder()
    long = [f"{number} {'x' * 400}" for number in range(40)]
    done = run(engine, long, ["short"])
    assert done == [[text.upper() for text in long], ["SHORT"]]
    assert "short" in engine.batches[0]
    assert len(engine.batches) > 3
    assert all(sum(len(text) // 4 + 1 for text in batch[:-1]) < BATCH_TOKENS for batch in engine.batches)


def test_what_waits_is_shared_out_among_the_cores() -> None:
    engine = Recorder()
    texts = [f"{number} {'x' * 100}" for number in range(16)]
    assert run(engine, *([text] for text in texts), lanes=2) == [[text.upper()] for text in texts]
    assert run(alone := Recorder(), texts, lanes=2) == [[text.upper() for text in texts]]
    assert [len(batch) for batch in engine.batches + alone.batches] == [8, 8, 8, 8]
    few = Recorder()
    assert run(few, ["a"], ["b"], ["c"], lanes=2) == [["A"], ["B"], ["C"]]
    assert few.batches == [["a", "b", "c"]]


def test_what_is_wrong_with_one_text_hurts_nobody_else() -> None:
    [first, second, third] = run(Recorder(fail="bad"), ["a"], ["b", "bad"], ["c"])
    assert (first, third) == (["A"], ["C"])
    assert isinstance(second, ValueError)


def test_a_caller_who_gives_up_leaves_nothing_behind() -> None:
    engine = Recorder()

    async def leave() -> int:
        with ThreadPoolExecutor(1) as threads:
            queue = Queue(lambda: engine, threads)
            gone = asyncio.create_task(queue.run([Job(Request("x" * 5000))] * 20))
            await asyncio.sleep(0)
            gone.cancel()
            with pytest.raises(asyncio.CancelledError):
                await gone
            assert [done.result.target for done in await queue.run([Job(Request("a"))])] == ["A"]
            return queue.waiting

    assert finished(leave()) == 0
    assert engine.batches == [["a"]]


def test_nobody_is_forgotten_when_lanes_close_and_open() -> None:
    async def ask(queue: Queue, name: int) -> int:
        for count in range(60):
            [done] = await queue.run([Job(Request(f"{name} {count}"))])
            assert done.result.target == f"{name} {count}"
            await asyncio.sleep(0.001 * (count % 3))
        return 60

    async def together() -> list[int]:
        with ThreadPoolExecutor(2) as threads:
            queue = Queue(Recorder, threads, lanes=2)
            return await asyncio.wait_for(asyncio.gather(*(ask(queue, name) for name in range(6))), 60)

    assert finished(together()) == [60] * 6
