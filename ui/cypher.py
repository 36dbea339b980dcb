from ui import frame

if __name__ == "__main__":
    frame.page("page.cypher", lambda *a: None)
