"""How a letter comes to be: `issue(...)`, called inside the transaction of the verb it tells of."""

from django.db import transaction
from django.utils.translation import override

from sanad.letters import codes
from sanad.letters.enums import LetterKind
from sanad.letters.models import Letter
from sanad.lib import texts
from sanad.lib.actor import signed
from sanad.lib.arabic import clean


@texts.reading_rows_once()
def written(key, *, to, **values):
    """`{subject, verdict, paragraphs}` of a letter in its own words, for `issue(**written(...))`.

    They are the texts `key.subject`, `key.verdict` (where there is one) and `key.body`, in Arabic,
    addressed to `to`; `values` fill their placeholders. Raises KeyError where one is missing.
    """
    words = {"to": to, "language": texts.ARABIC, **values}
    has_verdict = f"{key}.verdict" in texts.shipped()
    return {
        "subject": texts.text(f"{key}.subject", **words),
        "verdict": texts.text(f"{key}.verdict", **words) if has_verdict else "",
        "paragraphs": texts.paragraphs(f"{key}.body", **words),
    }


@signed
@transaction.atomic
@texts.reading_rows_once()
def issue(*, kind, to, subject, paragraphs, by, about=None, verdict="", signer=None):
    """Issue a numbered letter and return it; from then on nothing of it can change.

    `kind`: a `LetterKind` (ValueError for any other word). `to`: a person of the registry, or the
    name of a body as text. `paragraphs`: plain sentences in Arabic; a paragraph may open with a
    bold head, written `**head:** text`. `verdict`: the sentence between the two lines. `about`: the
    case, whose own `visible_to` decides which staff may read the letter. `by`: who issues it, None
    for the portal itself. `signer`: (title, name) beneath it; left out, they are those of `by`.

    It is printed once here, as the row is stored: raises Refused where that fails, so that no
    step is taken whose letter cannot be read afterwards.
    """
    kind = LetterKind(kind)
    with override("ar"):
        title, name = signer or (by.role_label if by else "", str(by) if by else "")
        letter = Letter.objects.create(
            code=codes.make(),
            kind=kind,
            person_id=getattr(to, "pk", None),
            recipient=str(to),
            gender=getattr(to, "gender", ""),
            about_kind=about._meta.label_lower if about else "",
            about_id=about.pk if about else None,
            subject=str(subject),
            # As the row keeps them: what is printed below is what is printed ever after.
            paragraphs=[clean(str(paragraph)) for paragraph in paragraphs],
            verdict=str(verdict),
            signer_title=str(title),
            signer_name=str(name),
            by=by,
        )
    letter.refresh_from_db(fields=["number"])
    letter.pdf()
    return letter
