"""What Neo4j says of a login or of itself is not said of the query."""

import pytest

from graph.errors import LoginRefused, QueryInvalid, StoreUnreachable
from graph.refusals import query_error

URL = "bolt://neo4j:7687"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("Neo.ClientError.Security.AuthenticationRateLimit", LoginRefused),
        ("Neo.TransientError.General.DatabaseUnavailable", StoreUnreachable),
        ("Neo.ClientError.Statement.SyntaxError", QueryInvalid),
    ],
)
def test_what_is_wrong_is_told_by_the_code(code: str, kind: type[Exception]) -> None:
    assert type(query_error(URL, code, "As Neo4j puts it.")) is kind
