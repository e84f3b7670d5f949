"""Round trips of real documents, fifty or more of each format, written back as they were. Run: python -m benchmarks.round_trips

HTML, Markdown and text come with installed packages; DOCX documents are made of their HTML by LibreOffice, where it is installed, beside
those that packages bring. What is counted: documents that come back byte for byte; segments that read the same after they have been written
as targets; DOCX documents that python-docx, the usual library, still opens afterwards, and with the same text.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import site
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from l10n.errors import InputError
from l10n.formats.registry import Format, format_for
from l10n.text.codes import strip

WANTED = 60
_LARGEST = 200_000
_AT_ONCE = 10
_ROOTS = (
    *site.getsitepackages(),
    sysconfig.get_path("stdlib"),
    "/usr/share/doc",
    "/usr/share/perl",
    "/usr/lib/node_modules",
)


def main() -> None:
    """Prints one line per format."""
    with tempfile.TemporaryDirectory() as folder:
        for name, suffixes in (("html", (".html", ".htm")), ("markdown", (".md",)), ("text", (".txt",))):
            _measure(name, list(_found(suffixes)))
        _measure("docx", _word_documents(Path(folder)))


def _found(suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Documents that packages brought, of many packages rather than many of one."""
    count: dict[Path, int] = {}
    taken = 0
    for root in map(Path, _ROOTS):
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if taken == WANTED:
                return
            if path.suffix.lower() not in suffixes or not path.is_file() or not 200 < path.stat().st_size < _LARGEST:
                continue
            count[path.parent] = count.get(path.parent, 0) + 1
            if count[path.parent] <= 5 and _is_text(path):
                taken += 1
                yield path


def _is_text(path: Path) -> bool:
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return True


def _word_documents(folder: Path) -> list[Path]:
    """Word documents: those that packages brought, and LibreOffice's of their HTML."""
    brought = [path for root in map(Path, _ROOTS) if root.is_dir() for path in sorted(root.rglob("*.docx"))]
    soffice = shutil.which("soffice")
    pages = list(_found((".html", ".htm")))
    if soffice is None:
        print("soffice is not installed: only the Word documents of packages")
        return brought
    for number, page in enumerate(pages):
        shutil.copyfile(page, folder / f"{number:03}-{page.stem}.html")
    copies = sorted(folder.glob("*.html"))
    for start in range(0, len(copies), _AT_ONCE):
        command = [
            soffice,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            *map(str, copies[start : start + _AT_ONCE]),
        ]
        # Pages that wait for something are left out with their neighbours.
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, check=False, capture_output=True, timeout=60)
    return [*brought, *sorted(folder.glob("*.docx"))]


def _measure(name: str, paths: list[Path]) -> None:
    same = equal = segments = opened = size = done = 0
    began = time.perf_counter()
    for path in paths:
        form = format_for(path)
        data = path.read_bytes()
        try:
            text = form.unpack(data, path)
        except InputError as error:
            print(f"  {error}")
            continue
        done += 1
        size += len(data)
        article = form.parse(text, "en", path)
        same += form.pack(article.source(), data, path) == data
        written = form.pack(article.render(lambda one, form=form: form.encode(one, one.source)), data, path)  # type: ignore[misc]
        again = form.parse(form.unpack(written, path), "en", path)
        segments += len(article.segments)
        equal += _equal(form, [one.source for one in article.segments], [one.source for one in again.segments])
        opened += form.name != "docx" or _reads_alike(data, written)
    took = time.perf_counter() - began
    print(
        f"{name}: {done} documents, {size / 1e6:.1f} MB, {took:.1f} s; byte for byte {same}/{done}; "
        f"segments the same after writing {equal}/{segments}"
        + (f"; same text in python-docx {opened}/{done}" if name == "docx" else "")
    )


def _equal(form: Format, before: list[str], after: list[str]) -> int:
    """How many segments read the same; where their number differs, those up to the first difference."""
    if form.name == "docx":
        # A run that a target made longer or shorter at its edge may be joined with its neighbour: the words count.
        before, after = (
            [" ".join(strip(one).split()) for one in before],
            [" ".join(strip(one).split()) for one in after],
        )
    if len(before) == len(after):
        return sum(one == other for one, other in zip(before, after, strict=True))
    return next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )


def _reads_alike(before: bytes, after: bytes) -> bool:
    import docx

    def words(data: bytes) -> list[str]:
        document = docx.Document(io.BytesIO(data))
        return [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]

    return words(before) == words(after)


if __name__ == "__main__":
    main()
