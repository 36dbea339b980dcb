"""One document's facts against its annotation: what was found, what was missed, what is too much (docs/methods.md).

Rows pair one to one. *Relaxed*: the two speak of the same thing, with evidence. *Exact*: every attribute that is
checked is right as well. Rows that the annotation marks ``certain: false`` count neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jobs.likeness import alike, bigrams, close, pair, plain

Row = Mapping[str, Any]
"""A row of the annotation, or a line of facts."""
Check = Callable[[Row, Row], bool]
_COUNTERS = frozenset("家个名人项位件所支")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and the three ratios that follow from them."""

    hits: int
    missed: int
    extra: int

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else float(not self.missed)

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.missed + other.missed, self.extra + other.extra)


@dataclass(frozen=True, slots=True)
class Checked:
    """One attribute over the pairs that it can be checked on."""

    right: int
    wrong: tuple[tuple[Row, Row], ...]

    @property
    def of(self) -> int:
        return self.right + len(self.wrong)


@dataclass(frozen=True, slots=True)
class Scored:
    """One type of fact in one document. ``exact`` counts the pairs whose attributes are all right."""

    relaxed: Tally
    exact: Tally
    missed: tuple[Row, ...] = ()
    extra: tuple[Row, ...] = ()
    attributes: Mapping[str, Checked] = field(default_factory=dict)


def score(gold: Mapping[str, Any], facts: Iterable[Row]) -> dict[str, Scored]:
    """Type of fact → score. Names, instruments and themes only where the annotation has any."""
    lines: dict[str, list[Row]] = {}
    for line in facts:
        lines.setdefault(line["kind"], []).append(line)
    measures, clauses = _measures(gold["measures"], lines.get("measure", []))
    places = {tuple(row["path"]): clauses.get(i) for i, row in enumerate(gold["measures"])}

    def in_place(row: Row, line: Row) -> bool:
        return places.get(tuple(row["path"])) == line.get("measure")

    scores = {
        "measures": measures,
        "roles": _roles(gold["measures"], clauses, lines.get("role", [])),
        "targets": _targets(gold["targets"], lines.get("target", []), in_place),
        "funding": _funding(gold["funding"], lines.get("funding", []), in_place),
    }
    for kind in ("programme", "platform"):
        if gold.get(f"{kind}s"):
            scores[f"{kind}s"] = _names(gold[f"{kind}s"], lines.get(kind, []))
    for kind, label in (("instrument", "code"), ("theme", "name")):
        if gold.get(f"{kind}s"):
            scores[f"{kind}s"] = _labels(gold[f"{kind}s"], lines.get(kind, []), places, label)
    return scores


def inexact(facts: Iterable[Row], text: str) -> tuple[int, list[Row]]:
    """How many lines carry evidence, and those whose quote, spans or mention are not what ``text`` has there."""
    lines = [line for line in facts if "quote" in line]
    return len(lines), [line for line in lines if not _stands(line, text)]


# --- the types


def _measures(gold: Sequence[Row], found: Sequence[Row]) -> tuple[Scored, dict[int, str]]:
    """Each annotated clause is the shortest found one that holds its anchor; one found for two of them is no hit."""
    texts = [(plain(line["text"]), line) for line in found]
    clauses: dict[int, str] = {}
    for i, row in enumerate(gold):
        holders = [line for text, line in texts if plain(row["anchor"]) in text]
        if holders:
            clauses[i] = min(holders, key=lambda line: len(line["text"]))["id"]
    taken = Counter(clauses.values())
    missed = [row for i, row in enumerate(gold) if taken[clauses.get(i, "")] != 1]
    extra = [line for line in found if line["id"] not in taken]
    tally = Tally(len(gold) - len(missed), len(missed), len(extra))
    return Scored(tally, tally, tuple(missed), tuple(extra)), clauses


def _roles(measures: Sequence[Row], clauses: Mapping[int, str], found: Sequence[Row]) -> Scored:
    wanted = [
        {**role, "clause": clauses.get(i), "quote": measure["roles_quote"]}
        for i, measure in enumerate(measures)
        for role in measure["roles"]
    ]

    def fit(row: Row, line: Row) -> float:
        if (line["measure"], line["role"]) != (row["clause"], row["role"]):
            return 0
        if not _evidenced(line, row["quote"], row["surface"]):
            return 0
        return float(plain(line["name"]) in (plain(row["agency"]), plain(row["surface"])))

    def canonical(row: Row, line: Row) -> bool:
        return not row["canonical"] or plain(line.get("canonical")) == plain(row["canonical"])

    pairs, missed, extra = pair(wanted, found, fit)
    named = [(row, line) for row, line in pairs if row["canonical"]]
    return _scored(pairs, missed, extra, {"canonical": canonical}, {"canonical": named})


def _targets(gold: Sequence[Row], found: Sequence[Row], in_place: Check) -> Scored:
    def fit(row: Row, line: Row) -> float:
        if row["unit"] != line["unit"] and {row["unit"], line["unit"]} - _COUNTERS:
            return 0
        if _number(line["value"]) != _number(row["value"]) or _number(line.get("value_max")) != _number(
            row.get("value2")
        ):
            return 0
        if not _evidenced(line, row["quote"]) or not close(row["indicator"], line["indicator"], 0.4):
            return 0
        return alike(row["indicator"], line["indicator"]) + 0.01

    sure, unsure = _parted(gold)
    pairs, missed, extra = pair(sure, found, fit)
    return _scored(pairs, missed, pair(unsure, extra, fit)[2], {**_TARGET_CHECKS, "place": in_place})


