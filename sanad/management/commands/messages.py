"""`manage.py messages`: the labels of the portal and their Arabic, without GNU gettext.

What is said to people, as to a man or to a woman, are texts (`sanad/lib/texts.py`), not labels.

The sources are read by Babel, templates through Django's own `templatize`. The catalogue is kept
sorted by message and without line numbers or dates, so that a change shows only what changed.
"""

import fcntl
import io
import os
import re
from collections import defaultdict

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

PACKAGES = ("sanad", "beneficiaries", "requests_app", "conduct", "surveys")
NOT_SHOWN = {"migrations", "tests", "node_modules", "__pycache__"}
TEMPLATE_SUFFIXES = {".html", ".txt"}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOTES = ("Translators:",)

# Django's own order of the Arabic plurals (none, one, two, few, many, other): Babel's differs, and
# catalogues of different orders cannot be merged.
HEADER = r"""msgid ""
msgstr ""
"Language: ar\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 "
"&& n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;\n"

"""
PLURALS = 6
# Arabic says "no request", "a request", "two requests": only from three up must the number stand.
NUMBERED = range(3, PLURALS)
SENTENCE_END = re.compile("[.!\N{ARABIC QUESTION MARK}](?!\\d)")
PLACEHOLDER = re.compile(r"%%|%\((\w+)\)[\d.]*[a-zA-Z]|%[\d.]*[a-zA-Z]|\{(\w*)(?:[!:][^{}]*)?\}")


class Command(BaseCommand):
    help = "Compile the Arabic catalogue; --update collects its messages, --check judges it."
    requires_system_checks = []

    def add_arguments(self, parser):
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--update", action="store_true", help="collect the messages anew")
        group.add_argument("--check", action="store_true", help="fail unless it is complete")
        group.add_argument("--merge", metavar="FILE", help="take translations from a .po file")
        parser.add_argument(
            "--prune", action="store_true", help="with --update: forget what is no longer used"
        )

    def handle(self, *, update, check, merge, prune, **options):
        path = settings.BASE_DIR / "locale" / "ar" / "LC_MESSAGES" / "django.po"
        if check:
            self._check(path)
        elif update:
            self._update(path, prune)
        elif merge:
            self._merge(path, merge)
        elif path.exists():
            compile_catalogue(path)

    def _update(self, path, prune):
        collected = collect()
        with only_one(path):
            old = read(path)
            new = renewed(collected, entries(old))
            if prune:
                new.obsolete.clear()
            write(path, new)
        missing = sum(not is_translated(message) for message in new if message.id)
        self.stdout.write(
            f"{len(new)} messages, {missing} without Arabic, {len(new.obsolete)} obsolete."
        )

    def _merge(self, path, other):
        with open(other, "rb") as file:
            theirs = read_po(file, locale="ar")
        with only_one(path):
            mine = read(path)
            ours = entries(mine)
            for key, message in entries(theirs).items():
                if not is_translated(message):
                    continue
                if key in ours:
                    ours[key].string = message.string
                    ours[key].flags.discard("fuzzy")
                else:
                    mine[message.id] = message
            write(path, mine)

    def _check(self, path):
        catalogue = read(path)
        problems = sorted(find_problems(catalogue, collect()))
        if problems:
            raise CommandError(
                "\n".join(problems)
                + f"\n{len(problems)} problems: `make messages` collects, people translate."
            )
        self.stdout.write(f"{len(catalogue)} messages, all in Arabic.")


# --- the sources -------------------------------------------------------------------------------


def collect():
    """A catalogue of every message in the sources, each with the places where it stands."""
    catalogue = Catalog(locale="ar")
    for path in sources():
        place = str(path.relative_to(settings.BASE_DIR))
        text = path.read_text(encoding="utf-8")
        method = "python"
        if path.suffix != ".py":
            if "trans" not in text and "_(" not in text:
                continue
            text, method = templatize(text, origin=place), "javascript"
        elif not re.search(r"\b(n?p?gettext|_\()", text):
            continue
        for line, message, notes, context in extract(
            method, io.BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=NOTES
        ):
            catalogue.add(message, None, [(place, line)], auto_comments=notes, context=context)
    return catalogue


def sources():
    """The Python files and the templates whose words people read, in a stable order."""
    roots = [settings.BASE_DIR / "templates"] + [settings.BASE_DIR / name for name in PACKAGES]
    for root in roots:
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(set(folders) - NOT_SHOWN)
            for name in sorted(files):
                path = root.__class__(folder) / name
                in_templates = "templates" in path.relative_to(settings.BASE_DIR).parts
                if path.suffix == ".py" or (in_templates and path.suffix in TEMPLATE_SUFFIXES):
                    yield path


# --- the catalogue -----------------------------------------------------------------------------


def key_of(message):
    """(context, English), of a count the singular: one entry of the catalogue has it."""
    single = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return message.context or "", single


