"""How long the contents of letters are kept (PM-1+): see `sanad.audit.destroying`.

Number, code, kind and day stay, so that a letter is still found to be ours. What is written to
nobody, as minutes are, stays whole.
"""

from sanad.audit import destroying
from sanad.audit.destroying import WENT, KeptKind, Words

CONTENTS = ["subject", "paragraphs", "verdict"]


def register() -> None:
    """Contents by their own term; with a closed file the name on them too."""
    destroying.register(
        KeptKind(
            "letters",
            "letters.Letter",
            term="kept_letters_days",
            over=f"t.person_id IS NOT NULL AND {destroying.before('t.issued_at')}",
            person="t.person_id",
            words=[Words("letters.Letter", CONTENTS)],
        )
    )
    theirs = "t.person_id = ANY (keys)"
    destroying.also(
        "files",
        Words("letters.Letter", [*CONTENTS, WENT], of=theirs),
        Words("letters.Letter", ["recipient"], of=theirs),
    )
