"""Programmes, their questions and papers, and the reasons that may be given: reference rows.

Seeded after every migration where they are missing. What a manager changed in the admin stays:
questions and papers come with the birth of their programme only. The papers themselves are
the registry's catalogue.
"""

from beneficiaries.models import DocumentType
from requests_app.intake.enums import PayeeKind, QuestionKind, ReasonKind, Stage
from requests_app.models import DocumentRule, Programme, Question, Reason

PROGRAMMES = {
    "rent": {
        "fields": {
            "name": "الإيجار",
            "summary": "نعينك على إيجار سكنك، وندفعه للمؤجّر مباشرة.",
            "needs_study": True,
            "max_amount": 20000,
            "max_months": 12,
            "needs_payee": True,
            "order": 1,
        },
        "questions": [
            {
                "code": "amount",
                "kind": QuestionKind.AMOUNT,
                "label": "كم المبلغ المطلوب؟",
                "hint": "بالريال، وقد تقرّر اللجنة غيره.",
                "is_amount": True,
            },
            {
                "code": "yearly-rent",
                "kind": QuestionKind.AMOUNT,
                "label": "كم الإيجار السنوي في العقد؟",
            },
            {
                "code": "landlord",
                "kind": QuestionKind.TEXT,
                "label": "ما اسم المؤجّر كما في العقد؟",
            },
            {
                "code": "contract-end",
                "kind": QuestionKind.DATE,
                "label": "متى ينتهي عقد الإيجار؟",
            },
            {
                "code": "months-behind",
                "kind": QuestionKind.NUMBER,
                "label": "كم شهرًا تأخّر سداده؟",
                "hint": "اكتب 0 إن لم يتأخر شيء.",
            },
            {
                "code": "story",
                "kind": QuestionKind.LONG_TEXT,
                "label": "حدّثنا عن سكنك وما الذي تغيّر",
                "hint": "سطران أو ثلاثة تكفي.",
            },
        ],
        "papers": [
            ("national-id", Stage.SUBMISSION, True),
            ("family-register", Stage.SUBMISSION, True),
            ("rent-contract", Stage.SUBMISSION, True),
            ("income", Stage.SUBMISSION, True),
            ("iban-certificate", Stage.COMPLETION, True),
        ],
    },
    "electricity": {
        "fields": {
            "name": "فاتورة الكهرباء",
            "summary": "نسدّد فاتورة الكهرباء المتأخرة باسم صاحب العدّاد.",
            "needs_study": False,
            "max_amount": 2000,
            "max_months": 1,
            "needs_payee": True,
            "payee_kind": PayeeKind.BILL,
            "order": 2,
        },
        "questions": [
            {
                "code": "amount",
                "kind": QuestionKind.AMOUNT,
                "label": "كم مبلغ الفاتورة؟",
                "hint": "المبلغ المستحق كما هو مكتوب فيها.",
                "is_amount": True,
            },
            {
                "code": "account-number",
                "kind": QuestionKind.TEXT,
                "label": "ما رقم حساب الكهرباء؟",
                "hint": "تجده في أعلى الفاتورة.",
            },
            {
                "code": "due-on",
                "kind": QuestionKind.DATE,
                "label": "ما آخر يوم للسداد؟",
            },
            {
                "code": "supply",
                "kind": QuestionKind.CHOICE,
                "label": "هل الكهرباء موصولة الآن؟",
                "choices": "on|نعم، موصولة\nwarned|وصل إنذار بالفصل\ncut|مفصولة",
            },
            {
                "code": "story",
                "kind": QuestionKind.LONG_TEXT,
                "label": "هل من شيء آخر نعرفه؟",
                "is_required": False,
            },
        ],
        "papers": [
            ("national-id", Stage.SUBMISSION, True),
            ("utility-bill", Stage.SUBMISSION, True),
            ("income", Stage.SUBMISSION, True),
            ("iban-certificate", Stage.COMPLETION, False),
        ],
    },
}

REASONS = {
    ReasonKind.RETURN: {
        "missing": "لم يصلنا هذا المستند بعد.",
        "expired": "انتهت صلاحية هذا المستند قبل يوم التقديم.",
        "mismatch": "في المستند بيان لا يطابق ما في الطلب.",
        "unreadable": "الصورة غير واضحة، ولم نستطع قراءتها.",
        "other-paper": "وصلنا مستند غير المطلوب.",
        "answer": "نحتاج إلى توضيح في إحدى الإجابات.",
    },
    ReasonKind.ACCEPT: {
        "need-shown": "بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.",
        "urgent": "الحاجة عاجلة وتمسّ السكن أو الخدمة الأساسية.",
        "in-part": "قُبل جزء من المبلغ بما يسع البرنامج هذه السنة.",
    },
    ReasonKind.REJECT: {
        "income": "دخل الأسرة يكفي هذه النفقة وفق دليل الدعم.",
        "scope": "ما طُلب خارج ما يقدّمه هذا البرنامج.",
        "served": "الأسرة تتلقى دعمًا يغطي هذه الحاجة.",
        "not-proven": "لم تثبت الحاجة بعد الدراسة والسؤال.",
        "budget": "نفدت مخصصات البرنامج هذه السنة، ويمكن التقديم في السنة القادمة.",
    },
    ReasonKind.DEFER: {
        "more-study": "تحتاج اللجنة إلى مزيد من الدراسة.",
        "more-papers": "تحتاج اللجنة إلى مستند إضافي.",
        "next-sitting": "لم يتّسع وقت الجلسة، ويُنظر الطلب في الجلسة القادمة.",
    },
    ReasonKind.END: {
        "death": "وفاة المستفيد، رحمه الله.",
        "moved": "انتقلت الأسرة إلى سكن آخر.",
        "need-changed": "تغيّرت الحاجة ولم يعد الدعم لازمًا.",
        "expired": "انتهت مدة الدعم المقررة.",
    },
    ReasonKind.CANCEL: {
        "duplicate": "الطلب مكرّر، وطلبك الآخر مستمر.",
        "mistake": "أُدخل الطلب خطأً.",
    },
}


def seed_catalogue():
    """Put the two programmes and the catalogue of reasons in place. Safe to run again (DG-1)."""
    types = {type.code: type for type in DocumentType.objects.all()}
    for code, parts in PROGRAMMES.items():
        programme, is_new = Programme.objects.get_or_create(code=code, defaults=parts["fields"])
        if is_new:
            _give_birth(programme, parts, types)
    for kind, reasons in REASONS.items():
        for order, (code, words) in enumerate(reasons.items(), 1):
            Reason.objects.get_or_create(
                kind=kind, code=code, defaults={"words": words, "order": order}
            )


def _give_birth(programme, parts, types):
    for order, question in enumerate(parts["questions"], 1):
        Question.objects.create(programme=programme, order=order, **question)
    for order, (code, stage, is_required) in enumerate(parts["papers"], 1):
        DocumentRule.objects.create(
            programme=programme,
            type=types[code],
            stage=stage,
            is_required=is_required,
            order=order,
        )
