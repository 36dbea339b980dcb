from ingest.rules.rule import Rule


def rules(vocabulary):
    return ()
