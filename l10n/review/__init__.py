"""The review workbench: a local web page (and a terminal mode) on which people read, correct and approve what catalogs hold.

`workspace` keeps the project's catalogs in memory and up to date, `edit` changes units, `listing` finds them, `panels` tells of them; `api` is
what the page can ask for and `pages` what it shows, `app` puts both behind HTTP, `guard` decides who may ask, `server` runs it. The browser's
part is in `static` and `templates`; what it says is in `locale`.
"""
