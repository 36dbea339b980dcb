"""What the reader has chosen, as codes in the address: a link made in one language opens in the other.

The address wins where it was changed by something else than our own controls: a link, or the browser's Back and Forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from ui.texts import LANGUAGES, Texts

KEPT = "kept:"
WRITTEN, SEEN = "address:written", "address:seen"
"""The address as we read or wrote it last, and what the controls said when we wrote it."""
ADOPTED, USED, STRANGE = "address:adopted", "address:used", "address:strange"
"""Keys that the address brought, keys that this page asks for, and codes that it cannot show."""
SHOWN = "address:shown"
"""Stands among the keys of a page that was shown to its end: one that ended early has not asked for all that it knows."""
CARRIES = "doc"
"""The page that asks for this key carries along what was chosen elsewhere, to come back to."""


def texts() -> Texts:
    """The texts of the language that is switched on."""
    return Texts(language())


def language() -> str:
    """From the switch, else from the address, else Chinese: the documents are."""
    asked = st.session_state.get("lang") or st.query_params.get("lang") or st.session_state.get(f"{KEPT}lang")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def adopt() -> None:
    """At the start of a run: where the address is not what we wrote, and no control was touched, it is all that counts."""
    state = st.session_state
    address, seen = st.query_params.to_dict(), state.get(SEEN, {})
    touched = any(state.get(key) != value for key, value in seen.items())
    state[USED] = set()
    if touched or WRITTEN not in state:
        state[ADOPTED], state[STRANGE] = [], {}
    if touched or not address or address == state.get(WRITTEN):
        return
    for key in [str(key) for key in state if str(key).startswith(KEPT)]:
        del state[key]
        state.pop(key.removeprefix(KEPT), None)
    for key, value in address.items():
        state[KEPT + key] = value
    state[WRITTEN], state[ADOPTED], state[STRANGE] = address, list(address), {}


def prepare(key: str, options: Sequence[str], default: str) -> None:
    """Give a single-choice widget its value before it is drawn: kept, else from the address, else the default."""
    st.session_state[key] = chosen(key, options, default)


def prepare_many(key: str, options: Sequence[str], default: Sequence[str]) -> None:
    """The same for a choice of several; codes stand in the address with commas between them."""
    st.session_state[USED].add(key)
    if key not in st.session_state:
        kept = st.session_state.get(KEPT + key, [])
        known = kept.split(",") if isinstance(kept, str) else kept
        _note(key, [code for code in known if code not in options])
        st.session_state[key] = [code for code in known if code in options] or list(default)
    else:
        st.session_state[key] = [code for code in st.session_state[key] if code in options]


def prepare_switch(key: str) -> None:
    """The same for a switch, which the address says is on by a 1."""
    st.session_state.setdefault(key, chosen(key, ("1",), "") == "1")


def chosen(key: str, options: Iterable[str], default: str) -> str:
    """What is chosen of ``options``, by a control, by a click, or in the address."""
    known, kept = list(options), st.session_state.get(KEPT + key)
    st.session_state[USED].add(key)
    if key not in st.session_state:
        _note(key, [kept] if kept and kept not in known else [])
    return next((value for value in (st.session_state.get(key), kept) if value in known), default)


def given(key: str) -> str:
    """What was chosen by a control or a click, else what the address says: a value that no list holds."""
    st.session_state[USED].add(key)
    return str(st.session_state.get(key) or st.session_state.get(KEPT + key) or "")


def _note(key: str, strange: Sequence[str]) -> None:
    """Only what an address brought is strange; what we wrote, or kept from another page, may not be offered here."""
    asked = st.query_params.get(key, "") if key in st.session_state[ADOPTED] else ""
    found = [code for code in strange if code in (asked, *asked.split(","))]
    if found:
        st.session_state[STRANGE][key] = ",".join(found)


def strange() -> list[str]:
    """What the address asked for and this graph, or this page, does not have: key=code, or a key alone."""
    state = st.session_state
    complete = SHOWN in state[USED] and CARRIES not in state[USED]
    unasked = [key for key in state[ADOPTED] if complete and key not in state[USED]]
    return [*(f"{key}={code}" for key, code in state[STRANGE].items()), *unasked]


def keep(**values: str | Sequence[str]) -> None:
    """Write codes to the address, and keep them for the other pages."""
    wanted, state = {"lang": language()}, st.session_state
    state[USED] |= {SHOWN, *values}
    for key, value in values.items():
        state[KEPT + key] = value
        code = value if isinstance(value, str) else ",".join(value)
        if code:
            wanted[key] = code
    state[KEPT + "lang"] = wanted["lang"]
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    state[WRITTEN] = wanted
    state[SEEN] = {key: state.get(key) for key in ("lang", *values)}
