"""Serve the pages: `python -m ui.serve`. Bound to this machine, under a Content-Security-Policy, nothing from outside.

The shell calls this as a process of its own, so that it never pulls Streamlit in.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import re
import socket
import sys
from pathlib import Path

import streamlit
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

APP = Path(__file__).resolve().parent.parent / "app.py"
PORT = 8501
LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
INLINE = rb"<script>(.*?)</script>"
POLICY = (
    "default-src 'none'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'; "
    "media-src 'self' blob:"
)


def security_headers() -> dict[str, str]:
    """What every answer carries. The inline scripts of Streamlit's own first page are allowed by their hashes."""
    first_page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    hashes = (base64.b64encode(hashlib.sha256(s).digest()).decode() for s in re.findall(INLINE, first_page, re.DOTALL))
    return {
        "content-security-policy": POLICY.format(scripts=" ".join(f"'sha256-{digest}'" for digest in hashes)),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
    }


class SecurityHeaders:
    """Adds headers to every answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.added = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self.added]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def guards(host: str) -> list[Middleware]:
    """What every request passes. Only names that are known are answered to, so that no page elsewhere can rebind one.

    Known are this machine, ``host`` and those of POLICYGRAPH_NAMES (separated by commas), where a proxy passes on its own.
    """
    given = os.environ.get("POLICYGRAPH_NAMES", "").split(",")
    names = [LOOPBACK, "localhost", *(name.strip() for name in [host, *given] if name.strip() not in ("", EVERYWHERE))]
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=names),
        Middleware(SecurityHeaders, headers=security_headers()),
    ]


def serve(graph_url: str | None = None, port: int = PORT, host: str = LOOPBACK) -> int:
    """Serve until stopped. Returns 0, or 2 with one line where the port is taken."""
    if _taken(host, port):
        print(
            f"policygraph: {host}:{port}: the port is taken. Stop what uses it, or give another: --port {port + 1}.",
            file=sys.stderr,
        )
        return 2
    if graph_url:
        os.environ["POLICYGRAPH_GRAPH"] = graph_url
    os.chdir(APP.parent)
    print(f"policygraph: http://{LOOPBACK if host == EVERYWHERE else host}:{port}  (Ctrl+C stops it)")
    uvicorn.run(
        App(APP, middleware=guards(host)),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    return 0


def _taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.serve", description="Serve the pages of policygraph.")
    parser.add_argument("--graph", help="embedded:FOLDER or bolt://… (default: POLICYGRAPH_GRAPH, else var/graph)")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--host", default=LOOPBACK, help="another address only behind a guard of your own")
    given = parser.parse_args(arguments)
    return serve(given.graph, given.port, given.host)


if __name__ == "__main__":
    sys.exit(main())
