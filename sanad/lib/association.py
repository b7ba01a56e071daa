"""The association that runs the portal: its name, telephone and licence, in its own words.

They are texts (`locale/texts/association.toml`), worded by each association on one page and kept
with every version; nothing of one association stands in code.
"""

from sanad.lib import texts

FACTS = ("name", "short_name", "head", "subhead", "phone", "licence")


class Association:
    """The facts in the language of the page; each is read where it is shown, never kept."""

    @property
    def name(self) -> str:
        """The full name."""
        return texts.words_of("association.name")

    @property
    def short_name(self) -> str:
        """The name of the page's head and of a text message."""
        return texts.words_of("association.short_name")

    @property
    def letterhead(self) -> tuple[str, str]:
        """The two lines of a letter's head."""
        return texts.words_of("association.head"), texts.words_of("association.subhead")

    @property
    def phone(self) -> str:
        """The number to dial, digits only or with a leading `+`."""
        return texts.words_of("association.phone")

    @property
    def licence(self) -> str:
        """The number of its licence, as it is printed."""
        return texts.words_of("association.licence")

    @property
    def is_named(self) -> bool:
        """Whether somebody has said which association this is."""
        return texts.is_own(key("name"))


def key(fact: str) -> str:
    """The text that says a fact."""
    return f"association.{fact}"
