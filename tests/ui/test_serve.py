"""How the pages are served: one clear line where the port is taken, and a policy that lets nothing in from outside."""

from __future__ import annotations

import socket

from ui.serve import security_headers, serve


def test_a_taken_port_is_one_clear_line(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert serve(port=port) == 2
    said = capsys.readouterr().err
    assert said == (
        f"policygraph: 127.0.0.1:{port}: the port is taken. Stop what uses it, or give another: --port {port + 1}.\n"
    )


def test_the_policy_allows_this_origin_only():
    policy = security_headers()["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert "unsafe-inline" not in rules["script-src"]
    assert "'sha256-" in rules["script-src"]
    assert "http" not in policy
