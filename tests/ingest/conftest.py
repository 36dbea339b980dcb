from pathlib import Path

import pytest

from ingest.gazetteer import load_lexicon
from ingest.lexicon import Lexicon

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT / "data" / "gazetteers")


@pytest.fixture(scope="session")
def policies() -> Path:
    return ROOT / "data" / "policies"
