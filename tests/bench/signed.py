"""What a loaded request would not be without: the applicant's signature, and a message about it.

Those that are made one by one are signed as they stand; the copies bear no signature, which no list
shows. Every copy has its message.
"""

from requests_app.intake import declaration
from requests_app.intake.enums import RequestStatus, SignatureMethod
from requests_app.models import Attestation, Declaration, ProgrammeVersion, SupportRequest
from sanad.accounts.enums import Role
from sanad.lib import snapshot
from sanad.messaging.enums import MessageChannel, State
from sanad.messaging.models import Message, MessageDelivery

# Nobody attested these yet.
UNCHECKED = (RequestStatus.SUBMITTED, RequestStatus.RETURNED, RequestStatus.LAPSED)


def make_declarations(requests, staff):
    """Each request that was handed in is signed, and attested from the verification on."""
    keys = [request.pk for request in requests if request.submitted_on]
    versions = ProgrammeVersion.objects.prefetch_related("questions", "document_rules")
    versions = versions.select_related("programme").in_bulk()
    submitted = list(SupportRequest.objects.filter(pk__in=keys).for_detail())
    for request in submitted:
        request.programme_version = versions[request.programme_version_id]
        data = request.material_data()
        request.declaration = Declaration(
            support_request=request,
            signer=request.person,
            data=data,
            digest=snapshot.digest(data),
            text=declaration.signed_text(request, data),
            method=SignatureMethod.DRAWN,
            drawing="M20 90L60 40",
            taken_by=staff[Role.OFFICER],
        )
    Declaration.objects.bulk_create(request.declaration for request in submitted)
    for request in submitted:
        request.declaration = request.declaration  # its key is known only now
    SupportRequest.objects.bulk_update(submitted, ["declaration"])
    words = declaration.attestation_text()
    Attestation.objects.bulk_create(
        Attestation(declaration=request.declaration, by=staff[Role.OFFICER], text=words)
        for request in submitted
        if request.status not in UNCHECKED
    )


def make_messages(requests):
    """One message about each request that was handed in, sent."""
    label = SupportRequest._meta.label_lower
    messages = Message.objects.bulk_create(
        Message(
            person_id=request.person_id,
            code="request.submitted",
            body="وصل طلبكم.",
            about_type=label,
            about_id=str(request.pk),
        )
        for request in requests
        if request.submitted_on
    )
    MessageDelivery.objects.bulk_create(
        MessageDelivery(
            message=message,
            channel=MessageChannel.SMS,
            address="+966500000000",
            text="وصل طلبكم.",
            state=State.SENT,
        )
        for message in messages
    )
