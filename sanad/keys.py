"""The keys: those of a development checkout, made once and kept out of the repository, and new ones
for an installation, printed by `python3 -m sanad.keys`.

Production never reads a file that was made here: there the environment must give every key.
Standard library only.
"""

import base64
import os
import secrets
from pathlib import Path

NAMES = ("SECRET_KEY", "SURVEY_TOKEN_KEY", "SURVEY_HASH_KEY", "ACTOR_KEY", "FILES_KEY")


def missing_keys(path):
    """The names that the file at `path` does not give yet."""
    present = set()
    if Path(path).exists():
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        present = {line.partition("=")[0].strip() for line in lines}
    return [name for name in NAMES if name not in present]


def make_keys(path):
    """Add the missing keys to the file, readable by its owner alone; those there stay."""
    missing = missing_keys(path)
    if not missing:
        return
    Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(descriptor, "a", encoding="utf-8") as file:
        for name in missing:
            file.write(f"{name}={new_key(name)}\n")


def new_key(name):
    """A new value for `name`: URL-safe base64 of random bytes."""
    # FILES_KEY is a Fernet key, which has 32 bytes; Django wants 50 letters of SECRET_KEY (W009).
    length = 48 if name == "SECRET_KEY" else 32
    return base64.urlsafe_b64encode(secrets.token_bytes(length)).decode()


if __name__ == "__main__":
    for name in NAMES:
        print(f"{name}={new_key(name)}")
