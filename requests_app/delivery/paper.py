"""What is printed on the numbered receipts, and where each went."""

from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.delivery.enums import Receiver
from requests_app.delivery.models import Delivery
from sanad.lib.texts import ARABIC, text
from sanad.paper import kinds
from sanad.paper.enums import Kind


def register():
    """Say it of the receipts."""
    form = kinds.Form(parts=parts, enter="delivery:paper", entered=entered)
    kinds.register(Kind.DELIVERY, form)


def parts(about=""):
    """What a receipt asks for; the same whatever its book is about."""
    return [
        kinds.line(_("Number of the request")),
        kinds.line(_("Name of the beneficiary")),
        kinds.line(_("Identity number")),
        kinds.area(_("What was given, and how much"), 2),
        kinds.line(_("Of which month")),
        kinds.boxes(_("Received by"), Receiver.labels),
        kinds.line(_("Name of who came, where it is another")),
        kinds.line(_("Their identity number, and the paper they brought")),
        kinds.words(text("delivery.receipt_on_paper", language=ARABIC)),
        kinds.sign(_("Signature or thumb of who received it"), _("Who handed it over")),
        kinds.sign(_("First witness"), _("Second witness"), _("Read aloud by")),
    ]


def entered(keys):
    """`{key of the sheet: address of the case's deliveries}`."""
    rows = Delivery.objects.filter(sheet__in=list(keys)).values_list(
        "sheet", "line__support_request"
    )
    return {sheet: reverse("delivery:show", args=[case]) for sheet, case in rows}
