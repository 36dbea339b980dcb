"""``policygraph explain``: every hop for one clause, from the printed text to the facts. The debugger and the tutorial.

Its facts are those of ``extract``: the same path runs, only watched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from graph.spelling import nearest
from ingest.errors import PolicygraphError
from ingest.facts import to_lines
from ingest.model import Clause, Fact, Finding, Given, Passage, Reading
from ingest.pipeline import read_source
from ingest.read import read_document
from ingest.rules.rule import Rule
from jobs.read import extractor, given_for

Trial = tuple[Passage, Rule, Sequence[Finding]]
_SHOWN = 160


class NoSuchClause(PolicygraphError):
    """A path that the document's outline does not have, or that several end in."""

    exit_code = 2

    def __init__(self, file: Path, path: str, known: Iterable[str], ending: Sequence[str]) -> None:
        what = f"{len(ending)} clauses end in" if ending else "there is no clause"
        near = nearest(path, ending or known) or "Without --clause the outline is listed."
        super().__init__(f"{file}: {what} {path!r}. {near}")


def explain(file: Path, path: str | None, region: str | None = None) -> Iterator[str]:
    """Lines to print. ``path`` as ids have it, 四/(三), full-width brackets welcome; None lists the outline."""
    trials: list[Trial] = []
    given = given_for([file], None, region).get(file, Given())
    source = read_document(file)
    reading = read_source(source, extractor(), given, lambda *trial: trials.append(trial))
    if path is None:
        yield from _outline(reading)
        return
    clause = _meant(file, path, reading.clauses)
    yield from _hops(reading, clause, [t for t in trials if t[0].clause == clause])


def _meant(file: Path, path: str, clauses: Sequence[Clause]) -> Clause:
    """The clause of this path, else the only one whose path ends so: 24 is 五/24."""
    wanted = path.strip("/").translate(str.maketrans("（）", "()"))
    by_path = {"/".join(clause.path): clause for clause in clauses}
    ending = [name for name in by_path if f"/{name}".endswith(f"/{wanted}")]
    if wanted not in by_path and len(ending) != 1:
        raise NoSuchClause(file, path, by_path, ending)
    return by_path[wanted if wanted in by_path else ending[0]]


def _outline(reading: Reading) -> Iterator[str]:
    yield f"{reading.document.title or '(no title printed)'}  [{reading.document.id}]"
    for clause in reading.clauses:
        yield f"{'  ' * len(clause.path)}{clause.kind:8} {'/'.join(clause.path)}  {clause.title}"


def _hops(reading: Reading, clause: Clause, trials: Sequence[Trial]) -> Iterator[str]:
    document, restored = reading.document, reading.restored
    spans = restored.spans(clause.start, clause.end)
    yield f"1 read      {reading.source.name}: {reading.source.format}, {reading.source.encoding}, " + (
        f"{len(reading.source.text)} characters"
    )
    if not restored.repairs:
        yield "2 repair    nothing to repair"
    for repair in restored.repairs or ():
        yield f"2 repair    {repair.name} ({repair.count}): {repair.note}"
    yield f"3 describe  {document.id} · {document.title} · {document.region_name} · {document.date}" + _note(
        document.inferred
    )
    yield f"4 outline   {clause.kind} {'/'.join(clause.path)} · {clause.title} · source " + _ranges(spans)
    yield f"            {_short(restored.text[clause.start : clause.end])}"
    yield from _mentions(trials)
    yield from _rules(trials)
    yield from _facts([f for f in reading.facts if f.clause == clause])
    state = next(
        (line for line in to_lines(reading) if line["kind"] == "measure" and line["path"] == list(clause.path)), None
    )
    if state:
        yield "9 measure   " + " · ".join(
            f"{name} {state[name] or 'not stated'}" for name in ("responsibility", "due", "scope")
        )


def _mentions(trials: Sequence[Trial]) -> Iterator[str]:
    mentions = trials[0][0].mentions if trials else ()
    yield f"5 mentions  {len(mentions)} names of the gazetteer"
    for mention in mentions:
        yield f"            {mention.start:5}-{mention.end:<5} {mention.kind:16} {mention.surface}"


def _rules(trials: Sequence[Trial]) -> Iterator[str]:
    fired = [(rule, found) for _, rule, found in trials if found]
    silent = [rule.id for _, rule, found in trials if not found]
    yield f"6 rules     {len(fired)} fired; tried without a find: {', '.join(silent) or 'none'}"
    for rule, found in fired:
        yield f"            {rule.id}: {len(found)} — {rule.finds}"


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    yield f"7 facts     {len(facts)}, overlaps settled, in source order"
    yield from _named(facts)


def _named(facts: Sequence[Fact]) -> Iterator[str]:
    yield "8 resolve   " + ("each fact with its names resolved" if facts else "no names")
    for fact in facts:
        evidence = fact.evidence
        fields = {name: value for name, value in asdict(fact.fields).items() if value not in (None, False)}
        yield f"            {type(fact.fields).__name__:10} {fact.id} by {evidence.rule}" + _note(evidence.inferred)
        yield f"              {' · '.join(f'{name} {value}' for name, value in fields.items())}"
        yield f"              [{evidence.start}, {evidence.end}) {_short(evidence.quote)}  mention {_ranges(evidence.mention)}"


def _ranges(spans: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"[{start}, {end})" for start, end in spans)


def _note(inferred: Sequence[str]) -> str:
    return f" (inferred: {', '.join(inferred)})" if inferred else ""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}… ({len(flat)} characters)"
