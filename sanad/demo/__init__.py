"""Made-up data for a first look: people who do not exist, cases that went their way by the verbs.

Loaded by `manage.py load_demo` as the owner, in one transaction, the calendar moved from day to
day by `policy_now()`, so that every rule was on while it was made. The same run on the same day
makes the same data. Passwords stand here and nowhere else.
"""

PASSWORD = "sanad-demo-2026"
MOTHER_MOBILE = "0550123456"

# role, user name or mobile, password or what to do
SIGN_INS = [
    ("موظفة علاقات المستفيدين", "hind", PASSWORD),
    ("مندوب الفرع", "fahad", PASSWORD),
    ("الباحثة الاجتماعية", "reem", PASSWORD),
    ("رئيس لجنة البحث", "saad", PASSWORD),
    ("عضوة اللجنة", "noura", PASSWORD),
    ("أمينة سر اللجنة", "hayfa", PASSWORD),
    ("مقدّم الخدمة (المالية)", "yasser", PASSWORD),
    ("المديرة التنفيذية", "amal", PASSWORD),
    ("المراجع", "khalid", PASSWORD),
    ("مستفيدة", MOTHER_MOBILE, "الرمز في صفحة الرسائل التجريبية"),
]
