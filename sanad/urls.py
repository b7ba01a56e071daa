"""Every address of the portal, by app."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("sanad.portal.urls")),
    path("policy/versions/", include("sanad.policy.urls")),
    path("accounts/", include("sanad.accounts.urls")),
    path("letters/", include("sanad.letters.urls")),
    path("rate/", include("surveys.urls")),
    path("desk/", include("sanad.workbench.urls")),
    path("", include("sanad.texts.urls")),
    path("desk/audit/", include("sanad.audit.urls")),
    path("desk/people/", include("beneficiaries.urls")),
    path("", include("sanad.guarded.urls")),
    path("desk/recovery/", include("sanad.recovery.urls")),
    path("desk/messages/", include("sanad.messaging.urls")),
    path("desk/operations/", include("sanad.operations.urls")),
    path("desk/paper/", include("sanad.paper.urls")),
    path("desk/contact/", include("sanad.contact.urls")),
    path("desk/requests/", include("requests_app.intake.urls")),
    path("desk/committee/", include("requests_app.committee.urls")),
    path("desk/delivery/", include("requests_app.delivery.urls")),
    path("desk/conduct/", include("conduct.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "sanad.lib.http.bad_request"
