"""Records of runs, one for each engine and size, kept under POLICYGRAPH_HOME; and what every record tells of its run."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

from graph.store import Store
from jobs.home import home


class Kept:
    """``records`` of benchmarks/NAME.json, as they were and as they become."""

    def __init__(self, name: str) -> None:
        self._file = home() / "benchmarks" / f"{name}.json"
        self.records: dict[str, dict[str, Any]] = json.loads(self._file.read_text()) if self._file.exists() else {}

    def keep(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self.records, ensure_ascii=False, indent=1))


def machine() -> dict[str, Any]:
    """Processors, what they had to do in the last minute, and the day."""
    return {"processors": os.cpu_count(), "load_average": os.getloadavg()[0], "day": time.strftime("%Y-%m-%d")}


def told(store: Store) -> dict[str, Any]:
    """Of a graph that stands already: engine, and measures in thousands."""
    measures = int(store.run("MATCH (m:Measure) RETURN count(m) AS n")[0]["n"])
    return {"engine": store.engine, "version": store.version, "size": round(measures, -3)} | machine()


def engine_process(folder: Path) -> int:
    """The process that serves an embedded graph which is open."""
    return int(json.loads((folder / "engine.json").read_text())["pid"])


def peak_memory(process: int) -> float:
    """Most memory that a process ever held, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def processor_seconds(process: int) -> float:
    """What processors gave to a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return float((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
