"""The review workbench: a local web page (and a terminal mode) on which people read, correct and approve what catalogs hold.

`workspace` keeps the project's catalogs in memory and up to date, `edit` changes units, `listing` finds them; `app` puts these behind HTTP,
`guard` decides who may ask, `server` runs it. The browser's part is in `static` and `templates`; what it says is in `locale`.
"""
