"""What can be wrong with a store, a row or a query, named by what is wrong. Messages say where, what, what to do."""

from __future__ import annotations

from enum import StrEnum

from ingest.errors import PolicygraphError


class StoreError(PolicygraphError):
    """The database cannot be used."""

    exit_code = 5

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class StoreUnreachable(StoreError):
    """Nothing answers at the address, or it went away."""


class NoGraph(StoreError):
    """The folder holds no graph, and who only reads makes none."""


class LoginRefused(StoreError):
    """The database does not know this user or password."""


class FolderUnusable(StoreError):
    """The embedded store's folder is read-only, no folder, or in use by another engine."""


class EngineFailed(StoreError):
    """The embedded engine did not come up."""


class WriteFailed(StoreError):
    """A transaction was rolled back; nothing of it stands."""


class NoRoom(WriteFailed):
    """The disk takes nothing more."""


class GraphDamaged(StoreError):
    """The graph holds what data/schema.yaml does not allow."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what, "`policygraph check` lists all that is wrong and what to do.")


class OutputUnwritable(PolicygraphError):
    """A file that is to be written cannot be."""

    exit_code = 2

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}. Choose another place with --out.")


class Misnamed(PolicygraphError):
    """A name that nothing has."""

    exit_code = 2


class RowInvalid(PolicygraphError):
    """A line of facts does not fit data/schema.yaml. Nothing of its document was written."""

    exit_code = 4

    def __init__(self, document: str, line: str, what: str) -> None:
        super().__init__(f"{document}: {line}: {what}. Nothing of this document was written; please report it.")


class SchemaInvalid(PolicygraphError):
    """data/schema.yaml breaks its own rules."""

    exit_code = 4

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"data/schema.yaml: {where}: {what}. Correct the file.")


MEANS = "A free query may only read the graph: no writing, no files, no network, no administration"


class TooMuch(StrEnum):
    """Of what a free query wanted too much."""

    TIME = "This query ran too long and was stopped. Narrow it, or add LIMIT."
    MEMORY = "This query wanted too much memory and was stopped. Narrow it, or add LIMIT."
    DEPTH = "The answer to this query is nested too deep to be read. Return less in one value."
    WEIGHT = "One row of this query's answer is too much to show. Return less in one row."


class QueryRefused(PolicygraphError):
    """A free query asked for what it may not do: write, read files or the network, administer, or run too long."""

    exit_code = 6


class QueryInvalid(PolicygraphError):
    """A query that the engine cannot read or compute."""

    exit_code = 6
