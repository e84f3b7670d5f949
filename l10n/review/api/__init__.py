"""What the page asks the workbench for: each function takes what was sent and returns what is to be answered, both as plain data for JSON.

Knows no HTTP; `l10n.review.app` says under which address each stands.
"""
