"""What the registry's layer may ask about requests, so that a suspension can name what it covers.

Conduct and requests do not know each other: `beneficiaries.scope` stands between them.
"""

from beneficiaries.scope import OpenCase, register_programmes
from requests_app.intake.models import Programme, SupportRequest


def programmes():
    """`[(code, name)]` of every programme."""
    return list(Programme.objects.values_list("code", "name"))


def open_cases(person):
    """The person's own open requests; never their household's."""
    requests = SupportRequest.objects.open().filter(person=person).select_related("programme")
    return [
        OpenCase(str(one.programme), one.number or "", one.programme.code, one.chip)
        for one in requests
    ]


def register():
    """Called once, when the app is ready."""
    register_programmes(programmes=programmes, open_cases=open_cases)
