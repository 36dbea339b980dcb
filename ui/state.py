"""What the reader has chosen, as codes in the address: a link made in one language opens in the other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.texts import LANGUAGES, Texts


def texts() -> Texts:
    """The texts of the language that is switched on."""
    return Texts(language())


def language() -> str:
    """From the switch, else from the address, else Chinese: the documents are."""
    asked = st.session_state.get("lang") or st.query_params.get("lang") or st.session_state.get("kept:lang")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def prepare(key: str, options: Sequence[str], default: str) -> None:
    """Give a single-choice widget its value before it is drawn: kept, else from the address, else the default."""
    known = (st.session_state.get(key), st.query_params.get(key), st.session_state.get(f"kept:{key}"))
    st.session_state[key] = next((value for value in known if value in options), default)


def prepare_many(key: str, options: Sequence[str], default: Sequence[str]) -> None:
    """The same for a choice of several; codes stand in the address with commas between them."""
    if key not in st.session_state:
        asked = st.query_params.get(key)
        kept = st.session_state.get(f"kept:{key}", [])
        known = asked.split(",") if asked else kept.split(",") if isinstance(kept, str) else kept
        st.session_state[key] = [code for code in known if code in options] or list(default)
    else:
        st.session_state[key] = [code for code in st.session_state[key] if code in options]


def adopt() -> None:
    """What the address of a first visit says is kept also for the pages that do not ask for it."""
    for key, value in st.query_params.to_dict().items():
        st.session_state.setdefault(f"kept:{key}", value)


def keep(**values: str | Sequence[str]) -> None:
    """Write codes to the address, and keep them for the other pages."""
    wanted = {"lang": language()}
    for key, value in values.items():
        st.session_state[f"kept:{key}"] = value
        code = value if isinstance(value, str) else ",".join(value)
        if code:
            wanted[key] = code
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
