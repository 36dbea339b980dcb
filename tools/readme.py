"""The README's figures, made anew: ``python -m tools.readme`` (scores, then speed, on a machine that does nothing else)."""

from __future__ import annotations

import subprocess
import sys

from jobs.home import CHECKOUT

README = CHECKOUT / "README.md"
BLOCKS = {
    "evaluate": ("cli", "evaluate", "--format", "markdown"),
    "bench": ("benchmarks.extraction",),
}


def main() -> int:
    text = README.read_text(encoding="utf-8")
    for name, command in BLOCKS.items():
        printed = subprocess.run(
            [sys.executable, "-m", *command], cwd=CHECKOUT, check=True, capture_output=True, text=True
        ).stdout.strip()
        before, _, rest = text.partition(f"<!-- {name} -->")
        after = rest.partition(f"<!-- /{name} -->")[2]
        text = f"{before}<!-- {name} -->\n{printed}\n<!-- /{name} -->{after}"
    README.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
