"""A charity writes a text in its own words, or takes the shipped ones back: each a new version."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sanad.lib import texts
from sanad.lib.actor import signed
from sanad.lib.triggers import holds
from sanad.texts.models import Wording
from sanad.workflow.refusal import Refused

# (language, gender)
Form = tuple[str, str]


WARNS = _("This text warns people of what may be done against them. It stays as it is shipped.")


@signed
@transaction.atomic
@holds("wording_not_of_a_warning")
def edit(
    key: str, *, by, words: Mapping[Form, str], seen: Mapping[Form, int] | None = None
) -> list[Wording]:
    """Say the text in these words from now on; returns the versions that were added.

    `words`: for each form the words, or "" for the shipped ones. What says the same as before adds
    nothing, unless the shipped words changed meanwhile: then it is confirmed. `seen`: the newest
    version of each form that the writer had before them. Raises `Refused` where somebody was
    faster or where the words do not fit, KeyError for a text or form that is not shipped.
    """
    text = texts.shipped()[key]
    newest = {(row.language, row.gender): row for row in Wording.objects.filter(key=key).newest()}
    added = []
    for form, said in words.items():
        row, shipped = newest.get(form), text.words[form]
        version = row.version if row else 0
        if seen is not None and seen.get(form, 0) != version:
            raise Refused(
                _("Somebody changed this text meanwhile. Open it again and look at theirs."),
                code="overtaken",
            )
        said = "" if said == shipped else said
        if said and text.warns:
            raise Refused(WARNS, code="warns")
        if said and texts.misfit(text, form[0], said):
            raise Refused(_("These words do not fit the text."), code="misfit")
        if said == (row.words if row else "") and not (said and row.shipped != shipped):
            continue
        added.append(
            Wording.objects.create(
                key=key,
                language=form[0],
                gender=form[1],
                version=version + 1,
                words=said,
                shipped=shipped,
                shipped_version=text.version,
                by=by,
            )
        )
    return added
