"""What can be wrong with a document or a file of ours, named by what is wrong.

Each message says where, what, and what to do. ``ExtractionFailed`` is not here: a rule that fails is a defect, not bad
input, and shows its traceback.
"""

from __future__ import annotations


class PolicygraphError(Exception):
    """Base of everything that the shell prints in one line; ``exit_code`` is what it then returns."""

    exit_code = 1


class DocumentUnreadable(PolicygraphError):
    """A file that is no document: missing, empty, binary, or of a format that is not read."""

    exit_code = 3

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class DataInvalid(PolicygraphError):
    """A file of ``data/`` breaks its own rules; line 0 where it is missing."""

    exit_code = 4

    def __init__(self, file: str, line: int, what: str, remedy: str) -> None:
        super().__init__(f"{file}{f':{line}' * (line > 0)}: {what}. {remedy}")


class IdentityClash(PolicygraphError):
    """Two things of one document would get one id. They are never merged."""

    exit_code = 3

    def __init__(self, document: str, identity: str) -> None:
        super().__init__(
            f"{document}: two clauses or facts share the id {identity!r}, which must not happen. "
            "Nothing of this document was written. Please report it with the document."
        )
