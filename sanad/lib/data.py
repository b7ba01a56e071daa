"""Data that stands in a file beside the code that reads it: words, catalogues, examples."""

import tomllib
from pathlib import Path
from typing import Any


def beside(module: str) -> dict[str, Any]:
    """The TOML file of a module's own name, as `CATALOGUE = beside(__file__)`."""
    return tomllib.loads(Path(module).with_suffix(".toml").read_text(encoding="utf-8"))
