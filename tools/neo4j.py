"""A real Neo4j without Docker: fetched once through Maven, run on loopback under var/neo4j, stopped by its pid.

    python tools/neo4j.py start        fetch where needed, start, wait until it answers, print how to reach it
    python tools/neo4j.py env          the same as lines for a shell: eval "$(python tools/neo4j.py env)"
    python tools/neo4j.py status | stop | java            the last prints the Java that it would run on
    python tools/neo4j.py admin database dump neo4j --to-path=FOLDER        any neo4j-admin; dump and load want it stopped

It needs Maven, and Java 17; the newest release, POLICYGRAPH_NEO4J=2026.08.1, needs Java 21. Where several Javas are
installed the one that fits is taken. What it writes stays under POLICYGRAPH_HOME (default: var/ of the checkout).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
BOLT_HELLO = bytes.fromhex("6060b017 00000405 00000404 00000000 00000000")
START_SECONDS = 90
OPENS = ("--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED")
"""Server and importer reach into these packages of the Java runtime."""

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>policygraph</groupId><artifactId>neo4j</artifactId><version>1</version>
  <dependencies>{dependencies}</dependencies>
</project>
"""
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>{}</dependency>"

CONF = """server.default_listen_address={host}
server.bolt.listen_address={host}:{bolt}
server.http.listen_address={host}:{http}
server.memory.heap.initial_size=256m
server.memory.heap.max_size=1g
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
"""


@dataclass(frozen=True)
class Release:
    """One release of Neo4j Community: the Java that it needs at least, its parts in Maven Central, its main class."""

    version: str
    java: int
    parts: tuple[tuple[str, str], ...]
    kind: str
    main: str

    @property
    def pom(self) -> str:
        parts = (DEPENDENCY.format(group, name, self.version, self.kind) for group, name in self.parts)
        return POM.format(dependencies="".join(parts))


_ASSEMBLY = (("org.neo4j.assembly", "neo4j-community-standalone"),)
_SERVER = (("org.neo4j", "neo4j"), ("org.neo4j.app", "neo4j-server"))
LTS = Release("5.26.30", 17, _ASSEMBLY, "<type>pom</type>", "org.neo4j.server.CommunityEntryPoint")
NEWEST = Release("2026.08.1", 21, _SERVER, "", "org.neo4j.server.Neo4jCommunity")


class Trouble(Exception):
    """Something that the person at the keyboard can put right."""


@dataclass(frozen=True)
class Neo4j:
    """One server: ``home`` holds its data, ``library`` the jars, which several homes may share."""

    home: Path
    library: Path
    release: Release = LTS

    def start(self, bolt: int = 7687, http: int = 7474) -> None:
        """Start it and wait until it answers. Port 0 takes any that is free."""
        if self.running():
            return
        java = find_java(self.release)
        self._fetch()
        ports = {"bolt": _listenable(bolt), "http": _listenable(http)}
        for name in ("conf", "data", "logs", "run", "plugins", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(CONF.format(host=LOOPBACK, **ports))
        self._set_password(java)
        self._launch(java, ports)

    def stop(self) -> None:
        pid = self.running()
        if not pid:
            return
        os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + 30
        while self.running():
            if time.monotonic() > until:
                raise Trouble(f"Neo4j (pid {pid}) does not stop. See {self.home / 'logs'}.")
            time.sleep(0.1)
        self._instance.unlink(missing_ok=True)

    def running(self) -> int | None:
        """The pid, where it is alive and still ours: pids are used again."""
        try:
            pid = int(json.loads(self._instance.read_text())["pid"])
        except (FileNotFoundError, ValueError):
            return None
        if pid in _children and _children[pid].poll() is not None:
            return None
        return pid if f"--home-dir={self.home}" in _command_of(pid) else None

    def admin(self, java: str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """What ``neo4j-admin`` does with these arguments, in a folder."""
        command = [java, *OPENS, "-Xmx1g", "-cp", f"{self.library}/*", "org.neo4j.cli.AdminTool", *arguments]
        places = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        return subprocess.run(command, env={**os.environ, **places}, cwd=folder, capture_output=True, text=True)

    def environment(self) -> dict[str, str]:
        ports = json.loads(self._instance.read_text())
        password = (self.home / "password").read_text()
        uri = f"bolt://{LOOPBACK}:{ports['bolt']}"
        return {"NEO4J_URI": uri, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": password}

    @property
    def browser(self) -> str:
        return f"http://{LOOPBACK}:{json.loads(self._instance.read_text())['http']}"

    @property
    def _instance(self) -> Path:
        return self.home / "instance.json"

    def _fetch(self) -> None:
        """225 jars, once; a half-filled folder never looks finished."""
        if self.library.is_dir():
            return
        maven = shutil.which("mvn")
        if not maven:
            raise Trouble("Maven is missing, which fetches Neo4j. Install it (Debian: apt install maven).")
        draft = self.library.with_name(self.library.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        pom = draft.parent / "pom.xml"
        pom.write_text(self.release.pom)
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={draft}"]
        done = subprocess.run([maven, "-q", "-B", "-f", str(pom), *goal], capture_output=True, text=True)
        if done.returncode:
            raise Trouble(
                f"Maven could not fetch Neo4j {self.release.version}: {_first_error(done.stdout + done.stderr)}"
            )
        draft.rename(self.library)

    def _set_password(self, java: str) -> None:
        """Random, and fixed at the first start, as Neo4j wants it."""
        file = self.home / "password"
        if file.exists():
            return
        password = secrets.token_hex(16)  # an option begins with a dash, which other alphabets hold
        done = self.admin(java, "dbms", "set-initial-password", password)
        if done.returncode:
            raise Trouble(f"Neo4j's password could not be set: {_first_error(done.stdout + done.stderr)}")
        file.touch(mode=0o600)
        file.write_text(password)

    def _launch(self, java: str, ports: dict[str, int]) -> None:
        command = [java, *OPENS, "-Xmx1g", "-cp", f"{self.library}/*", self.release.main]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "logs" / "console.log").open("w") as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        _children[child.pid] = child
        self._instance.write_text(json.dumps({"pid": child.pid, **ports}))
        until = time.monotonic() + START_SECONDS
        while not _answers(ports["bolt"]):
            if child.poll() is not None or time.monotonic() > until:
                self.stop()
                raise Trouble(f"Neo4j did not come up. See {self.home / 'logs' / 'console.log'}.")
            time.sleep(0.2)


_children: dict[int, subprocess.Popen[bytes]] = {}
"""Servers that this process started: it has to reap them."""


def _command_of(pid: int) -> str:
    """Its command line; empty where no such process is alive."""
    listed = Path(f"/proc/{pid}/cmdline")
    if listed.exists():
        return listed.read_text(errors="replace")
    return subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True).stdout


def find_java(release: Release) -> str:
    """The first Java that is new enough, of the path, of JAVA_HOME, of Debian's folder. Raises ``Trouble``."""
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, sorted(Path("/usr/lib/jvm").glob("*")))]
    javas = [shutil.which("java"), *(f"{home}/bin/java" for home in homes if home)]
    found = {java: _java_version(java) for java in javas if java and Path(java).exists()}
    fitting = next((java for java, version in found.items() if version >= release.java), None)
    if fitting is None:
        there = ", ".join(f"{java} is {version}" for java, version in found.items()) or "there is none"
        hint = f"Install it (Debian: apt install openjdk-{release.java}-jre-headless)."
        raise Trouble(f"Neo4j {release.version} needs Java {release.java} or newer; {there}. {hint}")
    return fitting


