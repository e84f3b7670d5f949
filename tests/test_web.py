"""Addresses: what can be listened at, and whose name a request gives."""

from __future__ import annotations

import pytest

from l10n.errors import UsageError
from l10n.web import address_of, is_loopback, listen, named_host


@pytest.mark.parametrize("host", ["a..b", "nowhere.invalid", "192.0.2.1"])
def test_a_host_that_cannot_be_had_is_told_with_a_remedy(host: str) -> None:
    with pytest.raises(UsageError, match=rf"cannot listen on {host} port 0 \(.+\) — give another --host or --port"):
        listen(host, 0)


def test_a_port_that_is_taken_is_told() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(UsageError, match="in use"):
        listen("127.0.0.1", first.getsockname()[1])


def test_an_address_can_be_opened_as_it_is_written() -> None:
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert address_of(listener, "127.0.0.1") == f"http://127.0.0.1:{port}"
        assert address_of(listener, "::1") == f"http://[::1]:{port}"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("LOCALHOST", "localhost"),
        ("127.0.0.1:8420", "127.0.0.1"),
        ("[::1]:5000", "::1"),
        ("[::1", ""),
        ("::1", ""),
        ("", ""),
        (":80", ""),
        ("localhost:x@evil.example", ""),
        ("localhost:80:80", ""),
    ],
)
def test_a_host_header_names_one_host(header: str, name: str) -> None:
    assert named_host(header) == name


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104
        ("::", False),
        ("127.0.0.1.x", False),
    ],
)
def test_only_this_machine_reaches_loopback(host: str, alone: bool) -> None:
    assert is_loopback(host) == alone
