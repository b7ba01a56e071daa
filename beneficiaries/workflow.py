"""The verbs of the registry. Each runs in one transaction and returns the fresh row."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from beneficiaries import files, perms
from beneficiaries.enums import Evidence
from beneficiaries.models import Document
from sanad.workflow.refusal import NotAllowed, Refused


@transaction.atomic
def add_document(
    person, *, type, by, evidence, upload=None, number="", issued_on=None, expires_on=None, key=None
):
    """Note a paper of the person: seen by `by`, or a copy kept of `upload` (PR-2).

    Raises ValidationError where the upload cannot be taken (a sentence for the field), NotAllowed
    or Refused otherwise. With a `key` used before, returns the paper noted then.
    """
    if not perms.may_add_document(by, person):
        raise NotAllowed(_("Another's papers cannot be noted from this account."), code="role")
    if key and (known := Document.objects.filter(key=key).first()):
        return known
    if evidence == Evidence.SEEN and not perms.may_see_paper(by):
        raise Refused(
            _("Only those who work here can say that they saw a paper."),
            code="seen_by_staff",
            clause="PR-2",
        )
    document = Document(
        person=person,
        type=type,
        number=number,
        issued_on=issued_on,
        expires_on=expires_on,
        evidence=evidence,
        added_by=by,
        key=key,
    )
    if evidence == Evidence.SEEN:
        document.save()
        return document
    if upload is None:
        raise Refused(_("Choose the photo or file of the paper."), code="no_file", clause="PR-2")
    document.file_name, document.file_kind, document.original_name = files.keep(upload, type)
    try:
        document.save()
    except Exception:
        files.discard(document.file_name)
        raise
    return document
