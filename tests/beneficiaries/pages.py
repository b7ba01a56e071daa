"""What the desk fills in, and the tap that opens a file."""

import uuid

from django.urls import reverse


def opened(client, person):
    client.post(reverse("people:open", args=[person.pk]), {"purpose": "service"})
    return person


def registration(**fields):
    return {
        "key": str(uuid.uuid4()),
        "identity_kind": "citizen",
        "identity_number": "1058529940",
        "first_name": "زيد",
        "father_name": "سعد",
        "family_name": "الشمري",
        "gender": "m",
        "may_text": "on",
        "relation": "head",
        "city": "الرياض",
        "size": "1",
        **fields,
    }
