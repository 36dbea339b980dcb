"""Characters per second from bytes to facts, beside two peers in the same run: jieba.posseg, and ten plain ``re`` passes.

Absolute figures belong to the machine; what counts is the ratio, and how it moves from one version to the next.
``python -m benchmarks.extraction [FOLDER]``: the documents of FOLDER, else those of data/policies.
"""

from __future__ import annotations

import logging
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba.posseg

from ingest.facts import to_lines
from ingest.pipeline import load_extractor, read_file
from jobs.home import GAZETTEERS, POLICIES
from jobs.read import find_files

ROUNDS = 5
PASSES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\(（][^()（）]*(?:牵头|负责|配合)[^()（）]*[\)）]",
        r"\d+(?:\.\d+)?\s*(?:万|亿)?元",
        r"\d+(?:\.\d+)?%",
        r"\d+(?:\.\d+)?万?[家个名项]",
        r"20\d\d年(?:\d{1,2}月)?",
        r"《[^《》]+》",
        r"“[^“”]+”",
        r"[\u4e00-\u9fff]{2,12}(?:实验室|研究院|创新中心|孵化器)",
        r"[\u4e00-\u9fff]{2,12}(?:计划|行动|工程)",
        r"(?:省|市|区|县)[\u4e00-\u9fff]{2,10}(?:局|委|办|厅)",
    )
)


def main(arguments: Sequence[str]) -> None:
    files = find_files([Path(arguments[0]) if arguments else POLICIES])
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    characters = sum(map(len, texts))
    extractor = load_extractor(GAZETTEERS)
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    ways: dict[str, Callable[[], object]] = {
        "policygraph, bytes to facts": lambda: [to_lines(read_file(file, extractor)) for file in files],
        "jieba.posseg, words with tags": lambda: [list(jieba.posseg.cut(text)) for text in texts],
        "ten plain re passes": lambda: [pattern.findall(text) for text in texts for pattern in PASSES],
    }
    speeds = {name: characters / seconds for name, seconds in _timed(ways).items()}
    ours = speeds["policygraph, bytes to facts"]
    print("| | characters/s | ours is |\n|---|---|---|")
    for name, speed in speeds.items():
        print(f"| {name} | {speed:,.0f} | {ours / speed:.2f}× |")
    print(f"\n{len(files)} documents, {characters} characters, median of {ROUNDS} rounds, one process.")


def _timed(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each way; the ways take turns, so that a slow minute of the machine hits all of them."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for run in range(ROUNDS + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            if run:  # the first round warms up
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


if __name__ == "__main__":
    main(sys.argv[1:])
