"""What data/gazetteers holds, and what is refused when a row breaks a rule."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.errors import DataInvalid
from ingest.gazetteer import load_lexicon
from ingest.lexicon import Lexicon
from ingest.match import find_mentions

DATA = Path(__file__).parents[2] / "data" / "gazetteers"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(DATA)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "gazetteers"))


def test_every_region_leads_up_to_the_nation(lexicon: Lexicon) -> None:
    for region in lexicon.regions.values():
        steps = 0
        while region.parent is not None:
            region, steps = lexicon.regions[region.parent], steps + 1
        assert region.code == "100000"
        assert steps <= 4


@pytest.mark.parametrize(("level", "count"), [("nation", 1), ("province", 34), ("city", 333), ("county", 2840)])
def test_regions_are_all_there(lexicon: Lexicon, level: str, count: int) -> None:
    assert sum(region.level == level for region in lexicon.regions.values()) >= count


def test_names_that_several_places_share_keep_them_all(lexicon: Lexicon) -> None:
    assert {region.code for region in lexicon.region_names["朝阳区"]} == {"110105", "220104"}
    assert {region.code for region in lexicon.region_names["烟台"]} == {"370600"}


def test_every_city_may_have_a_high_tech_zone_but_an_own_row_goes_first(lexicon: Lexicon) -> None:
    assert lexicon.regions["420500-高新区"].name == "宜昌高新技术产业开发区"
    assert lexicon.regions["371000-高区"].name == "威海火炬高技术产业开发区"
    assert "371000-高新区" not in lexicon.regions


def test_successors_hold_where_their_predecessors_do(lexicon: Lexicon) -> None:
    rows = {office for offices in lexicon.offices.values() for office in offices}
    for office in rows:
        heirs = [row for row in rows if row.name == office.succeeded_by]
        assert office.succeeded_by is None or heirs, office


def test_mentions_are_longest_within_their_kind_and_carry_their_row(lexicon: Lexicon) -> None:
    text = "由烟台市科技局会同市财政局负责"
    found = {(m.kind, m.surface) for m in find_mentions(text, lexicon)}
    assert {("region", "烟台市"), ("office", "科技局"), ("office", "财政局")} <= found
    assert ("region", "烟台") not in found
    for mention in find_mentions(text, lexicon):
        assert text[mention.start : mention.end] == mention.surface
    assert next(m.row["codes"] for m in find_mentions(text, lexicon) if m.kind == "region") == "370600"


def test_offsets_count_code_points_behind_a_rare_character(lexicon: Lexicon) -> None:
    text = "𠮷🙂青岛市"
    assert [(m.start, m.end) for m in find_mentions(text, lexicon) if m.kind == "region"] == [(2, 5)]


def test_what_is_declared_in_lookup_is_found(copy: Path) -> None:
    (copy / "tools.csv").write_text("surface,code\n科技创新券|创新券,voucher\n", encoding="utf-8")
    (copy / "lookup.csv").write_text("file,kind,column\ntools.csv,instrument,surface\n", encoding="utf-8")
    found = [m for m in find_mentions("发放创新券", load_lexicon(copy)) if m.kind == "instrument"]
    assert [(m.surface, m.row["code"]) for m in found] == [("创新券", "voucher")]


@pytest.mark.parametrize(
    ("file", "line", "complaint"),
    [
        ("agencies.csv", "{R}科学技术厅,,province,,agency,government,科技,,,", "stands in line"),
        ("agencies.csv", "{R}某厅,,village,,agency,government,科技,,,", "level village is unknown"),
        ("agencies.csv", "{R}某厅,,province,,bureau,government,科技,,,", "kind bureau is unknown"),
        ("agencies.csv", "{R}某厅,,province,,agency,government,占卜,,,", "function 占卜 is unknown"),
        ("agencies.csv", "{R}某厅,,province,,agency,government,科技,2020-01-01,2019-01-01,", "valid from 2020-01-01"),
        ("agencies.csv", "{R}某厅,,province,,agency,government,科技,,,{R}无厅", "successor {R}无厅 does not exist"),
        ("agencies.csv", "{R}某厅,,province,,agency,government,科技,,", "not as many fields as columns"),
        ("regions.csv", "370600,又一个烟台市,,city,370000,,,", "stands in line"),
        ("regions.csv", "999901,某县,,county,999900,,,", "parent 999900 does not exist"),
        ("lookup.csv", "nowhere.csv,theme,cue", "nowhere.csv does not exist"),
        ("words/agency.csv", "level,,empty", "word is empty"),
    ],
)
def test_a_broken_row_is_named_with_its_line(copy: Path, file: str, line: str, complaint: str) -> None:
    with (copy / file).open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")
    number = len((copy / file).read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataInvalid) as error:
        load_lexicon(copy)
    assert complaint in str(error.value)
    assert f"{Path(file).name}:{number}: " in str(error.value)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "zones.csv").unlink()
    with pytest.raises(DataInvalid, match=r"zones\.csv.*missing"):
        load_lexicon(copy)
