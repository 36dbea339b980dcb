"""docs/codebook.md from data/schema.yaml: ``python -m tools.codebook [--check]``. The figures' part is written by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from graph.schema import Label, Property, Relation, load_schema
from jobs.home import CHECKOUT

FILE = CHECKOUT / "docs" / "codebook.md"
BEGIN = "<!-- made by `python -m tools.codebook` from data/schema.yaml -->"
END = "<!-- end -->"


def made() -> str:
    """The part of the codebook that follows from the schema."""
    schema = load_schema()
    lines = [BEGIN, "", f"Schema version {schema.version}.", "", "## Nodes", ""]
    for label in schema.labels.values():
        lines += _label(label)
    lines += [
        "## Relations",
        "",
        "Stated relations carry evidence and `fact_id`; reference relations carry `basis`.",
        "",
    ]
    lines += ["| relation | kind | ends | meaning | own properties |", "|---|---|---|---|---|"]
    lines += [_relation(relation) for relation in schema.relations.values()]
    return "\n".join([*lines, "", END])


def main(arguments: Sequence[str]) -> int:
    text = FILE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    wanted = before + made() + after
    if "--check" in arguments:
        return int(text != wanted)
    FILE.write_text(wanted, encoding="utf-8")
    return 0


def _label(label: Label) -> Iterator[str]:
    yield f"### {label.name}"
    yield ""
    yield f"{label.zh} · {label.en}. Key: `{label.key}`."
    yield ""
    yield "| property | type | unit | meaning |"
    yield "|---|---|---|---|"
    yield from map(_property, label.properties.values())
    yield ""


def _property(item: Property) -> str:
    values = f" ({' / '.join(item.values)})" if item.values else ""
    return f"| `{item.name}` | {item.type}{values} | {item.unit or ''} | {item.zh} · {item.en} |"


def _relation(relation: Relation) -> str:
    ends = "<br>".join(f"{a} → {b}" for a, b in relation.ends)
    own = " ".join(f"`{name}`" for name in relation.properties)
    return f"| `{relation.name}` | {relation.kind} | {ends} | {relation.zh} · {relation.en} | {own} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
