"""Downloads: resumed where they broke off, verified by SHA-256, and complete or absent."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from l10n.errors import ModelError
from l10n.mt.sources import Progress

CHUNK = 1 << 20
TIMEOUT = (10, 60)
"""Seconds to connect and between two reads."""
TRIES = 3
MAX_BYTES = 2 << 30


def cache_dir() -> Path:
    """The folder for downloads under way."""
    import platformdirs

    return platformdirs.user_cache_path("l10n") / "downloads"


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def download(url: str, digest: str | None, progress: Progress = lambda done, total: None) -> Path:
    """The file at `url`, in the cache folder; what an earlier attempt left there is continued.

    `digest` is its SHA-256 in hex where known. Raises `ModelError` when the server cannot be reached, breaks off
    three times, or the file is not the one expected (then nothing of it is kept).
    """
    place = cache_dir() / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}-{Path(urlsplit(url).path).name}"
    part = place.with_name(place.name + ".part")
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() and (digest is None or sha256(place) == digest):
        return place
    for attempt in range(1, TRIES + 1):
        if _continue(url, part, progress, last=attempt == TRIES):
            break
    if digest is not None and sha256(part) != digest:
        part.unlink()
        raise ModelError(
            "is not the file expected (its SHA-256 differs)", path=url, remedy="try again, or another source"
        )
    part.replace(place)
    return place


def _continue(url: str, part: Path, progress: Progress, *, last: bool) -> bool:
    """Fetches what is missing of `part`; True when it is complete, False when it broke off and may be tried again."""
    import requests

    have = part.stat().st_size if part.exists() else 0
    try:
        with requests.get(
            url, headers={"Range": f"bytes={have}-"} if have else {}, stream=True, timeout=TIMEOUT
        ) as answer:
            if answer.status_code == requests.codes.requested_range_not_satisfiable:
                return True
            if answer.status_code not in (requests.codes.ok, requests.codes.partial_content):
                raise ModelError(
                    f"the server answers {answer.status_code} {answer.reason}",
                    path=url,
                    remedy="check the address, or try another source",
                )
            if answer.status_code == requests.codes.ok:
                have = 0
            length = answer.headers.get("Content-Length")
            total = have + int(length) if length and not answer.headers.get("Content-Encoding") else 0
            if total > MAX_BYTES:
                raise ModelError(f"has {total} bytes, too many for a model", path=url, remedy="check the address")
            with part.open("ab" if have else "wb") as stream:
                for chunk in answer.iter_content(CHUNK):
                    stream.write(chunk)
                    have += len(chunk)
                    if have > MAX_BYTES:
                        raise ModelError("is too long for a model", path=url, remedy="check the address")
                    progress(have, max(total, have))
            return not total or have >= total
    except requests.RequestException as error:
        if not last:
            return False
        raise ModelError(
            f"cannot be fetched ({type(error).__name__})",
            path=url,
            remedy="check the connection; a later try continues where this ended",
        ) from None
    except OSError as error:
        raise ModelError(f"cannot be stored ({error.strerror})", path=part, remedy="free some disk space") from None
