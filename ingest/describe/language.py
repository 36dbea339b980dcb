"""The words of documents' heads and ends, compiled once for each vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Vocabulary
from ingest.wording import any_of

DATE = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日"
    r"|[〇○零OＯ一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
NUMBER = r"(?:(?!的)[\u4e00-\u9fff]){1,16}[〔\[（(【﹝［](?:19|20)\d\d[〕\])）】﹞］]第?\d{1,4}号"
"""威政办字〔2018〕106号. Not for searching: it is matched at a known start only."""
_NUMERAL = r"[一二三四五六七八九十百\d]"
HEADING = re.compile(
    rf"#*(?:[一二三四五六七八九十]{{1,3}}、|第{_NUMERAL}{{1,4}}[章条节编]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[—-]{2})"
)
_LABEL = "document.label_"


@dataclass(frozen=True, slots=True)
class Language:
    """Patterns that need words from ``data/gazetteers/words/document.csv``."""

    genre: re.Pattern[str]
    """The word for the kind of document at the end of a title, with what follows it in brackets."""
    title_run_on: re.Pattern[str]
    """A title from which line breaks were lost, up to the number, addressees or first words of the text."""
    opening: re.Pattern[str]
    """How a text begins and a title does not."""
    first_words: re.Pattern[str]
    """How a text begins even where its first line is torn: 为, 根据, 按照."""
    label: re.Pattern[str]
    label_kinds: Mapping[str, str]
    """发布日期 → published."""
    body: re.Pattern[str]
    name_ending: re.Pattern[str]
    """The end of a body's name alone: 委员会办公室."""
    addressee: re.Pattern[str]
    draft: re.Pattern[str]
    stage: re.Pattern[str]
    """What a bracket below a title says of it: 征求意见稿, 试行, 2021版."""
    chrome: re.Pattern[str]
    """What a site adds below a text."""

    def is_body(self, text: str) -> bool:
        """Whether ``text`` is a body's name and nothing else, or several."""
        return self.body.fullmatch(text) is not None


def language(vocabulary: Vocabulary) -> Language:
    kinds = {
        w: name.removeprefix(_LABEL) for name, words in vocabulary.items() if name.startswith(_LABEL) for w in words
    }
    lists = ("genre", "body_ending", "draft", "opening", "addressee", "trial")
    words = (*(vocabulary[f"document.{name}"] for name in lists), vocabulary["repair.site_chrome"])
    return _language(words, tuple(sorted(kinds.items())))


@lru_cache(maxsize=4)
def _language(lists: tuple[tuple[str, ...], ...], labels: tuple[tuple[str, str], ...]) -> Language:
    genres, endings, drafts, openings, addressees, trials, chrome = map(any_of, lists)
    genre = rf"(?P<genre>{genres})(?P<tail>(?:[（(〔][^（）()\n]{{1,30}}[）)〕]|第\d{{1,4}}号)*)"
    opening = rf"{openings}|各|自|本|第|《"
    name = rf"[\u4e00-\u9fff（）()“”·]{{0,40}}?(?:{endings})"
    return Language(
        genre=re.compile(rf"{genre}$"),
        title_run_on=re.compile(
            rf"(?!{opening}|“)(?P<title>[^，。；：,;:\n]{{6,90}}?{genre})"
            rf"(?=(?:{openings})[^，。；：,;:\n]{{2}}|各[^。\n]{{2,150}}?[:：]|(?!的){NUMBER}|_[\u4e00-\u9fff]|一、|第一[章条])"
        ),
        opening=re.compile(opening),
        first_words=re.compile(openings),
        label=re.compile(rf"(?P<label>{any_of(sorted((w for w, _ in labels), key=len, reverse=True))})[:：]"),
        label_kinds=dict(labels),
        body=re.compile(rf"{name}(?:[、,，\s]?{name})*"),
        name_ending=re.compile(rf"(?:{endings})+"),
        addressee=re.compile(addressees),
        draft=re.compile(drafts),
        chrome=re.compile(chrome),
        stage=re.compile(rf"{drafts}|{trials}|\d{{4}}年?版"),
    )
