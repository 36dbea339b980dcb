"""English glosses of the closed lists, for readers who do not read Chinese: functions, themes, instruments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ingest.tables import read_rows
from jobs.home import GAZETTEERS

_GLOSS = {"functions": "gloss", "themes": "gloss", "instruments": "name_en"}


@cache
def glosses() -> Mapping[str, str]:
    """Chinese name → English gloss."""
    return {
        row["name"]: row[column]
        for stem, column in _GLOSS.items()
        for _, row in read_rows(GAZETTEERS / f"{stem}.csv", ("name", column), filled=("name", column))
    }
