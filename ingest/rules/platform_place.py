"""Does a platform's name open with a place that no mention marks: a county near the document by its short name
(镇海|绿色石化基地), two provinces or a part of one by their signs (川藏, 皖南), or a place by its shape (马池口|基地)?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.lexicon import Region
from ingest.model import Vocabulary

_SHAPE = re.compile(r"(?P<place>[\u4e00-\u9fff]{1,3}?[湖山河江湾岛坝溪口荡峡])[\u4e00-\u9fff]{2}")
_SIDES = "东南西北中"
_CITY, _PROVINCE = 4, 2
"""How many digits of a region's code name its city, its province."""


class Places:
    def __init__(self, vocabulary: Vocabulary, regions: Iterable[Region]) -> None:
        self._common = vocabulary.get("platform.common", ())
        short: dict[str, set[str]] = {}
        signs, common_signs = "", set(vocabulary.get("platform.common_sign", ()))
        for region in regions:
            if region.level == "province":
                signs += "".join({*region.sign} - common_signs)
            if region.level == "county":
                for form in {region.name, *region.forms} - set(self._common):
                    short.setdefault(region.code[:_CITY], set()).add(form)
                    short.setdefault(region.code[:_PROVINCE], set()).add(form)
        self._short = {code: tuple(forms) for code, forms in short.items()}
        self._signs = re.compile(f"[{signs}][{signs}{_SIDES}]")

    def opens(self, front: str, home: str | None) -> bool:
        """``home``: code of the document's region; only the counties of its city or province are near."""
        near = "" if home is None else home[: _PROVINCE if home.endswith("0000") else _CITY]
        if self._signs.match(front) or any(form in front for form in self._short.get(near, ())):
            return True
        shape = _SHAPE.match(front)
        return shape is not None and not shape["place"].endswith(self._common) and not front.startswith(self._common)
