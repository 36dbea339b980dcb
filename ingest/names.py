"""The grammar of lists of bodies: where a printed list falls apart, and what neighbours share.

Pure functions over text; the words are ``agency.*`` of the vocabulary, the known names the gazetteer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.departments import departments, designated
from ingest.designation import SLOT, designations, is_known, offices_of, places_at, simplify, without_plate
from ingest.identity import fold
from ingest.kinds import is_body, is_group, is_place
from ingest.lexicon import Lexicon
from ingest.listing import pieces, trim, whole, without_trailing
from ingest.model import Span


class Piece(NamedTuple):
    """A part of a list: its range and what it prints, a department's ending (发改 in 发改、财政等部门) included."""

    start: int
    end: int
    name: str
    listed: bool = False
    """Whether it is one of several departments that share their ending."""


def split_bodies(text: str, lexicon: Lexicon) -> list[Piece]:
    """The bodies in a list as printed, in order; words such as 等 behind the last one are left out.

    、，；, always part two bodies outside brackets, 和 及 与 only where a body ends before and another begins behind:
    人力资源和社会保障局 is one, and so is 有关县市、区政府.
    """
    found: list[Piece] = []
    start = 0
    for printed, members in departments(text, lexicon):
        found += _split(text, Span(start, printed.start), lexicon)
        found += [Piece(*member.span, member.name, len(members) > 1) for member in members]
        start = printed.end
    return found + _split(text, Span(start, len(text)), lexicon)


