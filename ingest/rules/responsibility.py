"""Who leads, who supports, who shares: from responsibility statements, and from prose that names a body before its verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from ingest.departments import designated, of_level
from ingest.fields import Body, Role
from ingest.kinds import body_kind
from ingest.lexicon import Lexicon
from ingest.model import Document, Finding, MeasureState, Passage, Span, Vocabulary
from ingest.names import Piece, restore_names
from ingest.prose import read_prose
from ingest.rules.deadline import moments
from ingest.rules.plain import plain
from ingest.rules.rule import Rule
from ingest.statement import Listing, Part, StatementReading
from ingest.statements import bodies_of, read_found


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    return (_statement_rule(lexicon), _prose_rule(lexicon))


def _statement_rule(lexicon: Lexicon) -> Rule:
    return Rule(
        name="responsibility.statement",
        version=1,
        finds="the bodies of a responsibility statement, each with its part and its place in the printed order",
        why="牵头 and labels of leading make a lead, then whoever else is named supports; without a leader a single "
        "body leads, several share, and a collective alone shares",
        gate=(),
        find=lambda passage: _statement(passage, lexicon),
        examples=(
            "建立实验室体系。(市科技局牵头)",
            "推动提质升级。(市科技局牵头,市发展改革委、市工业和信息化局配合)",
            "加强平台建设。(牵头单位:市科技局;责任单位:市教育局、教育工委、商务局、外侨办,各区市政府〔管委〕)",
            "完善体系。(责任单位:市科技局、市发展改革委)",
            "谋划设施。(市发展改革委、市科技局按职责分工负责)",
            "加强对接。（市政务服务局牵头，会同天津市、河北省相关部门协同推进，2023年12月底前完成）",
        ),
        counter_examples=(
            "支持龙头企业牵头建设专业化小试中试平台基地。",
            "强化由政府主导、技术总师负责的有组织的科研活动。",
            "各区市人民政府,国家级开发区管委,市政府各部门、单位:",
        ),
    )


def _prose_rule(lexicon: Lexicon) -> Rule:
    return Rule(
        name="responsibility.prose",
        version=1,
        finds="bodies directly before 牵头, 负责, 会同 in the sentences of a clause that has no statement",
        why="safeguards often say in prose who is in charge; a body with 要 or 应 alone is a mere subject",
        gate=("牵头", "负责", "会同", "配合", "由"),
        find=lambda passage: _prose(passage, lexicon),
        examples=(
            "市政务服务局牵头组织我市“跨省通办”相关工作。",
            "省发展改革委、人民银行西安分行要会同有关部门加强对全省信用建设工作的指导、督促和检查。",
            "由省政府办公厅具体协调推进。",
            "省政府办公厅牵头，省信息中心配合，年内制定标准。",
            "市发改、科信、财政等部门牵头，各区政府配合。",
            "市科技主管部门应当会同市财政、教育等部门，建立评价机制。",
            "县财政局：负责农村公路养护资金保障。",
            "各乡镇（街道）负责组织实施。",
        ),
        counter_examples=(
            "支持龙头企业牵头建设专业化小试中试平台基地。",
            "强化由政府主导、技术总师负责的有组织的科研活动。",
            "各区、市各相关部门要通过政府网站加强宣传。",
            "省科技厅要加大投入力度。",
            "财政、科技等部门要加大投入力度。",
            "由各乡镇参照执行。",
            "县级以上人民政府负责中小企业促进工作的部门应当加强服务。",
            "去年，市科技局会同市财政局印发了管理办法。",
        ),
    )


def read_roles(
    text: str, readings: Sequence[StatementReading], passage: Passage, lexicon: Lexicon
) -> list[tuple[Role, Span]]:
    """The roles of a clause's statements with the range of each name; readings count in ``text``."""
    level = _own_level(passage.document, lexicon)
    named = [bodies_of(text, reading, lexicon) for reading in readings]
    places = [(str(i), order) for i, bodies in enumerate(named, 1) for order in range(1, len(bodies) + 1)]
    everything = [body for bodies in named for body in bodies]
    names = restore_names([piece.name for _, piece in everything], lexicon)
    alone = [name for bodies in named for name in restore_names([piece.name for _, piece in bodies], lexicon)]
    names = [
        _department(piece, name, own, level, lexicon)
        for (_, piece), name, own in zip(everything, names, alone, strict=True)
    ]
    home = lexicon.regions.get(passage.document.region_code or "")
    kinds = [body_kind(name, lexicon, home) for name in names]
    parts = _parts([part for part, _ in everything], kinds, passage.first_leads and passage.statement is not None)
    return [
        (Role(text[piece.start : piece.end], name, part, order, statement, kind), Span(piece.start, piece.end))
        for (_, piece), name, kind, part, (statement, order) in zip(
            everything, names, kinds, parts, places, strict=True
        )
    ]


