"""Arabic stands in files of words (`locale/`, the TOML beside a module), not in the code."""

import re

import pytest

from tests.project.test_imports import CHECKOUT, modules

ARABIC = re.compile(r"[\u0600-\u06ff]")
# Where letters are the matter of the code, and which.
MATTER = {
    "sanad/formats/ar/formats.py": "the comma between a day and an hour",
    "sanad/lib/amount_words.py": "the grammar of numbers and of what they count",
    "sanad/lib/arabic.py": "letters that are folded, the article, signs of a sentence",
    "sanad/lib/dates.py": "names of months and days, forms of a term",
    "sanad/lib/digits.py": "digits, and how an amount is typed",
    "sanad/lib/identifiers.py": "what people write before a number",
    "sanad/lib/names.py": "how letters sound, what stands in a name and is none",
    "sanad/settings.py": "the language's own name",
}


def words(file):
    return ARABIC.findall((CHECKOUT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [*modules()])
def test_arabic_stands_where_it_is_the_matter(file):
    assert bool(words(file)) == (file in MATTER), (
        "A sentence belongs in locale/texts, a label in locale/ar, seeds and examples in the TOML"
        " beside the module; what is the matter of the code is named in MATTER."
    )


def test_what_is_named_is_there():
    assert set(MATTER) <= {*modules()}
