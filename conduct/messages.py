"""What a conduct case says to the beneficiary: numbered letters, and messages that point to them.

Letters are written in Arabic, to a man or to a woman. Messages that leave the house carry the
case's number and a link, never what it is about.
"""

from datetime import timedelta

from django.utils.translation import override

from beneficiaries import scope
from conduct.enums import MeasureKind, Outcome
from sanad.accounts.enums import Role
from sanad.letters.issue import issue
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.messaging.outbox import Text, queue

SUBJECTS = {
    MeasureKind.WRITTEN: "تنبيه خطي",
    MeasureKind.SUSPENSION: "إيقاف الخدمة مؤقتًا إلى حين تصحيح الوضع",
    MeasureKind.TERMINATION: "إنهاء العلاقة وإيقاف الخدمة",
    MeasureKind.REPORT: "بلاغ عن واقعة",
}
LETTER_KINDS = {
    MeasureKind.WRITTEN: "warning",
    MeasureKind.SUSPENSION: "suspension",
    MeasureKind.TERMINATION: "termination",
    MeasureKind.REPORT: "report",
}


# In which of their roles somebody signs: the one that decides before the one that hears.
SIGNING = (Role.MANAGER, Role.CHAIR, Role.MEMBER, Role.RESEARCHER)


# Letters ------------------------------------------------------------------------------------


def measure_letter(measure, *, by, objection_until):
    """The letter by which a measure goes into force (MC-1 … MC-4)."""
    incident, person = measure.incident, measure.incident.person
    kind = MeasureKind(measure.kind)
    if kind == MeasureKind.REPORT:
        to, paragraphs, verdict = measure.authority, _report(measure), ""
    else:
        to, verdict = person, _verdict(measure)
        paragraphs = [
            _of_gender(
                person,
                f"إشارةً إلى الواقعة «{incident.title}» المسجَّلة برقم {incident.number}،"
                " وبعد الاطلاع على ما قلتَه فيها، قررت الجمعية:",
                f"إشارةً إلى الواقعة «{incident.title}» المسجَّلة برقم {incident.number}،"
                " وبعد الاطلاع على ما قلتِه فيها، قررت الجمعية:",
            )
            if _was_heard(incident)
            else f"إشارةً إلى الواقعة «{incident.title}» المسجَّلة برقم {incident.number}،"
            " قررت الجمعية:",
            f"**أسباب القرار:** {measure.reasons}",
            *_what_next(measure),
            *_not_heard(measure),
            _right_to_object(person, objection_until),
            "**أسرتك:** هذا القرار يخصك وحدك، ولا يمس حقوق أفراد أسرتك.",
        ]
    return issue(
        kind=LETTER_KINDS[kind],
        to=to,
        subject=SUBJECTS[kind],
        paragraphs=paragraphs,
        verdict=verdict,
        by=by,
        signer=_signer(by),
        about=measure,
    )


def lifting_letter(measure, *, by, correction):
    """The letter that a suspension is lifted (MC-2)."""
    number = measure.incident.number
    return issue(
        kind="lifting",
        to=measure.incident.person,
        subject="رفع إيقاف الخدمة",
        paragraphs=[
            f"إشارةً إلى إيقاف الخدمة في الحالة رقم {number}، نفيدك أن الوضع صُحِّح، وأن الجمعية قررت:",
            f"**ما صُحِّح:** {correction}",
            "**ما سيحدث بعد هذا:** تعود طلباتك إلى سيرها من حيث توقفت، ولا يلزمك تقديمها من جديد.",
        ],
        verdict="رفع الإيقاف وعودة الخدمة من تاريخ هذا الخطاب.",
        by=by,
        signer=_signer(by),
        about=measure,
    )


def objection_letter(measure, *, by, outcome, reasons):
    """The answer to an objection (PM-1+)."""
    number = measure.incident.number
    upheld = outcome == Outcome.UPHELD
    return issue(
        kind="objection",
        to=measure.incident.person,
        subject="الجواب عن اعتراضك",
        paragraphs=[
            f"إشارةً إلى اعتراضك في الحالة رقم {number}، نظر فيه من لم يشارك في القرار، وانتهى إلى:",
            f"**الأسباب:** {reasons}",
        ],
        verdict="قبول الاعتراض وإلغاء الإجراء، فلا أثر له." if upheld else "بقاء الإجراء على حاله.",
        by=by,
        signer=_signer(by),
        about=measure,
    )


