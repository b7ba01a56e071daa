"""Applying from a phone: one thing a page, kept at every step."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from requests_app.enums import Channel
from requests_app.models import Programme
from requests_app.workflow import desk
from sanad.portal import forms, workflow
from sanad.portal.acting import for_applicants
from sanad.workflow.refusal import Refused


@for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request):
    """Which help? The draft begins with the answer, once, however often it is sent (DG-1)."""
    if not workflow.has_accepted(request.person):
        return redirect(f"{reverse('portal:accept')}?next={reverse('portal:apply')}")
    form = forms.ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            desk.create_draft(
                person=request.person,
                programme=form.cleaned_data["programme"],
                by=request.user,
                channel=Channel.PORTAL,
                key=form.cleaned_data["key"],
            )
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            return redirect("portal:my_requests")
    return render(
        request,
        "portal/apply.html",
        {"form": form, "programmes": Programme.objects.filter(is_open=True)},
    )
