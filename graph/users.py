"""The two users of the local engine, and what each may."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

ADMIN, READER = "root", "reader"


def written_users(config: Path) -> dict[str, str]:
    """Name → password. Users are written before the first start: one created later, over Bolt, would be an administrator."""
    file = config / "passwords.json"
    if file.exists():
        found: dict[str, str] = json.loads(file.read_text())
        return found
    config.mkdir(exist_ok=True)
    made = {user: secrets.token_urlsafe(24) for user in (ADMIN, READER)}
    groups = {"admin": _ADMIN_GROUP, "reader": _group([], ["readRecord"]), "*": _group([], [])}
    (config / "server-groups.json").write_text(json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}))
    users = [
        {"name": user, "databases": {"*": [group]}, "password": _hashed(made[user])}
        for user, group in ((ADMIN, "admin"), (READER, "reader"))
    ]
    (config / "server-users.jsonl").write_text("".join(json.dumps(user) + "\n" for user in users))
    file.write_text(json.dumps(made))
    return made


def _group(access: list[str], records: list[str]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}


_ADMIN_GROUP = _group(
    ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
    ["createRecord", "readRecord", "updateRecord", "deleteRecord"],
)


def _hashed(password: str) -> str:
    """The engine derives the key over the *text* of the salt."""
    salt = base64.b64encode(secrets.token_bytes(32))
    key = base64.b64encode(hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 65536, 32))
    return f"PBKDF2WithHmacSHA256$65536${salt.decode()}${key.decode()}"
