"""Where somebody who found a weakness says so: `security.txt` as of RFC 9116."""

import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sanad.lib.association import Association

# What is written here is believed for so long; it is written anew at each reading.
GOOD_FOR = datetime.timedelta(days=90)


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell, until when, in which languages; 404 where nobody is named."""
    contacts = [*settings.SECURITY_CONTACT, *_by_telephone()]
    if not contacts:
        raise Http404
    until = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + GOOD_FOR
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {until.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: ar, en",
        f"Canonical: {settings.PUBLIC_URL}{reverse('texts:security')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _by_telephone() -> list[str]:
    number = Association().phone  # zeros until an association has said its own
    return [f"tel:{number}"] if number.strip("0") else []
