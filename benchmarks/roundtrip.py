"""Other people's PO files read and written back: every PO and POT file of 59 projects (`benchmarks.catalogs`), judged by msgcat and msgfmt.

For each file that msgfmt accepts:
- *unchanged*: loaded, every unit looked at, written elsewhere: the bytes are the same;
- *rewritten*: every entry is written anew from its unit alone, and `msgcat` makes the same file of it as of the original;
- *edited*: one unit gets another target and the catalog is saved: every other entry keeps its bytes;
A file that msgfmt rejects must be refused with its line and a remedy: when it is read, or, where its syntax is right (msgcat takes it) and one of
its translations is not, when it is compiled. Beside that, polib's and Babel's own round trips of a part of the files.
Run: python -m benchmarks.roundtrip [--sample] [PROJECT]...
"""

from __future__ import annotations

import codecs
import contextlib
import io
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import babel.messages.pofile as babel_po
import polib

from benchmarks.catalogs import File, files
from l10n.catalog.catalog import Catalog
from l10n.catalog.po_reader import read_entries, unit_of
from l10n.catalog.po_text import decode
from l10n.catalog.po_writer import entry_lines
from l10n.errors import InputError
from l10n.pipeline.compile import compile_catalogs

SAMPLE = 20
"""With `--sample`, every so-many-th file is taken; peers are tried on every so-many-th in any case."""


def main() -> None:
    """Prints the table and what differed."""
    sample = "--sample" in sys.argv[1:]
    wanted = [argument for argument in sys.argv[1:] if argument != "--sample"]
    counts: Counter[str] = Counter()
    peers: Counter[str] = Counter()
    projects: Counter[str] = Counter()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, file in enumerate(files(wanted)):
            if sample and number % SAMPLE:
                continue
            projects[file.project] += 1
            counts["files"] += 1
            for fault in judge(file, folder, counts):
                print(f"{fault}: {file.project} {file.name}")
            if number % SAMPLE == 0:
                try_peers(file, folder, peers)
    print(f"{counts['files']} files of {len(projects)} projects in {time.monotonic() - started:.0f} s:")
    print(", ".join(f"{project} {count}" for project, count in projects.items()))
    accepted = counts["accepted"]
    print(f"msgfmt accepts {accepted}; of these")
    print(f"  read                                        {counts['read']}")
    print(f"  unchanged: the same bytes                   {counts['unchanged']}")
    print(f"  rewritten from units: equal under msgcat    {counts['rewritten']}")
    print(f"  edited: all other entries byte-identical    {counts['edited']} of {counts['editable']}")
    print(f"msgfmt rejects {counts['rejected']}; refused with line and remedy {counts['refused']}")
    print(f"peers, on {peers['files']} files: equal under msgcat after their round trip, and byte-identical")
    for peer in ("polib", "Babel"):
        print(f"  {peer:6} {peers[peer]:5} {peers[peer + ' bytes']:5}")


def judge(file: File, folder: Path, counts: Counter[str]) -> list[str]:
    """Counts what one file passes, and tells what it fails."""
    path = folder / "fr" / "a.po"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(file.data)
    # A byte-order mark is more than msgfmt can read; Windows editors write it, and so it is read and kept here.
    if not file.data.startswith(codecs.BOM_UTF8) and run("msgfmt", "-o", "/dev/null", path) is None:
        counts["rejected"] += 1
        try:
            Catalog.load(path)
            compile_catalogs([path], out=folder)
        except InputError as error:
            if error.line is not None and error.remedy:
                counts["refused"] += 1
                return []
            return [f"refused without line or remedy ({error})"]
        return ["msgfmt rejects it, l10n does not"]
    counts["accepted"] += 1
    try:
        catalog = Catalog.load(path)
    except InputError as error:
        return [f"refused ({error})"]
    counts["read"] += 1
    faults = []
    units = list(catalog)
    catalog.save(folder / "b.po")
    if (folder / "b.po").read_bytes() in (file.data, file.data + b"\n"):
        counts["unchanged"] += 1
    else:
        faults.append("not the same bytes")
    (folder / "c.po").write_bytes(rewritten(file.data))
    if run("msgcat", path) == run("msgcat", folder / "c.po"):
        counts["rewritten"] += 1
    else:
        faults.append("another file under msgcat")
    if units:
        counts["editable"] += 1
        unit = units[len(units) // 2]
        catalog.put(replace(unit, targets=tuple(f"{target}x" for target in unit.targets)))
        catalog.save()
        if others(file.data, unit.source) == others(path.read_bytes(), unit.source):
            counts["edited"] += 1
        else:
            faults.append("an edit moved another entry")
    return faults


def rewritten(data: bytes) -> bytes:
    """The file with every entry made anew."""
    text = decode(data, None)
    entries = [
        "".join(f"{line}{text.eol}" for line in entry_lines(unit_of(entry))) for entry in read_entries(text, None)
    ]
    return text.eol.join(entries).encode(text.charset, "surrogateescape")


def others(data: bytes, source: str) -> list[list[str]]:
    """The lines of every entry but the header and those with this source, and the gaps between entries."""
    text = decode(data, None)
    pieces, at = [], 0
    for entry in read_entries(text, None):
        if entry.source not in ("", source):
            pieces += [text.lines[at : entry.start], text.lines[entry.start : entry.end]]
        at = entry.end
    return pieces


def try_peers(file: File, folder: Path, peers: Counter[str]) -> None:
    """What polib and Babel make of the file."""
    path, out = folder / "p.po", folder / "q.po"
    path.write_bytes(file.data)
    plain = run("msgcat", path)
    if plain is None:
        return
    peers["files"] += 1

    def with_polib() -> None:
        polib.pofile(str(path)).save(str(out))

    def with_babel() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            read = babel_po.read_po(io.BytesIO(file.data))
        with out.open("wb") as stream:
            babel_po.write_po(stream, read)

    for name, peer in (("polib", with_polib), ("Babel", with_babel)):
        with contextlib.suppress(Exception):
            peer()
            peers[name] += run("msgcat", out) == plain
            peers[f"{name} bytes"] += out.read_bytes() == file.data


def run(*command: str | Path) -> bytes | None:
    """The output of a gettext program, None when it refuses."""
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


if __name__ == "__main__":
    main()
