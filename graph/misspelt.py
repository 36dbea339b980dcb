"""Labels, types and properties of a free query that data/schema.yaml does not have: engines answer such with nothing.

Users may keep labels and properties of their own in the graph, so this only warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.schema import Schema, load_schema
from graph.spelling import closest
from graph.tokens import without_comments

_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAMES = r"[!\s]*[^\W\d]\w*(?:\s*[|&:]+[!\s]*[^\W\d]\w*)*"
_NODE = re.compile(rf"\(\s*(?:[^\W\d]\w*)?\s*:({_NAMES})")
_ASKED = re.compile(rf"(?:WHERE|AND|OR|NOT|XOR|WHEN|[(,])\s+[^\W\d]\w*:({_NAMES})", re.IGNORECASE)
_RELATION = re.compile(rf"\[\s*(?:[^\W\d]\w*)?\s*:({_NAMES})")
_PATTERN_KEYS = re.compile(rf"[(\[]\s*(?:[^\W\d]\w*)?\s*(?::{_NAMES})?\s*\{{([^{{}}]*)\}}")
_KEY = re.compile(r"([^\W\d]\w*)\s*:")
_ACCESS = re.compile(r"(?<![\w.$])([^\W\d]\w*)\.([^\W\d]\w*)\b(?!\s*[.(])")
_CALL = re.compile(r"\bCALL\s+[\w.]+", re.IGNORECASE)


def misspelt(cypher: str) -> list[str]:
    """A sentence for each name that the schema does not have, in the order of the query."""
    schema, text = load_schema(), _CALL.sub("", _TEXT.sub("''", without_comments(cypher)))
    return list(dict.fromkeys([*_labels(schema, text), *_types(schema, text), *_properties(schema, text)]))


def _labels(schema: Schema, text: str) -> Iterator[str]:
    for match in (*_NODE.finditer(text), *_ASKED.finditer(text)):
        for name in re.findall(r"\w+", match[1]):
            if name not in schema.labels and name not in schema.relations:
                yield f"data/schema.yaml has no label {name}. {closest(name, schema.labels)}"


def _types(schema: Schema, text: str) -> Iterator[str]:
    for match in _RELATION.finditer(text):
        for name in re.findall(r"\w+", match[1]):
            if name not in schema.relations:
                yield f"data/schema.yaml has no relation {name}. {closest(name, schema.relations)}"


def _properties(schema: Schema, text: str) -> Iterator[str]:
    held = [label.properties for label in schema.labels.values()] + [r.properties for r in schema.relations.values()]
    known = {name: None for properties in held for name in properties}
    in_patterns = [key for match in _PATTERN_KEYS.finditer(text) for key in _KEY.findall(match[1])]
    own = set(_KEY.findall(text)) - set(in_patterns)  # keys of maps that the query makes itself
    read = [match[2] for match in _ACCESS.finditer(text)]
    for name in (*in_patterns, *read):
        if name not in known and name not in own:
            yield f"data/schema.yaml has no property {name}. {closest(name, known)}"