def entries(catalogue):
    """Every message by its key, those no longer in use included."""
    by_key = {key_of(message): message for message in catalogue.obsolete.values()}
    by_key.update({key_of(message): message for message in catalogue if message.id})
    return by_key


def renewed(collected, old):
    """The messages in `found` with the translations in `old`; the unused ones become obsolete."""
    new = Catalog(locale="ar")
    for message in collected:
        if not message.id:
            continue
        # Babel counts plurals its own way; ours are six in Django's order.
        strings = "" if isinstance(message.id, str) else ("",) * PLURALS
        earlier = old.pop(key_of(message), None)
        if earlier is not None and isinstance(earlier.id, str) == isinstance(message.id, str):
            strings = earlier.string
        new.add(
            message.id,
            strings,
            message.locations,
            flags=earlier.flags if earlier is not None else (),
            auto_comments=message.auto_comments,
            user_comments=earlier.user_comments if earlier is not None else (),
            context=message.context,
        )
    for message in old.values():
        if is_translated(message):
            new.obsolete[message.id] = message
    return new


def is_translated(message):
    """Whether each of its forms has Arabic, fuzzy or not."""
    strings = [message.string] if isinstance(message.string, str) else message.string
    return bool(strings) and all(strings)


def read(path):
    """The catalogue of a `.po`; an empty one where there is no file."""
    if not path.exists():
        return Catalog(locale="ar")
    with path.open("rb") as file:
        return read_po(file, locale="ar")


def write(path, catalogue):
    """Write a `.po` as it is kept: sorted, without line numbers, under our header."""
    text = io.BytesIO()
    write_po(text, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, (HEADER + text.getvalue().decode().strip() + "\n").encode())


def compile_catalogue(path):
    """Write the `.mo` beside the `.po`; what is missing or fuzzy is left in English."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="ar", abort_invalid=True)
    compiled = io.BytesIO()
    # Babel writes the plural rule of its own; the header of the file is the one that counts.
    catalogue._num_plurals = PLURALS
    catalogue._plural_expr = re.search(r"plural=(.*?;)", HEADER.replace('"\n"', "")).group(1)
    write_mo(compiled, catalogue)
    replace(path.with_suffix(".mo"), compiled.getvalue())


def replace(path, content):
    """Write in one step: whoever reads meanwhile sees the old file or the new one, whole."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


def only_one(path):
    """Two people collecting at once take turns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = (settings.BASE_DIR / ".sanad" / "messages.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


# --- judging it --------------------------------------------------------------------------------


def find_problems(catalogue, collected):
    """Sentences about all that keeps the catalogue from being complete and sound."""
    wanted, translated = entries(collected), entries(catalogue)
    live = {key_of(message) for message in catalogue if message.id}
    for key, message in wanted.items():
        file, line = message.locations[0]
        if key not in live or not is_translated(translated[key]):
            yield f"{file}:{line}: no Arabic for {key[1]!r}"
            continue
        if translated[key].fuzzy:
            yield f"{file}:{line}: fuzzy: {key[1]!r}"
        if isinstance(message.id, str) != isinstance(translated[key].id, str):
            yield f"{file}:{line}: a count, and not everywhere: {key[1]!r}"
            continue
        if says_twice(translated[key]):
            yield f"{file}:{line}: says the same twice in the Arabic of {key[1]!r}"
        for problem in placeholder_problems(translated[key]):
            yield f"{file}:{line}: {problem} in the Arabic of {key[1]!r}"
    for _context, message in sorted(set(translated) - set(wanted)):
        yield f"locale: no longer used: {message!r}"


def says_twice(message):
    """Whether a sentence of the Arabic stands in it more than once."""
    strings = [message.string] if isinstance(message.id, str) else message.string
    for string in strings:
        sentences = [part.strip() for part in SENTENCE_END.split(string) if part.strip()]
        if len(set(sentences)) < len(sentences):
            return True
    return False


def placeholder_problems(message):
    """What stands in the English and not in the Arabic, or the other way round."""
    plural = not isinstance(message.id, str)
    originals = list(message.id) if plural else [message.id]
    strings = list(message.string) if plural else [message.string]
    if plural and len(strings) != PLURALS:
        yield f"{len(strings)} plural forms instead of {PLURALS}"
        return
    counts = defaultdict(int)
    for original in originals:
        for name in placeholders(original):
            counts[name] += 1
    for index, string in enumerate(strings):
        present = placeholders(string)
        for name in sorted(present - set(counts)):
            yield f"unknown placeholder {name}"
        if plural and index not in NUMBERED:
            continue
        for name in sorted(placeholders(originals[-1]) - present):
            yield f"missing placeholder {name}"


def placeholders(text):
    """Those that stand in a text, as a set; `%%` is none."""
    return {match[0] for match in PLACEHOLDER.finditer(text) if match[0] != "%%"}