def _java_version(java: str) -> int:
    told = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def _listenable(port: int) -> int:
    try:
        with socket.create_server((LOOPBACK, port)) as probe:
            taken: int = probe.getsockname()[1]
            return taken
    except OSError as error:
        raise Trouble(f"Port {port} is in use. Stop what listens there, or choose another: --bolt, --http.") from error


def _answers(port: int) -> bool:
    """Whether Bolt shakes hands, which it does only once the database is up."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=2) as link:
            link.sendall(BOLT_HELLO)
            return len(link.recv(4)) == 4
    except OSError:
        return False


def _first_error(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "ERROR" in line), lines[0] if lines else "no reason given")[:300]


def default() -> Neo4j:
    """The LTS, or the release that POLICYGRAPH_NEO4J names; each with data of its own. Raises ``Trouble``."""
    wanted = os.environ.get("POLICYGRAPH_NEO4J") or LTS.version
    release = next((one for one in (LTS, NEWEST) if one.version == wanted), None)
    if release is None:
        raise Trouble(f"POLICYGRAPH_NEO4J={wanted}: not known here. It is one of {LTS.version}, {NEWEST.version}.")
    home = Path(os.environ.get("POLICYGRAPH_HOME", Path(__file__).parent.parent / "var")).absolute() / "neo4j"
    return Neo4j(home / ("server" if release is LTS else f"server-{wanted}"), home / f"lib-{wanted}", release)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["start", "stop", "status", "env", "admin", "java"])
    parser.add_argument("--bolt", type=int, default=7687, help="port for Bolt (default 7687; 0: any free)")
    parser.add_argument("--http", type=int, default=7474, help="port for Neo4j Browser (default 7474; 0: any free)")
    wish, rest = parser.parse_known_args()
    if rest and wish.verb != "admin":
        parser.error(f"unknown: {' '.join(rest)}")
    try:
        return _do(default(), wish, rest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _do(server: Neo4j, wish: argparse.Namespace, rest: list[str]) -> int:
    if wish.verb == "java":
        print(find_java(server.release))
        return 0
    if wish.verb == "admin":
        done = server.admin(find_java(server.release), *rest)
        print(done.stdout + done.stderr, end="", file=sys.stderr if done.returncode else sys.stdout)
        return done.returncode
    if wish.verb == "start":
        server.start(wish.bolt, wish.http)
    elif wish.verb == "stop":
        server.stop()
    return _tell(server, wish.verb)


def _tell(server: Neo4j, verb: str) -> int:
    pid = server.running()
    if not pid:
        print("Neo4j is not running.", file=sys.stderr if verb == "env" else sys.stdout)
        return 0 if verb == "stop" else 3
    lines = [f"export {name}={value}" for name, value in server.environment().items()]
    if verb != "env":
        lines = [f"Neo4j {server.release.version} runs (pid {pid}), Browser at {server.browser}", *lines]
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
