"""One JSON object a line on standard error, with nothing of anybody's in it.

What an exception says is left out: a refused row stands in it in full. What remains is its kind,
the constraint where one was broken, and the way through the code.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

MOST_FRAMES = 12


class JsonFormatter(logging.Formatter):
    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_query(record.getMessage()),
            "process": record.process,
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = described(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def without_query(message):
    """A message without what stands behind question marks: searches are names and numbers."""
    return " ".join(word.partition("?")[0] for word in message.split())


def described(error):
    """The kind of an exception and of what caused it, and where it was raised; not its words."""
    kinds, frames = [], traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    inner = error
    while inner is not None:
        constraint = getattr(getattr(inner, "diag", None), "constraint_name", None)
        kinds.append(f"{type(inner).__name__}{f' {constraint}' if constraint else ''}")
        inner = inner.__cause__ or inner.__context__
    return {
        "kinds": kinds,
        "way": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
