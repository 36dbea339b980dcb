from ui import frame

if __name__ == "__main__":
    frame.page("page.document", lambda *a: None)