def _signer(user):
    """The one role that the letter is signed in, of several that the person may hold."""
    role = next((role for role in SIGNING if user.has_role(role)), None)
    with override("ar"):
        return (str(role.label) if role else user.role_label), str(user)


def _verdict(measure):
    kind = MeasureKind(measure.kind)
    if kind == MeasureKind.WRITTEN:
        return "توجيه هذا التنبيه، دون إيقاف شيء من الخدمة."
    if kind == MeasureKind.TERMINATION:
        return "إنهاء العلاقة وإيقاف الخدمة إيقافًا دائمًا."
    return f"إيقاف الخدمة مؤقتًا إلى حين تصحيح الوضع. ويشمل الإيقاف: {scope_in_words(measure)}."


def _what_next(measure):
    if measure.kind == MeasureKind.TERMINATION:
        return [
            "**طلباتك المفتوحة:** تقف حيث هي، ولا يُغلق منها شيء ما دام الاعتراض ممكنًا أو"
            " منظورًا فيه."
        ]
    if measure.kind != MeasureKind.SUSPENSION:
        return []
    words = [f"**ما يُرفع به الإيقاف:** {measure.to_correct}"]
    if measure.until:
        with override("ar"):
            day = gregorian_text(measure.until, with_weekday=True)
        words.append(f"**مدة الإيقاف:** ينتهي من نفسه بعد {day} إن لم يُرفع قبله.")
    if measure.is_precaution:
        until = clock.today() + timedelta(days=measure.incident.policy_version.hearing_days)
        with override("ar"):
            day = gregorian_text(until, with_weekday=True)
        words.append(
            "**سماع أقوالك:** هذا إيقاف احترازي قبل سماعك، ونتواصل معك لنسمع منك في موعد"
            f" أقصاه {day}."
        )
    return words


def _not_heard(measure):
    """Who was sought and not heard learns it, and when; a precaution says it in its own words."""
    incident = measure.incident
    if measure.is_precaution or _was_heard(incident):
        return []
    with override("ar"):
        days = [gregorian_text(day) for day in incident.attempts.values_list("day", flat=True)]
    days = " وفي ".join(dict.fromkeys(days))
    return [
        _of_gender(
            measure.incident.person,
            f"**سماع أقوالك:** حاولنا أن نسمع منك في {days} ولم يتيسر. فإن كان لديك ما تقوله"
            " فاكتبه في اعتراضك، ونقرؤه كله.",
            f"**سماع أقوالك:** حاولنا أن نسمع منكِ في {days} ولم يتيسر. فإن كان لديكِ ما تقولينه"
            " فاكتبيه في اعتراضك، ونقرؤه كله.",
        )
    ]


def _right_to_object(person, until):
    with override("ar"):
        day = gregorian_text(until, with_weekday=True)
    return _of_gender(
        person,
        "**حقك في الاعتراض:** إن رأيتَ في القرار ما يستحق المراجعة، فلك أن تعترض"
        f" إلى {day} من صفحتك أو في أي فرع، وينظر في اعتراضك من لم يشارك في القرار.",
        "**حقك في الاعتراض:** إن رأيتِ في القرار ما يستحق المراجعة، فلكِ أن تعترضي"
        f" إلى {day} من صفحتك أو في أي فرع، وينظر في اعتراضك من لم يشارك في القرار.",
    )


def _report(measure):
    incident = measure.incident
    with override("ar"):
        day = gregorian_text(incident.happened_on)
    return [
        f"نبلغكم عن واقعة وقعت في {day} وسُجِّلت لدينا برقم {incident.number}.",
        f"**الواقعة:** {incident.account}",
        f"**أسباب البلاغ:** {measure.reasons}",
        f"**المستند النظامي:** {measure.legal_basis}",
    ]


def scope_in_words(measure):
    """The programmes that a restricting measure covers, as words of a sentence."""
    if not measure.programmes:
        return "جميع الخدمات"
    names = dict(scope.programmes())
    return "، ".join(str(names.get(code, code)) for code in measure.programmes)


def _was_heard(incident):
    return incident.hearings.exclude(statement="").exists()


