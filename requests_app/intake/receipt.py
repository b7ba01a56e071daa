"""Proof of filing: a sheet with the association's and the applicant's name, for anybody to check.

The code is worked out of the request's number by the key of the site, so that nothing is stored and
a request of any age has its own; keys that were changed are in `SECRET_KEY_FALLBACKS`.
"""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from requests_app.intake import declaration
from requests_app.intake.enums import ASIDE, BEFORE_COMMITTEE, DECIDED, WITH_COMMITTEE, Stage
from requests_app.intake.models import SupportRequest
from sanad.letters import codes, sheet
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.texts import ARABIC, paragraphs, text

SERIES = "receipt"
# How a request stands, for who holds its receipt: enough to know that it is kept, and nothing that
# is the applicant's own to tell.
STANDING = {
    **dict.fromkeys(BEFORE_COMMITTEE, gettext_lazy("Its papers are being checked")),
    **dict.fromkeys(WITH_COMMITTEE, gettext_lazy("With the research committee")),
    **dict.fromkeys(DECIDED, gettext_lazy("Answered")),
    **dict.fromkeys(ASIDE, gettext_lazy("Ended without a decision")),
}


def code(number):
    """The code on the receipt of the request of this number, such as `7K4P-92MD`."""
    return codes.of_number(SERIES, number)


def find(number, shown):
    """The request whose receipt bears this number and code; None where none does."""
    if not codes.is_of_number(shown, SERIES, number):
        return None
    return SupportRequest.objects.select_related("programme").filter(number=number).first()


def standing(support_request):
    """How it stands, in words for a stranger."""
    return STANDING[support_request.status]


def address(support_request):
    """Where the code on the receipt is checked."""
    shown = {"number": support_request.number, "code": code(support_request.number)}
    return f"{settings.PUBLIC_URL}{reverse('portal:verify_receipt')}?{urlencode(shown)}"


def pdf(support_request):
    """The receipt of a request that was handed in, as PDF/UA-1 bytes, in Arabic.

    Raises Refused, with a sentence, where it cannot be printed.
    """
    return sheet.printed(sheet.TEMPLATE, _data(support_request), name=support_request.number)


def as_pdf(support_request):
    """The same as an answer, named by the number."""
    return HttpResponse(
        pdf(support_request),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{support_request.number}.pdf"'},
    )


def _data(support_request):
    person, number = support_request.person, support_request.number
    with override(ARABIC):
        drawing = sheet.drawn(address(support_request))
        shown = sheet.head(number, support_request.submitted_on, code(number), drawing)
        words = {
            "number": number,
            "programme": support_request.programme.name,
            "day": gregorian_text(support_request.submitted_on, with_weekday=True),
            "notice": declaration.notice_text(support_request.policy_version),
        }
        said = paragraphs("letter.receipt.body", to=person, language=ARABIC, **words)
        to_bring = _to_bring(support_request)
        if to_bring:
            said.append(
                text("letter.receipt.to_bring", to=person, language=ARABIC, papers=to_bring)
            )
        return {
            **shown,
            "title": _("Receipt of request %(number)s") % {"number": number},
            "to": sheet.greeting(person.full_name, person.gender),
            "prayer": sheet.prayer(person.gender),
            "subject": text("letter.receipt.subject", to=person, language=ARABIC),
            "paragraphs": [{"head": "", "text": words} for words in said],
            "signer": {"title": "", "name": ""},
            "words": {
                **shown["words"],
                "seal": "",
                "verify": _("To check this receipt,"),
                "how": _("scan the code, or write number and code on the page “Check a receipt”:"),
                "qr": _("Code to check the receipt"),
            },
        }


def _to_bring(support_request):
    """The promised papers that have not come, by name."""
    missing = set(support_request.promised) - support_request.papers_shown.keys()
    rules = support_request.papers_for(Stage.SUBMISSION)
    return listed(str(rule.type) for rule in rules if rule.type.code in missing)
