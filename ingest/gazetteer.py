"""``data/gazetteers`` read once: vocabulary for the rules, places and bodies, and every list of names to look up.

The only importer of ahocorasick_rs. What is looked up is declared in ``lookup.csv`` (file, kind, column): the column
holds surfaces, several parted by ``|``. Each kind has an automaton of its own: no list hides another's names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.designation import SLOT
from ingest.errors import DataInvalid
from ingest.lexicon import Lexicon, Office, Region
from ingest.model import Mention, Vocabulary
from ingest.tables import cells, read_offices, read_regions, read_rows

Row = Mapping[str, str]
Surfaces = dict[str, Row]
_SHORTEST = 2


def load_lexicon(folder: Path) -> Lexicon:
    """Reads and checks ``folder``; raises ``DataInvalid`` with file and line at the first row that breaks a rule."""
    regions = read_regions(folder)
    offices = read_offices(folder)
    names = _by_name(regions.values())
    kinds = {"region": _region_surfaces(names), "office": _office_surfaces(offices), **_declared(folder)}
    words = load_vocabulary(folder)
    functions = _by_function(offices, words)
    return Lexicon(words, regions, names, _by_form(offices), functions, _lookup(kinds), _tables(folder))


def load_vocabulary(folder: Path) -> Vocabulary:
    """Reads ``folder/words/*.csv`` (columns list, word, gloss) into ``<file stem>.<list>`` → words, longest first."""
    lists: dict[str, set[str]] = {}
    columns = ("list", "word", "gloss")
    for file in sorted((folder / "words").glob("*.csv")):
        for _, row in read_rows(file, columns, filled=columns):
            lists.setdefault(f"{file.stem}.{row['list']}", set()).add(row["word"])
    return {name: tuple(sorted(words, key=lambda w: (-len(w), w))) for name, words in lists.items()}


def _by_name(regions: Iterable[Region]) -> dict[str, tuple[Region, ...]]:
    names: dict[str, tuple[Region, ...]] = {}
    for region in regions:
        local = tuple(f"{region.parent}:{form}" for form in region.local)
        for name in {region.name, *region.forms, *local}:
            names[name] = (*names.get(name, ()), region)
    return names


def _by_form(offices: Iterable[Office]) -> dict[str, tuple[Office, ...]]:
    forms: dict[str, tuple[Office, ...]] = {}
    for office in offices:
        for form in office.forms:
            forms[form] = (*forms.get(form, ()), office)
    return forms


def _by_function(offices: Iterable[Office], words: Vocabulary) -> dict[str, tuple[Office, ...]]:
    """{r}财政局, 财政部 → 财政, with words that no form ends in (科信); words for any department (政务) are none."""
    functions: dict[str, tuple[Office, ...]] = dict.fromkeys(words["agency.function_word"], ())
    for office in offices:
        for word in {word for form in office.forms for word in _functions_of(form, words["agency.function_end"])}:
            functions[word] = (*functions.get(word, ()), office)
    return {word: found for word, found in functions.items() if word not in words["agency.not_function"]}


def _functions_of(form: str, endings: Iterable[str]) -> Iterator[str]:
    bare = form.removeprefix(SLOT).removeprefix("国家")
    for word in (bare.removesuffix(ending) for ending in endings if bare.endswith(ending)):
        if len(word) >= _SHORTEST and SLOT not in word and not word.startswith(("委", "中")):
            yield word


def _region_surfaces(names: Mapping[str, tuple[Region, ...]]) -> Surfaces:
    """Full names, and short ones of provinces, cities and zones: 和平 or 新城 would be found where none is meant."""
    surfaces: Surfaces = {}
    for name, regions in names.items():
        meant = [
            r for r in regions if r.level not in ("county", "nation") or (name == r.name and len(name) > _SHORTEST)
        ]
        if meant and len(name) >= _SHORTEST and ":" not in name:
            surfaces[name] = {"name": name, "codes": "|".join(r.code for r in meant)}
    return surfaces


def _office_surfaces(offices: Iterable[Office]) -> Surfaces:
    surfaces: Surfaces = {}
    for office in offices:
        for form in office.forms:
            surface = form.removeprefix(SLOT)
            if SLOT not in surface and len(surface) >= _SHORTEST:
                surfaces.setdefault(surface, {"name": office.name, "kind": office.kind, "sector": office.sector})
    return surfaces


def _declared(folder: Path) -> dict[str, Surfaces]:
    kinds: dict[str, Surfaces] = {}
    columns = ("file", "kind", "column")
    for place, entry in read_rows(folder / "lookup.csv", columns, filled=columns):
        file = folder / entry["file"]
        if not file.is_file():
            raise DataInvalid(*place, f"{entry['file']} does not exist", "Delete the line or restore the file.")
        _add_surfaces(kinds.setdefault(entry["kind"], {}), file, entry["column"])
    return kinds


def _add_surfaces(surfaces: Surfaces, file: Path, column: str) -> None:
    for place, row in read_rows(file, (column,), filled=(column,)):
        for surface in cells(row[column]):
            if surface in surfaces:
                raise DataInvalid(*place, f"{surface} stands twice", "Delete one of the two.")
            surfaces[surface] = row


def _tables(folder: Path) -> dict[str, tuple[Row, ...]]:
    """Every list that has no record of its own, with the place of each row."""
    known = ("agencies", "lookup", "regions", "zones")
    return {
        file.stem: tuple({**row, "basis": f"{file.name}:{place.line}"} for place, row in read_rows(file, (), ()))
        for file in sorted(folder.glob("*.csv"))
        if file.stem not in known
    }


def _lookup(kinds: Mapping[str, Surfaces]) -> Callable[[str], tuple[Mention, ...]]:
    automata = [
        (kind, list(surfaces), list(surfaces.values()), AhoCorasick(list(surfaces), MatchKind.LeftmostLongest))
        for kind, surfaces in sorted(kinds.items())
        if surfaces
    ]

    def lookup(text: str) -> tuple[Mention, ...]:
        found = [
            Mention(kind, start, end, names[index], rows[index])
            for kind, names, rows, automaton in automata
            for index, start, end in automaton.find_matches_as_indexes(text)
        ]
        return tuple(sorted(found, key=lambda m: (m.start, -m.end, m.kind)))

    return lookup