def _department(piece: Piece, name: str, alone: str, level: str, lexicon: Lexicon) -> str:
    """A department printed without its place (财政部门) has that of its own sentence; several in a list, the document's."""
    if designated(piece.name, lexicon) is None:
        return name
    return of_level(alone, level, lexicon) if piece.listed else alone


def _own_level(document: Document, lexicon: Lexicon) -> str:
    """What a document calls its own government: 市. A national one, and a statute, speak of all levels (财政部门)."""
    region = lexicon.regions.get(document.region_code or "")
    if region is None or region.level == "nation" or document.genre in lexicon.vocabulary["responsibility.statute"]:
        return ""
    return next((level for level in lexicon.vocabulary["agency.level"] if region.name.endswith(level)), "")


def read_state(passage: Passage, lexicon: Lexicon) -> MeasureState:
    """Time limit and scope that the statement sets for its measure; the responsibility is for the caller to count."""
    if passage.statement is None:
        return MeasureState()
    _, reading = read_found(passage.text, passage.statement, lexicon)
    due = reading.due
    found = moments(plain(due), 0, len(due)) if due else []
    if not due or not found:
        return MeasureState(due=due, scope=reading.scope)
    printed = due[found[0].start : found[0].end]
    precision: Literal["day", "month", "year"] = "day" if "日" in printed else "month" if "月" in printed else "year"
    return MeasureState(due=due, due_date=found[0].value, due_precision=precision, scope=reading.scope)


def first_leads_from(text: str, vocabulary: Vocabulary) -> int | None:
    """Where the document declares that from here on the first-listed body leads; None where it does not."""
    places = [text.find(words) for words in vocabulary["responsibility.convention"]]
    return min((place for place in places if place >= 0), default=None)


def _statement(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    if passage.statement is None:
        return
    quote = Span(passage.statement.start, passage.statement.end)
    content, reading = read_found(passage.text, passage.statement, lexicon)
    text = passage.text[content.start : content.end]
    for role, span in read_roles(text, (reading,), passage, lexicon):
        mention = Span(content.start + span.start, content.start + span.end)
        yield _finding(role, quote, mention, "responsibility.statement/1")


def _prose(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    if passage.statement is not None or (passage.clause and passage.clause.kind == "section"):
        return
    behind_number = passage.clause.head.start - passage.clause.start if passage.clause else 0
    read = [
        (Span(quote.start + behind_number, quote.end + behind_number), reading)
        for quote, reading in read_prose(passage.text[behind_number:], lexicon)
    ]
    moved = [
        replace(
            reading,
            listings=tuple(
                Listing(x.part, Span(quote.start + x.span.start, quote.start + x.span.end)) for x in reading.listings
            ),
        )
        for quote, reading in read
    ]
    named = read_roles(passage.text, moved, passage, lexicon)
    for role, (printed, span) in zip(_once([role for role, _ in named]), named, strict=True):
        if role is not None:
            yield _finding(role, read[int(printed.statement) - 1][0], span, "responsibility.prose/1")


def _once(roles: Sequence[Role]) -> Iterator[Role | None]:
    """A body with one part in several sentences is named once, None where it comes again: they are one statement then."""
    first: dict[tuple[str, str], str] = {}
    same: dict[str, str] = {}
    for role in roles:
        known = first.setdefault((role.name, role.role), role.statement)
        if known != role.statement:
            same.setdefault(role.statement, same.get(known, known))
    order: Counter[str] = Counter()
    for role in roles:
        if first.pop((role.name, role.role), None) is None:
            yield None
            continue
        statement = same.get(role.statement, role.statement)
        order[statement] += 1
        yield replace(role, statement=statement, order=order[statement])


def _finding(role: Role, quote: Span, mention: Span, rule: str) -> Finding:
    return Finding(role, (quote,), (mention,), rule, () if role.name == role.surface else ("prefix",))


def _parts(printed: Sequence[Part], kinds: Sequence[Body], first_leads: bool) -> list[Part]:
    """Settles who leads where nobody is named as leader."""
    if "lead" in printed:
        return list(printed)
    shared = [i for i, part in enumerate(printed) if part == "joint"]
    leads = [i for i in shared[:1] if kinds[i] != "group" and (first_leads or len(shared) == 1)]
    if not leads:
        return list(printed)
    return ["lead" if i in leads else "support" for i in range(len(printed))]
