"""Names that sound right, so that search meets what it meets in life: few names, many bearers."""

import random


def words(text):
    return tuple(text.split())


FIRST = {
    "f": words("منيرة نورة سارة فاطمة عائشة مريم هدى ريم أمل لطيفة حصة جواهر نوال سعاد زينب"),
    "m": words("محمد عبدالله فهد سعود خالد ناصر سلطان تركي إبراهيم علي حسن يوسف ماجد بندر"),
}
FAMILY = words(
    "الدوسري العتيبي القحطاني الشمري الحربي المطيري الزهراني الغامدي العنزي السبيعي الشهري"
    " عسيري البقمي القرني الفيفي المالكي الجهني الرشيدي الخالدي السهلي"
)
CITIES = words("الرياض الخرج الدوادمي المجمعة الزلفي شقراء عفيف القويعية")


def person(rng: random.Random) -> dict:
    """The four names and the gender of one made-up person."""
    gender = rng.choice("fffm")
    return {
        "gender": gender,
        "first_name": rng.choice(FIRST[gender]),
        "father_name": rng.choice(FIRST["m"]),
        "grandfather_name": rng.choice(FIRST["m"]),
        "family_name": rng.choice(FAMILY),
    }