def _of_gender(person, masculine, feminine):
    return feminine if person.is_female else masculine


# Messages -----------------------------------------------------------------------------------


def measure_in_force(measure):
    """A measure is in force: what it is in the portal, its number alone by SMS."""
    if measure.kind == MeasureKind.REPORT:
        return
    texts = {
        MeasureKind.ORAL: Text(
            m="نبّهناك شفهيًّا في الحالة {reference}. الأسباب في صفحتك، ولك أن تعترض إلى {until}.",
            f="نبّهناك شفهيًّا في الحالة {reference}. الأسباب في صفحتك، ولك أن تعترضي إلى {until}.",
            en="We gave you an oral warning in the case {reference}. The reasons are on your page;"
            " you may object until {until}.",
        ),
        MeasureKind.WRITTEN: Text(
            m="وجّهنا إليك تنبيهًا خطيًّا في الحالة {reference}. اقرأ الخطاب في صفحتك، ولك أن تعترض"
            " إلى {until}.",
            f="وجّهنا إليك تنبيهًا خطيًّا في الحالة {reference}. اقرئي الخطاب في صفحتك، ولك أن"
            " تعترضي إلى {until}.",
            en="We sent you a written warning in the case {reference}. The letter is on your page;"
            " you may object until {until}.",
        ),
        MeasureKind.SUSPENSION: Text(
            m="أوقفنا الخدمة مؤقتًا في الحالة {reference}. في صفحتك ما يُرفع به الإيقاف، ولك أن"
            " تعترض إلى {until}.",
            f="أوقفنا الخدمة مؤقتًا في الحالة {reference}. في صفحتك ما يُرفع به الإيقاف، ولك أن"
            " تعترضي إلى {until}.",
            en="We have stopped the service for now in the case {reference}. Your page says what"
            " lifts it; you may object until {until}.",
        ),
        MeasureKind.TERMINATION: Text(
            m="أنهت الجمعية العلاقة في الحالة {reference}. اقرأ الخطاب وأسبابه في صفحتك، ولك أن"
            " تعترض إلى {until}.",
            f="أنهت الجمعية العلاقة في الحالة {reference}. اقرئي الخطاب وأسبابه في صفحتك، ولك أن"
            " تعترضي إلى {until}.",
            en="The association has ended the relationship in the case {reference}. The letter and"
            " its reasons are on your page; you may object until {until}.",
        ),
    }
    _tell(measure, f"conduct.{measure.kind}", texts[MeasureKind(measure.kind)])


def lifted(measure):
    """The suspension is over: by correction, by its last day, or with the decision."""
    _tell(
        measure,
        "conduct.lifted",
        Text(
            m="رُفع الإيقاف في الحالة {reference}، وتعود طلباتك إلى سيرها.",
            f="رُفع الإيقاف في الحالة {reference}، وتعود طلباتك إلى سيرها.",
            en="The stop in the case {reference} is lifted. Your requests go on.",
        ),
    )


def objection_received(measure):
    """The objection is on the record; somebody who took no part will hear it."""
    _tell(
        measure,
        "conduct.objection_received",
        Text(
            m="استلمنا اعتراضك في الحالة {reference}. ينظر فيه من لم يشارك في القرار،"
            " ويصلك الجواب.",
            f="استلمنا اعتراضك في الحالة {reference}. ينظر فيه من لم يشارك في القرار،"
            " ويصلك الجواب.",
            en="We have your objection in the case {reference}. Somebody who took no part in the"
            " decision hears it, and you will have the answer.",
        ),
    )


def objection_answered(measure):
    """The answer to the objection is on the person's page."""
    _tell(
        measure,
        "conduct.objection_answered",
        Text(
            m="الجواب عن اعتراضك في الحالة {reference} في صفحتك، وفيه الأسباب.",
            f="الجواب عن اعتراضك في الحالة {reference} في صفحتك، وفيه الأسباب.",
            en="The answer to your objection in the case {reference} is on your page, with its"
            " reasons.",
        ),
    )


def _tell(measure, code, text):
    until = measure.objection_until or clock.today()
    queue(
        to=measure.incident.person,
        code=code,
        text=text,
        about=measure,
        context={"reference": measure.incident.number, "until": until},
    )
