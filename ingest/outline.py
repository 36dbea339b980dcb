"""Restored text → the tree of sections and measures, as a list in reading order.

A leaf that sets tasks is a measure, whether or not bodies are named; headings above the leaves, goals and principles are
sections. Where the leaves are is told by the responsibility statements: a list whose items carry none, under a heading that
carries one, is text of that heading's measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from ingest.model import Clause, Path, Restored, Span, Statement, Vocabulary
from ingest.numbering import HEADLINE, RANKS, Number, find_numbers
from ingest.wording import any_of

_LONGEST_TITLE = 60
_ARTICLE = RANKS.index("article")
_RUN_ON = re.compile(r"^[\u4e00-\u9fff]{4,8}(?:以习近平|以.{2,20}为|到20\d\d年|深入贯彻|全面贯彻|坚持以)")
_PARAGRAPH = re.compile(r"(?<![^\n])[^\n]{16,}")
_STOP = re.compile(r"[。\n]")
_SUM = r"[\d０-９.]+\s*(?:[百千万亿]*\s*元|[%％])"
_GIVES = "(?:给予|奖励|补助|补贴|资助)"
_GRANT = re.compile(rf"{_GIVES}[^。]{{0,30}}?{_SUM}|按[^。]{{0,30}}?{_SUM}[^。]{{0,10}}?{_GIVES}")
_CONDITIONS = re.compile(r"(?:下列|以下)[^。：:]{0,8}条件[^。：:]*[：:][\s-]*$")


@dataclass(slots=True)
class _Node:
    number: Number
    end: int
    children: list[_Node] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.number.span.start

    @property
    def own_end(self) -> int:
        return self.children[0].start if self.children else self.end

    def leaves(self) -> Iterator[_Node]:
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def outline(
    restored: Restored, body: Span, statements: Sequence[Statement], vocabulary: Vocabulary
) -> tuple[Clause, ...]:
    """``statements`` in reading order; ``body`` is where clauses can stand. Paths are unique: a repeated one gets ~2."""
    numbers = find_numbers(restored.text, body)
    if not numbers:
        return _numbered(list(_paragraphs(restored.text, body, statements)))
    roots = _tree(numbers, body.end)
    _close_leaves(restored.text, roots, statements)
    drafts = list(_walk(restored.text, roots, (), "", _Context(statements, vocabulary)))
    return _numbered(drafts)


@dataclass(frozen=True, slots=True)
class _Context:
    statements: Sequence[Statement]
    vocabulary: Vocabulary

    def inside(self, start: int, end: int) -> list[Statement]:
        return [s for s in self.statements if start <= s.start < end]


def _tree(numbers: Sequence[Number], end: int) -> list[_Node]:
    roots: list[_Node] = []
    stack: list[_Node] = []
    for position, number in enumerate(numbers):
        following = numbers[position + 1].span.start if position + 1 < len(numbers) else end
        node = _Node(number, following)
        while stack and stack[-1].number.rank >= number.rank:
            stack.pop()
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    for root in roots:
        _stretch(root)
    return roots


def _stretch(node: _Node) -> None:
    for child in node.children:
        _stretch(child)
    if node.children:
        node.end = node.children[-1].end


def _close_leaves(text: str, nodes: Sequence[_Node], statements: Sequence[Statement]) -> None:
    """Takes the children of those nodes whose list is no list of clauses."""
    governed = _statement_level(nodes, statements)
    for node in nodes:
        if not node.children:
            continue
        if _is_enumeration(text, node) or _governs(node, statements, governed):
            node.children.clear()
        else:
            _close_leaves(text, node.children, statements)


def _is_enumeration(text: str, node: _Node) -> bool:
    """Conditions and duties listed inside a sentence, or below an article: 应当具备下列条件：（一）…；（二）…。"""
    if node.number.rank == _ARTICLE:
        return not _sets_apart(text, node)
    lead = text[node.start : node.own_end].rstrip()
    ends = [text[child.start : child.end].rstrip()[-1:] for child in node.children[:-1]]
    listed = lead.endswith(("：", ":")) and bool(ends) and sum(e in "；;" for e in ends) * 2 > len(ends)
    return listed or _CONDITIONS.search(lead) is not None


def _sets_apart(text: str, node: _Node) -> bool:
    """Does each item of an article set a task of its own: a duty (财政部门：市财政局负责…), a grant (…的，给予10万元), a step
    with its headline (提交材料。申请单位向…)?"""
    items = [text[child.number.span.end : child.end] for child in node.children]
    duties = sum("负责" in item for item in items)
    telling = max(duties, *(sum(bool(tell(item)) for item in items) for tell in (_GRANT.search, HEADLINE.match)))
    return len(items) > 1 and telling * 4 >= 3 * len(items)


def _statement_level(nodes: Sequence[_Node], statements: Sequence[Statement]) -> bool:
    """Do the statements of these siblings stand behind the last item of each list, for the whole list?"""
    lists = [n for n in nodes if len(n.children) > 1 and any(n.start <= s.start < n.end for s in statements)]
    last_only = [n for n in lists if _only_in_last(n, statements)]
    return len(last_only) >= 2 and len(last_only) >= 0.8 * len(lists)


def _only_in_last(node: _Node, statements: Sequence[Statement]) -> bool:
    inside = [s for s in statements if node.start <= s.start < node.end]
    leaves = list(node.leaves())
    return len(inside) == 1 and len(leaves) > 1 and leaves[-1].start <= inside[0].start


def _governs(node: _Node, statements: Sequence[Statement], governed: bool) -> bool:
    inside = [s for s in statements if node.start <= s.start < node.end]
    if any(s.start < node.own_end for s in inside):
        return all(s.start < node.own_end for s in inside)
    return governed and _only_in_last(node, statements)


def _walk(text: str, nodes: Sequence[_Node], above: Path, idle: str, context: _Context) -> Iterator[Clause]:
    """``idle``: the heading above that sets no tasks, empty without one; a list that begins anew has lost its own."""
    for place, node in enumerate(nodes):
        idle = "" if place and node.number.value == 1 else idle
        path = (*above, node.number.label)
        statements = context.inside(node.start, node.own_end)
        head = _headline(text, node, statements)
        title = text[head.start : head.end].strip().rstrip("。：:；;")
        no_task = idle or (title if _sets_no_task(title, context.vocabulary) else "")
        no_task = no_task or (title if _about_itself(text, node, context.vocabulary) else "")
        if _charges_article(text, node, idle, context.vocabulary):
            no_task = ""
        parent = above or None
        if node.children or no_task:
            charged = statements if node.children and not no_task else []
            grants = node.own_end if charged or no_task else _grants(text, node, head)
            yield Clause("section", path, parent, 0, title, node.start, head.end if charged else grants, head)
            yield from _tasks(path, title, head, node.own_end, charged)
            if grants < node.own_end:
                yield Clause("measure", (*path, "#1"), path, 0, title, grants, node.own_end, head)
            yield from _walk(text, node.children, path, no_task, context)
        elif any(s.form == "cells" for s in statements):
            yield Clause("section", path, parent, 0, title, node.start, _line_start(text, statements[0].start), head)
            yield from _rows(text, path, statements)
        elif len(statements) > 1:
            yield Clause("section", path, parent, 0, title, node.start, head.end, head)
            yield from _tasks(path, title, head, node.end, statements)
        else:
            yield Clause("measure", path, parent, 0, title, node.start, node.end, head)


def _grants(text: str, node: _Node, head: Span) -> int:
    """Where a grant begins that stands above the first number of a list: a measure #1; the list where none does."""
    grant = _GRANT.search(text, head.start, node.own_end) if node.number.rank else None
    return node.own_end if grant is None else head.start if grant.start() < head.end else head.end


