"""What every web server here has to know of addresses: how to listen at one, how to write it, and whose name a request gives.

Knows nothing of what is served, and not who may be let in: that is for each server's guard to say.
"""

from __future__ import annotations

import ipaddress
import re
import socket

from l10n.errors import UsageError

_WAITING = 2048
"""Connections that may wait to be accepted."""
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+))(?::\d*)?")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any free one. Raises `UsageError` when the address cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(_WAITING)
        except OSError:
            listener.close()
            raise
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no host's name"
        raise UsageError(
            f"cannot listen on {host} port {port} ({reason})",
            remedy="give another --host or --port; port 0 takes any free one",
        ) from None
    return listener


def address_of(listener: socket.socket, host: str) -> str:
    """The address of a server that listens on `host`, without a path."""
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"


def named_host(header: str) -> str:
    """The name or address in a Host header (RFC 9110, § 7.2), lower case, without brackets and port; "" where it names none.

    >>> named_host("LOCALHOST:80"), named_host("[::1]:5000"), named_host("localhost:x@evil.example")
    ('localhost', '::1', '')
    """
    match = _HOST.fullmatch(header)
    return (match[1] or match[2]).lower() if match else ""


def is_address(name: str) -> bool:
    """Whether `name` is an IP address: a name can be made to mean this machine, an address cannot."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server listening on `host`."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)
