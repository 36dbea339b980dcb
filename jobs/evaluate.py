"""``policygraph evaluate``: the rules against annotations, by type and by document, with all that was missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from statistics import fmean
from typing import Any

from ingest.errors import DocumentUnreadable
from jobs.gold import Annotation, check_quotes, load_gold
from jobs.home import POLICIES
from jobs.pairs import Judged, agreement, judge_pairs
from jobs.read import given_for, read_all
from jobs.scoring import Row, Scored, Tally, inexact, score
from jobs.show import Rows

COLUMNS = ("document", "type", "annotated", "found", "precision", "recall", "F1", "exact F1", "not all right")
README = ("type", "annotated", "found", "precision", "recall", "F1", "exact F1", "mean F1", "right")
MISSES = ("document", "type", "what", "annotated", "found")
POOLED, MEAN = "all, pooled", "all, mean"
_NAMES = ("name", "agency", "indicator", "recipient", "title", "label", "code")
_FIGURES = (
    "canonical",
    "role",
    "comparator",
    "value",
    "unit",
    "change",
    "deadline",
    "amount",
    "ratio",
    "limit",
    "amount_kind",
)
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document's scores by type. ``quotes``: how many lines carry evidence, and how many of them are exact."""

    annotation: Annotation
    scores: Mapping[str, Scored]
    quotes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    documents: tuple[Evaluated, ...]
    pairs: tuple[Judged, ...] = ()


def evaluate(gold: Path, texts: Path | None = None, workers: int | None = None) -> Evaluation:
    """Reads every annotated text anew and scores it. Raises where a text cannot be read or an annotation is not its."""
    annotations = load_gold(gold, texts)
    files = [annotation.text for annotation in annotations]
    outcomes = read_all(files, given_for(files, None, None), workers)
    results = []
    for annotation, outcome in zip(annotations, outcomes, strict=True):
        if outcome.error is not None:
            raise DocumentUnreadable(str(annotation.text), outcome.error, "It is annotated, so it must be readable.")
        check_quotes(annotation, outcome.text)
        of, wrong = inexact(outcome.lines, outcome.text)
        results.append(Evaluated(annotation, score(annotation.rows, outcome.lines), (of - len(wrong), of)))
    return Evaluation(tuple(results), judge_pairs(gold / "pairs.csv", texts or POLICIES))


def table(evaluation: Evaluation) -> Rows:
    """A row for each document and type, then all documents pooled and their mean."""
    rows = [
        {
            "document": result.annotation.name,
            "type": kind,
            **_figures([scored]),
            "not all right": _attributes([scored], False),
        }
        for result in evaluation.documents
        for kind, scored in result.scores.items()
    ]
    for kind, of_kind in _by_kind(evaluation.documents).items():
        rows.append(
            {"document": POOLED, "type": kind, **_figures(of_kind), "not all right": _attributes(of_kind, False)}
        )
        rows.append({"document": MEAN, "type": kind, **_means(of_kind)})
    return Rows(COLUMNS, rows)


def summary(evaluation: Evaluation) -> Rows:
    """A row a type, all documents pooled, with the mean over the documents beside it: the table of the README."""
    rows = [
        {"type": kind, **_figures(of_kind), "mean F1": _means(of_kind).get("F1"), "right": _attributes(of_kind)}
        for kind, of_kind in _by_kind(evaluation.documents).items()
    ]
    return Rows(README, rows)


def misses(evaluation: Evaluation) -> Rows:
    """What was missed, what is too much, and every attribute that is wrong."""
    rows = [
        {"document": result.annotation.name, "type": kind, **row}
        for result in evaluation.documents
        for kind, scored in result.scores.items()
        for row in _faults(scored)
    ]
    return Rows(MISSES, [*rows, *(_pair(pair) for pair in evaluation.pairs if pair.judgement != pair.found)])


