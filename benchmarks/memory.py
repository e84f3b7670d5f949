"""Peak memory while a long article is translated: what a model needs anyway, and what the rest adds.

Makes an article of SEGMENTS different sentences in a temporary project, translates it into French with the real model, and compares the
peak resident size with that after loading the model. Run: python -m benchmarks.memory [SEGMENTS]
"""

from __future__ import annotations

import itertools
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from l10n.config import find_project
from l10n.mt.packages import find, install
from l10n.mt.registry import create
from l10n.pipeline.extract import extract
from l10n.pipeline.translate import Settings, translate_project
from l10n.pipeline.update import update

WHO = (
    "The minister",
    "A teacher",
    "Our guest",
    "The director",
    "One expert",
    "The mayor",
    "A writer",
    "The judge",
    "Her son",
    "His aunt",
)
DID = ("opened", "visited", "described", "praised", "left", "found", "painted", "sold", "repaired", "photographed")
WHAT = (
    "the school",
    "the library",
    "the bridge",
    "the garden",
    "the museum",
    "the theatre",
    "the market",
    "the harbour",
    "the station",
    "the mill",
)
WHERE = (
    "in Rabat",
    "in Cairo",
    "in Baku",
    "in Dakar",
    "in Tunis",
    "in Doha",
    "in Amman",
    "in Astana",
    "in Muscat",
    "in Lagos",
)


def main() -> None:
    """Prints both sizes and their difference."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if find("en", "fr") is None:
        install("en", "fr")
    sentences = [f"{' '.join(words)}." for words in itertools.islice(itertools.product(WHO, DID, WHAT, WHERE), count)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        (folder / "l10n.toml").write_text(
            'source = "en"\ntargets = ["fr"]\narticles = ["articles/*.html"]\n', encoding="utf-8"
        )
        body = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
        (folder / "articles" / "long.html").write_text(f"<html lang=en><body>{body}</body></html>", encoding="utf-8")
        project = find_project(folder)
        extract(project)
        update(project)
        create("argos", "en", "fr")
        loaded = _peak()
        started = time.monotonic()
        translate_project(project, Settings())
        took = time.monotonic() - started
    print(f"{count} segments in {took:.0f} s on {len(os.sched_getaffinity(0))} cores, en_fr@opus-1, beam 4")
    print(
        f"peak with the model loaded and the catalog written {loaded:.0f} MB, while translating {_peak():.0f} MB: {_peak() - loaded:.0f} MB more"
    )


def _peak() -> float:
    """The peak resident size of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
