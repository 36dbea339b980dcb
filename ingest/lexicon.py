"""What ``data/gazetteers`` holds, as one record that every stage may be handed: places, bodies, words, lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from ingest.fields import Body
from ingest.model import Mention, Vocabulary

Level = Literal["nation", "province", "city", "county", "zone"]


@dataclass(frozen=True, slots=True)
class Region:
    """A row of regions.csv or zones.csv. ``forms`` are the other names under which texts print it, ``local`` those
    (高区) that name it only inside its parent."""

    code: str
    name: str
    level: Level
    parent: str | None
    forms: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    """The abbreviations that open its document numbers: 鲁, 威."""
    committee: str | None = None
    """The official name of a zone's committee."""


@dataclass(frozen=True, slots=True)
class Office:
    """A row of agencies.csv: how one kind of body is called at some levels, in some places, for some years.

    ``name`` and ``forms`` have slots: ``{R}`` the region's full designation (青岛市崂山区), ``{r}`` its short one,
    ``{W}`` its party committee (烟台市委). An empty ``name`` says that the body's full name differs from place to place.
    """

    name: str
    forms: tuple[str, ...]
    levels: tuple[str, ...]
    """Of nation, province, municipality, city, county, zone."""
    region: str
    """Prefix of the codes of the regions that it holds for; empty for all."""
    kind: Body
    sector: str
    function: str | None
    valid_from: str
    valid_to: str
    succeeded_by: str | None
    basis: str


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Lexicon:
    """``data/gazetteers`` in memory; made by ``gazetteer.load_lexicon``, never changed, so that it may key a cache."""

    vocabulary: Vocabulary
    regions: Mapping[str, Region]
    """By code."""
    region_names: Mapping[str, tuple[Region, ...]]
    """By full name and by the other forms; 朝阳区 is two."""
    offices: Mapping[str, tuple[Office, ...]]
    """By form, the region replaced by ``{r}``: ``{r}科技局``, ``人民银行{r}分行``, ``科技部``."""
    functions: Mapping[str, tuple[Office, ...]]
    """By the word for what it does, as 发改、财政等部门 prints it: a form without place and ending."""
    lookup: Callable[[str], tuple[Mention, ...]]
    """Every name in a text: leftmost-longest within each kind, ordered by start, then length, then kind."""
    tables: Mapping[str, tuple[Mapping[str, str], ...]]
    """The other lists (``programmes``, ``platform_classes`` …) row by row; ``basis`` is file and line of the row."""