def provenance(evaluation: Evaluation) -> str:
    """For under every table: how many documents, who annotated them, who checked, are the quotes exact; then the pairs."""
    results = evaluation.documents
    annotators = sorted({r.annotation.annotated_by for r in results} - {""})
    checkers = sorted({r.annotation.checked_by for r in results} - {""})
    exact, of = (sum(r.quotes[i] for r in results) for i in (0, 1))
    checked = f"checked by {', '.join(checkers)}" if checkers else "no person has checked them"
    by = f"annotated by {', '.join(annotators)}; {checked}" if annotators else "annotators not stated (no index.csv)"
    told = f"{len(results)} documents, {by}. Quotes that stand in the text letter for letter: {exact} of {of}."
    return " ".join([told, agreement(evaluation.pairs)] if evaluation.pairs else [told])


def _by_kind(results: Iterable[Evaluated]) -> dict[str, list[Scored]]:
    found: dict[str, list[Scored]] = {}
    for result in results:
        for kind, scored in result.scores.items():
            found.setdefault(kind, []).append(scored)
    return found


def _figures(scored: Sequence[Scored]) -> dict[str, Any]:
    relaxed: Tally = reduce(add, (s.relaxed for s in scored))
    exact: Tally = reduce(add, (s.exact for s in scored))
    figures = {"annotated": relaxed.hits + relaxed.missed, "found": relaxed.hits + relaxed.extra}
    if not any(figures.values()):
        return figures
    ratios = {"precision": relaxed.precision, "recall": relaxed.recall, "F1": relaxed.f1, "exact F1": exact.f1}
    return figures | _rounded(ratios)


def _means(scored: Sequence[Scored]) -> dict[str, Any]:
    """Over the documents that have anything of the type, annotated or found."""
    held = [s for s in scored if s.relaxed != Tally(0, 0, 0)]
    if not held:
        return {}
    ratios = {
        "precision": fmean(s.relaxed.precision for s in held),
        "recall": fmean(s.relaxed.recall for s in held),
        "F1": fmean(s.relaxed.f1 for s in held),
        "exact F1": fmean(s.exact.f1 for s in held),
    }
    return _rounded(ratios)


def _rounded(ratios: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{ratio:.3f}" for name, ratio in ratios.items()}


def _attributes(scored: Sequence[Scored], all_of_them: bool = True) -> str:
    """Each attribute with how often it is right, of how many pairs; or only those that are not always right."""
    names = dict.fromkeys(name for s in scored for name in s.attributes)
    counts = {name: [s.attributes[name] for s in scored if name in s.attributes] for name in names}
    sums = {name: (sum(c.right for c in of), sum(c.of for c in of)) for name, of in counts.items()}
    return ", ".join(f"{name} {right}/{of}" for name, (right, of) in sums.items() if all_of_them or right < of)


def _faults(scored: Scored) -> Iterator[dict[str, str]]:
    for row in scored.missed:
        yield {"what": "missed", "annotated": _short(row), "found": ""}
    for line in scored.extra:
        yield {"what": "extra", "annotated": "", "found": _short(line)}
    for name, checked in scored.attributes.items():
        for row, line in checked.wrong:
            yield {"what": name, "annotated": _short(row), "found": _short(line)}


def _pair(pair: Judged) -> dict[str, str]:
    names = " — ".join(pair.names)
    nodes = " — ".join(node.key for node in pair.nodes)
    return {
        "document": "pairs.csv",
        "type": f"{pair.kind}s",
        "what": "pair",
        "annotated": f"{names} · {pair.judgement}: {pair.reason}",
        "found": f"{nodes} · {pair.found}",
    }


def _short(row: Row) -> str:
    """A row in one line: clause, name, figures, the beginning of its quote."""
    if not row:
        return ""
    place = "/".join(row["path"]) if "path" in row else row.get("measure") or row.get("section") or ""
    name = next((str(row[field]) for field in _NAMES if row.get(field)), "")
    figures = " ".join(str(row[field]) for field in _FIGURES if row.get(field) is not None)
    quote = " ".join(str(row.get("quote") or row.get("anchor") or "").split())[:_QUOTED]
    return " · ".join(part for part in (place.rpartition("#")[2], name, figures, quote) if part)
