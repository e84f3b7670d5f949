"""Catalogs and memories as other tools' files: XLIFF 1.2 and 2.x, TMX, CSV, XLSX."""
