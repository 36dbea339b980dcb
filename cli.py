"""The shell's door: ``policygraph …``. Parses, calls a job or a view, prints; nothing else.

Exit codes: 0 well · 1 some document failed · 2 wrong use · 3 a document · 4 a file of data/ · 5 the store · 6 a query · 7 a check.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ingest.errors import PolicygraphError
from jobs import options
from jobs.home import DATA, POLICIES, graph_url, home, open_graph
from jobs.show import Rows, print_rows, progress, tell, warn

app = typer.Typer(
    name="policygraph",
    help="A knowledge graph of innovation-policy actors: who leads, supports and funds what, every edge with its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.command()
def ingest(
    paths: options.Paths = None,
    region: options.RegionOption = None,
    manifest: options.ManifestOption = None,
    graph: options.GraphUrl = None,
    workers: options.Workers = None,
    rebuild: options.Rebuild = False,
) -> None:
    """Read documents and put what they say into the graph. Unchanged ones are skipped."""
    from jobs.build import build
    from jobs.read import find_files, given_for
    from jobs.status import stale_decisions

    files = find_files(paths or ([] if rebuild else [POLICIES]))
    given = given_for(files, manifest, region)
    with open_graph(graph, create=True) as store:
        results = list(progress(build(store, files, given, workers, rebuild), len(files), "reading"))
        stale = stale_decisions(store)
    for note in (*stale, *(row.warning for row in results if row.warning)):
        warn(note)
    print_rows(Rows.of_builds(results), "table")
    _leave(any(row.outcome == "failed" for row in results))


@app.command()
def extract(
    paths: options.Paths = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for what is written.")] = Path("facts"),
    region: options.RegionOption = None,
    manifest: options.ManifestOption = None,
    workers: options.Workers = None,
    format: options.FactsOption = options.Facts.jsonl,
) -> None:
    """Read documents and write their facts, without a graph: JSON lines, or what Neo4j's importer reads."""
    from jobs.extract import writer
    from jobs.read import find_files, given_for

    files = find_files(paths or [POLICIES])
    outcomes = writer(format)(files, given_for(files, manifest, region), out, workers)
    failed = 0
    for outcome in progress(outcomes, len(files), "reading"):
        failed += outcome.error is not None
        if outcome.error or outcome.note:
            warn(outcome.error or f"{outcome.file}: {outcome.note}")
    tell(f"{len(files) - failed} of {len(files)} documents written to {out}")
    _leave(bool(failed))


@app.command()
def explain(file: options.OneFile, clause: options.ClausePath = None, region: options.RegionOption = None) -> None:
    """Show every hop from bytes to facts for one clause: text, mentions, rules tried and fired, names resolved."""
    from jobs.explain import explain as run_explain

    for line in run_explain(file, clause, region):
        tell(line)


@app.command()
def query(
    name: options.Question,
    given: options.Given = None,
    param: options.Params = None,
    graph: options.GraphUrl = None,
    format: options.FormatOption = options.Format.table,
) -> None:
    """Ask a question of the library: agency/leads region=烟台市."""
    from jobs.ask import ask

    with open_graph(graph) as store:
        _show(*ask(store, name, [*(given or ()), *(param or ())]), format)


@app.command()
def queries(
    find: Annotated[str, typer.Option("--find", help="Only questions that hold this word.")] = "",
    format: options.FormatOption = options.Format.table,
) -> None:
    """List the questions of the library with their parameters."""
    from graph.queries import load_library

    print_rows(Rows.of_questions(load_library().values(), find), format)


@app.command()
def cypher(
    text: Annotated[str, typer.Argument(help="A reading query.")],
    given: options.Given = None,
    param: options.Typed = None,
    graph: options.GraphUrl = None,
    rows: Annotated[int, typer.Option("--rows", min=1, help="At most so many rows.")] = 1000,
    format: options.FormatOption = options.Format.table,
) -> None:
    """Run a query of your own. It may only read, for a while, and so many rows."""
    from jobs.ask import ask_freely

    with open_graph(graph) as store:
        _show(*ask_freely(store, text, [*(given or ()), *(param or ())], rows), format)


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="Words to look for in clauses and names.")],
    graph: options.GraphUrl = None,
    format: options.FormatOption = options.Format.table,
) -> None:
    """Full-text search over measures and names."""
    from jobs.search import search as run_search

    with open_graph(graph) as store:
        _show(*run_search(store, words), format)


@app.command()
def schema(format: options.FormatOption = options.Format.table) -> None:
    """Labels, properties and relations of the graph, with their meaning."""
    from graph.schema import load_schema

    print_rows(Rows.of_schema(load_schema()), format)