def restore_names(surfaces: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Names with what a list prints once: 市教育局、教育工委 → 市教育工委; 天津市、河北省相关部门 → 天津市相关部门.

    Bodies with a place of their own (崂山区政府, 人民银行烟台市分行), central ones and collectives take nothing.
    """
    names: list[str] = []
    shared, party = "", False
    for name in _with_endings(surfaces, lexicon):
        own = _shared_prefix(name, lexicon)
        if own:
            shared, party = own, re.match(f"{own}委(?!员)", fold(name)) is not None
        names.append(_completed(name, shared, party, lexicon) if shared and not own else name)
    return names


# --- splitting


def _split(text: str, part: Span, lexicon: Lexicon) -> list[Piece]:
    inside = text[part.start : part.end]
    found = [
        Span(part.start + span.start, part.start + span.end)
        for piece in pieces(inside, lexicon.vocabulary)
        for soft in _soft_parts(inside, piece, lexicon)
        for span in _run_together(inside, soft, lexicon)
    ]
    return [Piece(*span, text[span.start : span.end]) for span in found]


def _soft_parts(text: str, piece: Span, lexicon: Lexicon) -> Iterator[Span]:
    words = lexicon.vocabulary
    kept = whole(text, words)
    start = piece.start
    marks = [Span(*m.span()) for m in re.compile("|".join(words["agency.soft"])).finditer(text, *piece)]
    for i, mark in enumerate(marks):
        if any(a < mark.start < b for a, b in kept):
            continue
        ends = [*(m.start for m in marks[i + 1 :]), piece.end]
        if any(is_known(text[start:end], lexicon) for end in ends):
            continue
        left = trim(text, Span(start, mark.start), words)
        stands = is_body(text[left.start : left.end], lexicon) and _begins_body(text[mark.end : piece.end], lexicon)
        if left.start == left.end or stands:
            if stands:
                yield left
            start = mark.end
    last = trim(text, Span(start, piece.end), words)
    if last.start < last.end:
        yield last


def _begins_body(right: str, lexicon: Lexicon) -> bool:
    """Whether what follows 和 is a body of its own: 各有关部门和单位 is one collective."""
    rest = fold(right)
    first = re.split("|".join(lexicon.vocabulary["agency.soft"]), rest)[0]
    bare = {*lexicon.vocabulary["agency.collective_end"]} - {*lexicon.vocabulary["agency.role_part"]}
    return any(
        part not in bare and is_body(part, lexicon)
        for part in (rest, without_trailing(rest, lexicon.vocabulary), first)
    )


def _run_together(text: str, span: Span, lexicon: Lexicon) -> list[Span]:
    """Known bodies without a mark between them (市委组织部市委人才办, 科技部财政部), where a bracket or a 、 was lost."""
    name = text[span.start : span.end]
    if is_known(name, lexicon):
        return [span]
    for at in range(3, len(name) - 2):
        if is_known(name[:at], lexicon) and _begins_anew(name[at:], lexicon):
            rest = _run_together(text, Span(span.start + at, span.end), lexicon)
            if all(is_known(text[part.start : part.end], lexicon) for part in rest):
                return [Span(span.start, span.start + at), *rest]
    return [span]


def _begins_anew(name: str, lexicon: Lexicon) -> bool:
    """Whether a body begins that needs no neighbour: it opens with its place or its level, or is a central one."""
    if name.startswith(lexicon.vocabulary["agency.level"]) or any(places_at(name, 0, None, lexicon)):
        return True
    return any(offices_of(simplify(name[:end]), lexicon) for end in range(3, len(name) + 1))


# --- what neighbours share


def _with_endings(surfaces: Sequence[str], lexicon: Lexicon) -> list[str]:
    """An ending printed once for several places, and the head of 各场景牵头部门和配合部门 for its second part."""
    names = list(surfaces)
    for i in range(len(names) - 2, -1, -1):
        ending = _ending_behind_place(names[i + 1], lexicon) if is_place(fold(names[i]), lexicon) else ""
        if ending:
            names[i] = _full_place(names[i], lexicon) + ending
    for i in range(1, len(names)):
        names[i] = _head_before_part(names[i - 1], names[i], lexicon.vocabulary["agency.role_part"]) + names[i]
    return names


def _ending_behind_place(name: str, lexicon: Lexicon) -> str:
    for region, end in places_at(name, 0, None, lexicon):
        if name[:end] not in region.forms or region.level == "zone":
            return name[end:]
    zone = re.match("|".join(f".{{2,}}?{end}" for end in lexicon.vocabulary["agency.zone_end"]), name)
    return name[zone.end() :] if zone else ""


def _full_place(name: str, lexicon: Lexicon) -> str:
    """青岛 in 青岛、烟台市政府 is 青岛市."""
    named = [r for r in lexicon.region_names.get(fold(name), ()) if r.level in ("province", "city")]
    return named[0].name if len(named) == 1 else name


def _head_before_part(before: str, name: str, parts: tuple[str, ...]) -> str:
    if name not in parts:
        return ""
    return next((before.removesuffix(part) for part in parts if before.endswith(part)), "")


def _shared_prefix(name: str, lexicon: Lexicon) -> str:
    """The 市 of 市科技局 or the 烟台市 of 烟台市科技局: what the bodies behind it share; a government shares none."""
    text = without_plate(name)
    department = designated(text, lexicon)
    if department is not None:
        return department.head
    for designation in designations(text, None, lexicon):
        if not designation.place or not designation.form.startswith(SLOT):
            continue
        named = designation.region
        if named is not None and (designation.place != named.name or _is_government(designation.form)):
            continue
        if offices_of(designation.form, lexicon) or (named is None and _looks_local(text, designation.place, lexicon)):
            return designation.place
    return ""


def _is_government(form: str) -> bool:
    return form in (SLOT, SLOT + "政府", SLOT + "管委会")


def _looks_local(name: str, level: str, lexicon: Lexicon) -> bool:
    words = lexicon.vocabulary
    return not name.startswith(words["agency.not_level"]) and name.removeprefix(level).endswith(
        words["agency.agency_end"]
    )


def _completed(name: str, prefix: str, party: bool, lexicon: Lexicon) -> str:
    text = without_plate(name)
    words = lexicon.vocabulary
    if designated(text, lexicon) is not None:
        return prefix + name
    if text.startswith(words["agency.no_prefix"]) or text.endswith(words["agency.government"]):
        return name
    if is_group(text, lexicon) or _has_place(text, lexicon):
        return name
    known = [row for row in offices_of(SLOT + simplify(text), lexicon) if "nation" not in row.levels]
    if text in words["agency.party_only"] or (party and offices_of(f"{SLOT}委{simplify(text)}", lexicon)):
        return f"{prefix}委{name}"
    if known:
        return prefix + name if any("{R}" in row.name or "{W}" in row.name or not row.name for row in known) else name
    central = offices_of(simplify(text), lexicon)
    return name if central or not text.endswith(words["agency.agency_end"]) else prefix + name


def _has_place(name: str, lexicon: Lexicon) -> bool:
    if any(d.place and offices_of(d.form, lexicon) for d in designations(name, None, lexicon)):
        return True
    placed = any(mention.kind == "region" for mention in lexicon.lookup(name))
    return placed and not offices_of(SLOT + simplify(name), lexicon)
