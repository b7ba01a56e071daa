"""Counts in Arabic: after each number its noun stands in the form that the number asks for."""

import re

import pytest
from django.conf import settings
from django.utils.translation import ngettext, override

from sanad.lib import texts
from sanad.management.commands.messages import read

# The noun after 3 to 10, after 11 to 99, after a hundred and its like.
NOUNS = {
    forms[0]: forms
    for forms in (
        ("أجزاء", "جزءًا", "جزء"),
        ("أحرف", "حرفًا", "حرف"),
        ("أجهزة", "جهازًا", "جهاز"),
        ("أجوبة", "جوابًا", "جواب"),
        ("أرقام", "رقمًا", "رقم"),
        ("أشخاص", "شخصًا", "شخص"),
        ("أشهر", "شهرًا", "شهر"),
        ("أصوات", "صوتًا", "صوت"),
        ("أفراد", "فردًا", "فرد"),
        ("أمور", "أمرًا", "أمر"),
        ("أيام", "يومًا", "يوم"),
        ("إجابات", "إجابة", "إجابة"),
        ("بنود", "بندًا", "بند"),
        ("تواصلات", "تواصلًا", "تواصل"),
        ("ثوان", "ثانية", "ثانية"),
        ("دفعات", "دفعة", "دفعة"),
        ("دقائق", "دقيقة", "دقيقة"),
        ("رسائل", "رسالة", "رسالة"),
        ("ريالات", "ريالًا", "ريال"),
        ("ساعات", "ساعة", "ساعة"),
        ("صفحات", "صفحة", "صفحة"),
        ("طلبات", "طلبًا", "طلب"),
        ("محاولات", "محاولة", "محاولة"),
        ("مراجعين", "مراجعًا", "مراجع"),
        ("مسوّدات", "مسوّدة", "مسوّدة"),
        ("ملفات", "ملفًا", "ملف"),
        ("ملايين", "مليون", "مليون"),
        ("ورقات", "ورقة", "ورقة"),
        ("نتائج", "نتيجة", "نتيجة"),
    )
}
EVERY_FORM = {form for forms in NOUNS.values() for form in forms}
# «1,500.50 ريال»: a sum with halalas is no whole number, and has one form.
NO_WHOLE_NUMBER = {"%(amount)s riyals"}
# «… يوم {day}» is no count: a date follows.
COUNTED = re.compile(r"(?:%\(\w+\)[sd]|\{\w+\}) ([\u0621-\u0652]+)(?! [%{])\b")
FEW, MANY, OTHER = 3, 4, 5
OF_FORM = {FEW: (3, 10, 103, 110), MANY: (11, 99, 111, 199), OTHER: (100, 101, 102, 200, 1000)}

CATALOGUE = read(settings.BASE_DIR / "locale" / "ar" / "LC_MESSAGES" / "django.po")
PLURAL = [message for message in CATALOGUE if message.id and not isinstance(message.id, str)]
SINGULAR = [message for message in CATALOGUE if message.id and isinstance(message.id, str)]


def plain(word):
    return word.replace("دفعةً", "دفعة")


def nouns(words):
    """The nouns that stand after a number in these words."""
    return [noun for noun in map(plain, COUNTED.findall(words)) if noun in EVERY_FORM]


@pytest.mark.parametrize("message", PLURAL, ids=lambda message: message.id[0])
def test_the_noun_takes_the_form_of_its_number(message):
    few = nouns(message.string[FEW])
    assert len(few) == 1 and few[0] in NOUNS, message.string[FEW]
    for form in (MANY, OTHER):
        assert nouns(message.string[form]) == [NOUNS[few[0]][form - FEW]], message.string[form]


@pytest.mark.parametrize("message", PLURAL, ids=lambda message: message.id[0])
def test_none_one_and_two_need_no_number(message):
    # «ريال واحد», «ريالان»: the number stands in the noun.
    for form in (1, 2):
        assert not nouns(message.string[form]), message.string[form]


def test_every_number_chooses_its_form():
    message = "%(count)s day ago", "%(count)s days ago"
    with override("ar"):
        for form, numbers in OF_FORM.items():
            noun = NOUNS["أيام"][form - FEW]
            for number in numbers:
                said = ngettext(*message, number) % {"count": number}
                assert said == f"قبل {number} {noun}"
        assert [ngettext(*message, n) % {"count": n} for n in (0, 1, 2)] == [
            "اليوم",
            "قبل يوم",
            "قبل يومين",
        ]


def test_no_sentence_counts_without_plurals():
    assert [
        message.string
        for message in SINGULAR
        if nouns(message.string) and message.id not in NO_WHOLE_NUMBER
    ] == []


@pytest.mark.parametrize("key", texts.shipped())
def test_no_text_counts_without_plurals(key):
    text = texts.shipped()[key]
    for (language, gender), words in text.words.items():
        forms = text.plurals.get((language, gender), {})
        assert bool(nouns(words)) == bool(forms) or language == "en", words
        few = nouns(forms.get("few", ""))
        for at, category in enumerate(("few", "many", "other")):
            if few:
                assert nouns(forms[category]) == [NOUNS[few[0]][at]], forms[category]