@app.command()
def status(
    unread: options.Unread = False,
    graph: options.GraphUrl = None,
    format: options.FormatOption = options.Format.table,
) -> None:
    """What the graph holds, document by document, and which engine answers."""
    from jobs import status as job

    with open_graph(graph) as store:
        if format is options.Format.table:
            tell(f"{store.version} at {store.url}")
        print_rows((job.unread_statements if unread else job.status)(store), format)
        for note in job.stale_decisions(store):
            warn(note)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Option("--gold", help="Folder of annotations.")] = DATA / "gold",
    texts: options.Texts = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what is missed, too much or wrong.")] = False,
    format: options.FormatOption = options.Format.table,
) -> None:
    """Score what is read against annotations, by type and by document; markdown prints the table of the README."""
    from jobs import evaluate as job

    found = job.evaluate(gold, texts)
    whole = job.summary if format is options.Format.markdown else job.table
    print_rows((job.misses if misses else whole)(found), format)
    (tell if format in (options.Format.table, options.Format.markdown) else warn)(job.provenance(found))


@app.command()
def resolve(
    kind: Annotated[str, typer.Argument(help="agency, programme, platform or indicator.")],
    name: Annotated[str, typer.Argument(help="The name as printed.")],
    document: options.Printing = None,
    region: options.RegionOption = None,
    graph: options.GraphUrl = None,
) -> None:
    """Show which node a name becomes, and why: gazetteer row, owner, level, family."""
    from jobs.resolve import open_place, resolve_name, told

    for line in told(resolve_name(kind, name, open_place(document, region, graph or graph_url()))):
        tell(line)


@app.command()
def suggest_aliases(
    region: Annotated[str | None, typer.Option("--region", help="Only bodies of this region: name or code.")] = None,
    graph: options.GraphUrl = None,
) -> None:
    """List names that may be one body, with reasons, as decisions to paste into data/review and sign."""
    from jobs.aliases import as_yaml, suggest_aliases

    with open_graph(graph) as store:
        for entry in as_yaml(suggest_aliases(store, region)):
            tell(entry)


@app.command()
def remove(document: options.OneOfTheGraph, graph: options.GraphUrl = None) -> None:
    """Take a document and all that only it says out of the graph."""
    from jobs import upkeep

    with open_graph(graph) as store:
        tell(upkeep.remove(store, document))


@app.command()
def check(graph: options.GraphUrl = None, format: options.FormatOption = options.Format.table) -> None:
    """Check the graph against data/schema.yaml: types, evidence, ends, orphans, duplicates. Exit code 7 if any is wrong."""
    from jobs import upkeep

    with open_graph(graph) as store:
        wrong = upkeep.check(store)
    if wrong.rows or format is not options.Format.table:
        print_rows(wrong, format)
    else:
        tell("Nothing is wrong.")
    _leave(bool(wrong.rows), 7)


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", help="File, or folder for csv and neo4j-admin.")],
    format: Annotated[str, typer.Option("--format", help="csv, graphml, gexf, jsonld, cypher or neo4j-admin.")] = "csv",
    graph: options.GraphUrl = None,
) -> None:
    """Write the whole graph for other programs. The same graph gives the same bytes."""
    from jobs import upkeep

    with open_graph(graph) as store:
        tell(upkeep.export(store, format, out))


@app.command()
def backup(file: options.BackupFile, graph: options.GraphUrl = None) -> None:
    """Save the embedded graph as one file. Readers go on meanwhile."""
    from jobs import safekeeping

    tell(safekeeping.backup(graph or graph_url(), file))


@app.command()
def restore(file: options.BackupFile, replace: options.Replace = False, graph: options.GraphUrl = None) -> None:
    """Put a backup in the place of the embedded graph."""
    from jobs import safekeeping

    tell(safekeeping.restore(graph or graph_url(), file, replace))


@app.command()
def serve(
    graph: options.GraphUrl = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8501,
) -> None:
    """Serve the app on this machine until Ctrl+C."""
    home().mkdir(parents=True, exist_ok=True)
    command = ["-m", "ui.serve", "--port", str(port), "--graph", graph or graph_url()]
    os.chdir(Path(__file__).parent)
    os.execv(sys.executable, [sys.executable, *command])  # so that who ends this ends the server


def _show(rows: Rows, notes: list[str], format: str) -> None:
    print_rows(rows, format)
    for note in notes:
        warn(note)


def _leave(failed: bool, code: int = 1) -> None:
    if failed:
        raise typer.Exit(code)


def main() -> None:
    try:
        app()
    except PolicygraphError as error:
        print(f"policygraph: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("policygraph: stopped", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
