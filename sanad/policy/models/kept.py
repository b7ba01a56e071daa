"""How long what people tell us is kept: parameters of a version, which say so to everybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.policy.models.number import number


class KeptFor(models.Model):
    """The terms after which words are destroyed (`sanad.audit.destroying`), 0 for never."""

    kept_drafts_days = number(
        _("days a draft is kept that nobody sends (+)"),
        default=180,
        least=0,
        most=3650,
        help_text=_(
            "Counted from the last change; then what was written in it is destroyed. 0: never. For"
            " three people 180."
        ),
    )
    kept_messages_days = number(
        _("days the texts of messages are kept (+)"),
        default=1095,
        least=0,
        most=10950,
        help_text=_(
            "That something was said, and when, stays; the words are destroyed. 0: never. For three"
            " people 1095: three years."
        ),
    )
    kept_letters_days = number(
        _("days the contents of letters are kept (+)"),
        default=3650,
        least=0,
        most=10950,
        help_text=_(
            "Number, day and kind stay, so that a letter is still found to be ours; minutes stay"
            " whole. 0: never. For three people 3650: ten years."
        ),
    )
    kept_contacts_days = number(
        _("days the words of contacts are kept (+)"),
        default=1825,
        least=0,
        most=10950,
        help_text=_(
            "Of visits, calls, questions and complaints: that there was one, and its outcome, stay."
            " 0: never. For three people 1825: five years."
        ),
    )
    kept_file_years = number(
        _("years a file is kept without request or contact (+)"),
        default=10,
        least=0,
        most=50,
        help_text=_(
            "Then name, identity, mobile and home are destroyed, and what requests, letters and"
            " contacts of theirs say. 0: never. For three people 10."
        ),
    )

    class Meta:
        abstract = True
