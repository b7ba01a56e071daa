"""What the registry starts with: kinds of papers and kinds of need, as rows to be edited later.

How long a paper is good for and whether a copy may be kept are settings of each charity; these
are the usual ones. A paper that may be copied says on what basis; every other is only "seen".
"""

from beneficiaries.models import Category, DocumentType

FOR_THE_REQUEST = "عليها تُبنى دراسة الطلب، وقد وافق عليها صاحبها في شروط التسجيل"
FOR_THE_PAYMENT = "تُثبت أن المساعدة وصلت إلى صاحبها"

# code, name, hint, days it is good for from its issue, bears an expiry day, basis of a kept copy
# ("" for none), days the copy is kept
DOCUMENT_TYPES = [
    ("national-id", "الهوية الوطنية أو الإقامة", "البطاقة الأصلية أو في توكلنا", None, True, "", 0),
    ("family-register", "سجل الأسرة", "نسخة حديثة من أبشر", 180, False, "", 0),
    ("income", "تعريف بالدخل", "من جهة العمل أو من الضمان", 90, False, FOR_THE_REQUEST, 365),
    ("pension", "مشهد معاش أو ضمان", "من التأمينات أو الضمان", 90, False, FOR_THE_REQUEST, 365),
    ("bank-statement", "كشف حساب بنكي", "آخر ثلاثة أشهر", 90, False, FOR_THE_REQUEST, 180),
    ("rent-contract", "عقد الإيجار", "موثق في منصة إيجار", None, True, FOR_THE_REQUEST, 730),
    ("utility-bill", "فاتورة خدمة", "كهرباء أو ماء باسم الأسرة", 90, False, FOR_THE_PAYMENT, 365),
    ("iban-certificate", "شهادة الآيبان", "من تطبيق البنك", 365, False, FOR_THE_PAYMENT, 1825),
    ("medical-report", "تقرير طبي", "من جهة علاجية معتمدة", 180, False, "", 0),
    ("disability-card", "بطاقة ذوي الإعاقة", "البطاقة أو شهادة الهيئة", None, True, "", 0),
    ("death-certificate", "شهادة وفاة", "", None, False, "", 0),
    ("divorce-deed", "صك طلاق", "", None, False, "", 0),
    ("guardianship-deed", "صك ولاية أو وكالة", "يراجع كل سنة", 365, False, "", 0),
    ("prison-letter", "إفادة من السجن", "", 90, False, "", 0),
    ("school-letter", "تعريف مدرسي", "للفصل الدراسي الحالي", 150, False, FOR_THE_REQUEST, 365),
]

# code, masculine, feminine
CATEGORIES = [
    ("orphan", "يتيم", "يتيمة"),
    ("widow", "أرمل", "أرملة"),
    ("divorced", "مطلق", "مطلقة"),
    ("abandoned", "مهجور", "مهجورة"),
    ("prisoner-family", "من أسرة سجين", "من أسرة سجين"),
    ("released", "مفرج عنه", "مفرج عنها"),
    ("disabled", "من ذوي الإعاقة", "من ذوات الإعاقة"),
    ("chronically-ill", "مصاب بمرض مزمن", "مصابة بمرض مزمن"),
    ("elderly", "كبير سن", "كبيرة سن"),
    ("low-income", "محدود الدخل", "محدودة الدخل"),
    ("large-family", "معيل أسرة كبيرة", "معيلة أسرة كبيرة"),
    ("debtor", "غارم", "غارمة"),
    ("student", "طالب", "طالبة"),
    ("about-to-marry", "مقبل على الزواج", "مقبلة على الزواج"),
    ("disaster", "متضرر من كارثة", "متضررة من كارثة"),
]


def seed_catalogue():
    """Put the rows in place where they are missing; a charity's own wording is left alone."""
    present = set(DocumentType.objects.values_list("code", flat=True))
    DocumentType.objects.bulk_create(
        DocumentType(
            code=code,
            name=name,
            hint=hint,
            valid_days=days,
            has_expiry=has_expiry,
            may_keep_copy=bool(basis),
            legal_basis=basis,
            keep_days=keep_days,
            order=order,
        )
        for order, (code, name, hint, days, has_expiry, basis, keep_days) in enumerate(
            DOCUMENT_TYPES, 1
        )
        if code not in present
    )
    present = set(Category.objects.values_list("code", flat=True))
    Category.objects.bulk_create(
        Category(code=code, name_m=name_m, name_f=name_f, order=order)
        for order, (code, name_m, name_f) in enumerate(CATEGORIES, 1)
        if code not in present
    )
