"""The eyes' door: `python -m ui.serve` or `streamlit run app.py`."""

from ui.frame import open_app

if __name__ == "__main__":
    open_app()
