"""The catalogue's keeper: six plurals, nothing lost, nothing missed."""

import gettext

import pytest
from babel.messages import Catalog
from django.conf import settings

from sanad.management.commands import messages

COUNTED = ("%(n)s request", "%(n)s requests")
ARABIC = ("لا طلبات", "طلب", "طلبان", "%(n)s طلبات", "%(n)s طلبًا", "%(n)s طلب")


def catalogue(*entries):
    made = Catalog(locale="ar")
    for message, string, *flags in entries:
        made.add(message, string, locations=[("page.html", 1)], flags=flags)
    return made


def problems(translations, collected):
    return list(messages.find_problems(translations, collected))


def test_the_six_plurals_come_out_in_djangos_order(tmp_path):
    path = tmp_path / "django.po"
    messages.write(path, catalogue((COUNTED, ARABIC)))
    messages.compile_catalogue(path)
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for number, form in [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5)]:
        assert compiled.ngettext(*COUNTED, number) == ARABIC[form], number


def test_writing_twice_changes_nothing(tmp_path):
    path = tmp_path / "django.po"
    messages.write(path, catalogue(("b", "ب"), ("a", "ا"), (COUNTED, ARABIC)))
    first = path.read_text()
    messages.write(path, messages.read(path))
    assert path.read_text() == first
    assert first.index('msgid "a"') < first.index('msgid "b"')
    assert "page.html" not in first


def test_collecting_keeps_translations_and_remembers_the_unused(tmp_path):
    path = tmp_path / "django.po"
    old = catalogue(("kept", "باق"), ("gone", "ذهب"))
    messages.write(path, messages.renewed(catalogue(("kept", ""), ("new", "")), entries(old)))
    read = messages.read(path)
    assert read["kept"].string == "باق"
    assert read["new"].string == ""
    assert [message.string for message in read.obsolete.values()] == ["ذهب"]
    back = messages.renewed(catalogue(("gone", "")), entries(read))
    assert back["gone"].string == "ذهب"


def entries(translations):
    return messages.entries(translations)


@pytest.mark.parametrize(
    ("translations", "complaint"),
    [
        ([], "no Arabic for 'Hello %(name)s'"),
        ([("Hello %(name)s", "")], "no Arabic for 'Hello %(name)s'"),
        ([("Hello %(name)s", "أهلًا %(name)s", "fuzzy")], "fuzzy"),
        ([("Hello %(name)s", "أهلًا")], "missing placeholder %(name)s"),
        ([("Hello %(name)s", "أهلًا %(nome)s")], "unknown placeholder %(nome)s"),
        ([("Hello %(name)s", "أهلًا %(name)s.أهلًا %(name)s.")], "says the same twice"),
        ([("Hello %(name)s", "أهلًا %(name)s"), ("Old", "قديم")], "no longer used: 'Old'"),
    ],
)
def test_an_unsound_catalogue_is_told(translations, complaint):
    collected = catalogue(("Hello %(name)s", ""))
    assert any(complaint in problem for problem in problems(catalogue(*translations), collected))


def test_a_sound_catalogue_has_no_problem():
    translations = catalogue(("Hello %(name)s", "أهلًا %(name)s"), (COUNTED, ARABIC))
    assert problems(translations, catalogue(("Hello %(name)s", ""), (COUNTED, ""))) == []


def test_one_and_two_need_no_number_but_many_does():
    forms = [*ARABIC[:4], "طلبًا", ARABIC[5]]
    translations = catalogue((COUNTED, tuple(forms)))
    assert problems(translations, catalogue((COUNTED, ""))) == [
        "page.html:1: missing placeholder %(n)s in the Arabic of '%(n)s request'"
    ]


def test_python_and_templates_are_both_read(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    (tmp_path / "sanad").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "sanad" / "models.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext_lazy, pgettext\n"
        'a = _("a label")\nb = ngettext_lazy("%(n)s day", "%(n)s days", "n")\n'
        'c = pgettext("month", "May")\n'
    )
    (tmp_path / "templates" / "page.html").write_text(
        "{% load i18n %}{% translate 'a \"title\"' %}"
        "{% blocktranslate count n=days trimmed %}\n{{ n }} night{% plural %}{{ n }} nights"
        "{% endblocktranslate %}"
    )
    assert set(entries(messages.collect())) == {
        ("", "a label"),
        ("", "%(n)s day"),
        ("month", "May"),
        ("", 'a "title"'),
        ("", "%(n)s night"),
    }


# The desk's words about whoever a file or a request is of. Most of them are women.
OF_A_MAN = ("المتقدّم", "المتقدم", "صاحب الملف", "صاحب الطلب", "مقدّم الطلب", "مقدم الطلب", "أقواله")


def test_no_word_of_the_desk_makes_a_man_of_who_it_is_about():
    catalogue = messages.read(settings.LOCALE_PATHS[0] / "ar" / "LC_MESSAGES" / "django.po")
    said = {}
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and any(words in form for form in forms for words in OF_A_MAN):
            said[message.id] = forms
    assert said == {}
