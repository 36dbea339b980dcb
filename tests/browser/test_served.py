"""What the server itself answers: to its own name only, and under a policy that lets nothing in."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from ui.serve import security_headers


def answer(served: str, host: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=10)
    connection.request("GET", "/", headers={"Host": host})
    return connection.getresponse()


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1:8501", 200), ("localhost", 200), ("elsewhere.example", 400)])
def test_it_answers_to_its_own_name_only(served, host, status):
    assert answer(served, host).status == status


def test_every_answer_carries_the_policy(served):
    headers = answer(served, "localhost").headers
    assert {name: headers[name] for name in security_headers()} == security_headers()