def _funding(gold: Sequence[Row], found: Sequence[Row], in_place: Check) -> Scored:
    def fit(row: Row, line: Row) -> float:
        if any(_number(row.get(name)) != _number(line.get(name)) for name in ("amount", "ratio")):
            return 0
        if not _evidenced(line, row["quote"]) or not close(row["recipient"], line["recipient"], 0.4):
            return 0
        return alike(row["recipient"], line["recipient"]) + 0.01

    def limit(row: Row, line: Row) -> bool:
        return bool(row["amount_kind"] == line.get("limit"))

    sure, unsure = _parted(gold)
    figured = [line for line in found if line.get("limit") != "unspecified"]
    pairs, missed, extra = pair(sure, figured, fit)
    return _scored(pairs, missed, pair(unsure, extra, fit)[2], {"limit": limit, "place": in_place})


def _names(gold: Sequence[Row], found: Sequence[Row]) -> Scored:
    """Programmes or platforms: each name once for the whole document, wherever it stands."""
    certain = {plain(row["name"]): row for row in gold if row["certain"]}
    unsure = [row for row in gold if not row["certain"] and plain(row["name"]) not in certain]
    lines = list({plain(line["name"]): line for line in found if _evidenced(line, None, line["name"])}.values())
    sure = list(certain.values())
    pairs, missed, extra = pair(sure, lines, _same_name)
    extra = [line for line in extra if not any(_same_name(row, line) for row in unsure)]
    named = sum(row["kind"] == "named" for row in sure)
    hit = sum(row["kind"] == "named" for row, _ in pairs)
    lost: tuple[tuple[Row, Row], ...] = tuple((row, {}) for row in missed if row["kind"] == "named")
    scored = _scored(pairs, missed, extra, {"spelling": _spelled_alike})
    return replace(scored, attributes={**scored.attributes, "named found": Checked(hit, lost)}) if named else scored


def _labels(
    gold: Sequence[Row], found: Sequence[Row], places: Mapping[tuple[str, ...], str | None], label: str
) -> Scored:
    """Instruments or themes: a set of labels for each annotated measure, wherever in it the evidence stands."""

    def fit(row: Row, line: Row) -> float:
        return float((places.get(tuple(row["path"])), row["label"]) == (line["measure"], line[label]))

    sure, unsure = _parted(gold)
    annotated = set(places.values()) - {None}
    pairs, missed, extra = pair(sure, [line for line in found if line.get("measure") in annotated], fit)
    return _scored(pairs, missed, pair(unsure, extra, fit)[2], {})


# --- what counts as the same


def _evidenced(line: Row, quote: str | None, name: str = "") -> bool:
    """Whether the line has a quote of sensible length about the same passage: not empty, not the whole page."""
    own = line.get("quote") or ""
    if not own or len(own) > 3 * len(quote or own) + 300:
        return False
    if close(own, quote, 0.3):
        return True
    wanted = bigrams(name)
    return bool(name) and (wanted & bigrams(own)).total() >= 0.5 * wanted.total()


def _same_name(row: Row, line: Row) -> float:
    a, b = plain(row["name"]), plain(line["name"])
    if a == b:
        return 2
    likeness = alike(a, b)
    holds = min(len(a), len(b)) >= 3 and (a in b or b in a)
    return likeness if likeness >= 0.8 or (holds and likeness >= 0.6) else 0


def _spelled_alike(row: Row, line: Row) -> bool:
    return plain(row["name"]) == plain(line["name"])


def _comparator(row: Row, line: Row) -> bool:
    """达到N and N以上 are told apart by ``exact``, not here."""
    return row["comparator"] == line["comparator"] or {row["comparator"], line["comparator"]} == {"=", ">="}


def _deadline(row: Row, line: Row) -> bool:
    """The annotated day, month or year, or its year; where there is none, none, or a declared inference."""
    found = str(line.get("deadline") or "")
    if not row["deadline"]:
        return not found or "deadline" in (line.get("inferred") or ())
    return found.startswith(row["deadline"]) or found == row["deadline"][:4]


_TARGET_CHECKS: dict[str, Check] = {
    "comparator": _comparator,
    "comparator and unit": lambda row, line: (row["comparator"], row["unit"]) == (line["comparator"], line["unit"]),
    "change": lambda row, line: bool(row["change"] == line.get("change")),
    "deadline": _deadline,
    "per year": lambda row, line: bool(row["per_year"]) == bool(line.get("per_year")),
}


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _parted(gold: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    return [row for row in gold if row["certain"]], [row for row in gold if not row["certain"]]


def _scored(
    pairs: Sequence[tuple[Row, Row]],
    missed: Sequence[Row],
    extra: Sequence[Row],
    checks: Mapping[str, Check],
    checkable: Mapping[str, Sequence[tuple[Row, Row]]] | None = None,
) -> Scored:
    attributes = {}
    for name, check in checks.items():
        asked = (checkable or {}).get(name, pairs)
        wrong = tuple((row, line) for row, line in asked if not check(row, line))
        attributes[name] = Checked(len(asked) - len(wrong), wrong)
    right = sum(all(check(row, line) for check in checks.values()) for row, line in pairs)
    relaxed = Tally(len(pairs), len(missed), len(extra))
    off = len(pairs) - right
    exact = Tally(right, len(missed) + off, len(extra) + off)
    return Scored(relaxed, exact, tuple(missed), tuple(extra), attributes)


def _stands(line: Row, text: str) -> bool:
    """A clause has no mention; a fact's main span is one of its spans, and each mention lies in one."""
    here, spans = [line["start"], line["end"]], [list(span) for span in line["spans"]]
    if not line["quote"] or text[line["start"] : line["end"]] != line["quote"]:
        return False
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        return False
    if line["kind"] in ("section", "measure"):
        return True
    inside = all(any(a <= start and end <= b for a, b in spans) for start, end in line["mention"])
    return here in spans and inside