def _charges_article(text: str, node: _Node, idle: str, vocabulary: Vocabulary) -> bool:
    """第四条 市科技主管部门负责… sets a task also among the general provisions of a statute."""
    general = node.number.rank == _ARTICLE and "总则" in "".join(idle.split())
    return general and _charge(vocabulary["outline.charged"]).search(text, node.start, node.end) is not None


def _headline(text: str, node: _Node, statements: Sequence[Statement]) -> Span:
    """From behind the number to the first full stop or line end, never into a statement."""
    start = node.number.span.end
    stop = _STOP.search(text, start, node.own_end)
    end = stop.start() if stop else node.own_end
    if statements:
        end = min(end, statements[0].start)
    if end - start > _LONGEST_TITLE:
        comma = re.compile(r"[，,；;：:]").search(text, start, start + _LONGEST_TITLE)
        end = comma.start() if comma else start + _LONGEST_TITLE
    return Span(start, max(end, min(start + 1, node.own_end)))


def _sets_no_task(title: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading consists of nothing but words for goals, principles, background (总体要求和主要目标).

    Where the line break behind it is lost, the body follows at once (指导思想以…, 工作目标到2021年底…).
    """
    pattern = _idle_title(vocabulary["outline.no_task"], vocabulary["outline.filler"])
    if title.endswith(vocabulary["outline.form"]) or title.startswith(vocabulary["outline.aware"]):
        return True
    return bool(pattern.fullmatch("".join(title.split()))) or bool(
        pattern.match(title, 0, 12) and _RUN_ON.search(title)
    )


def _about_itself(text: str, node: _Node, vocabulary: Vocabulary) -> bool:
    """为了…，制定本办法; 本办法适用于…; 本办法自…起施行: what a paper says of itself sets no task."""
    body = text[node.number.span.end : node.own_end].lstrip()
    return not node.children and _of_itself(vocabulary["responsibility.prose_paper"]).match(body) is not None


@lru_cache(maxsize=8)
def _of_itself(papers: tuple[str, ...]) -> re.Pattern[str]:
    paper = rf"本(?:{any_of(papers)})"
    deeds = r"适用|(?:第[^，。；的]{1,8})?所[称指]|自[^，。；]{2,40}(?:施行|实施|执行|生效)|由[^，。；]{2,40}解释"
    return re.compile(rf"{paper}(?:{deeds})|为[^。；\n]{{2,400}}制[定订]{paper}[。\s]*$")


@lru_cache(maxsize=8)
def _charge(bodies: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(bodies)})[^。；\n]{{0,24}}(?:负责(?!人|制(?!定))|牵头|会同)")


@lru_cache(maxsize=8)
def _idle_title(words: tuple[str, ...], fillers: tuple[str, ...]) -> re.Pattern[str]:
    word, filler = (any_of(entries) for entries in (words, fillers))
    return re.compile(rf"(?:{filler}|\d)*(?:{word})(?:{word}|{filler}|\d)*")


def _tasks(path: Path, title: str, head: Span, end: int, statements: Sequence[Statement]) -> Iterator[Clause]:
    """Several statements in one clause, or one before its first number, each behind its own task: one measure each."""
    start = head.end
    for position, statement in enumerate(statements):
        last = position == len(statements) - 1
        stop = end if last else statement.end
        yield Clause("measure", (*path, f"#{position + 1}"), path, 0, title, start, stop, head)
        start = stop


def _rows(text: str, path: Path, statements: Sequence[Statement]) -> Iterator[Clause]:
    """One measure a row of a table; its headline is the first cell that holds words."""
    for position, statement in enumerate(s for s in statements if s.form == "cells"):
        start = _line_start(text, statement.start)
        end = text.find("\n", statement.end)
        cells = text[start:end].split("\t") if end >= 0 else text[start:].split("\t")
        number = cells[0].strip() if cells[0].strip().isdigit() else str(position + 1)
        skipped = 1 if cells[0].strip().isdigit() and len(cells) > 1 else 0
        head_start = start + sum(len(cell) + 1 for cell in cells[:skipped])
        head = Span(head_start, head_start + len(cells[skipped]))
        stop = start + sum(len(cell) + 1 for cell in cells) - 1
        yield Clause("measure", (*path, f"表1/{number}"), path, 0, cells[skipped].strip(), start, stop, head)


def _paragraphs(text: str, body: Span, statements: Sequence[Statement]) -> Iterator[Clause]:
    """A document without numbers: paragraphs that open with a headline (设立产业引导基金。临港…) or close with a statement.

    What follows without a headline of its own belongs to the clause above it; what stands above the first is no clause.
    """
    starts = [m.start() for m in _PARAGRAPH.finditer(text, body.start, body.end) if _opens_task(m, statements)]
    for number, (start, end) in enumerate(pairwise([*starts, body.end]), start=1):
        stop = _STOP.search(text, start, end)
        head = Span(start, min(stop.start() if stop else end, start + _LONGEST_TITLE))
        yield Clause("measure", (f"¶{number}",), None, 0, text[head.start : head.end], start, end, head)


def _opens_task(paragraph: re.Match[str], statements: Sequence[Statement]) -> bool:
    if HEADLINE.match(paragraph[0]):
        return True
    return any(paragraph.start() < s.start < paragraph.end() for s in statements)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _numbered(drafts: Sequence[Clause]) -> tuple[Clause, ...]:
    """Gives each clause its order and makes repeated paths unique, children following their parent."""
    seen: dict[Path, int] = {}
    renamed: dict[Path, Path] = {}
    out = []
    for order, clause in enumerate(drafts, start=1):
        parent = renamed.get(clause.parent, clause.parent) if clause.parent else None
        path = (*(parent or ()), clause.path[-1])
        seen[path] = seen.get(path, 0) + 1
        if seen[path] > 1:
            path = (*path[:-1], f"{path[-1]}~{seen[path]}")
        renamed[clause.path] = path
        out.append(replace(clause, path=path, parent=parent, order=order))
    return tuple(out)
