from django.urls import path

from sanad.policy import views as policy
from sanad.portal.views import apply, people, public, requests

app_name = "portal"
urlpatterns = [
    path("", public.home, name="home"),
    path("policy/", policy.policy, name="policy"),
    path("policy/read/", policy.acknowledge, name="acknowledge"),
    path("terms/", policy.terms, name="terms"),
    path("privacy/", public.privacy, name="privacy"),
    path("language/", public.language, name="language"),
    path("home/", public.after_sign_in, name="after_sign_in"),
    path("who/", people.who, name="who"),
    path("who/<int:pk>/", people.unlock, name="unlock"),
    path("who/other/", people.switch, name="switch"),
    path("join/at-the-desk/", people.see_you, name="see_you"),
    path("join/terms/", people.accept, name="accept"),
    path("join/<slug:step>/", people.join, name="join"),
    path("my/", requests.my_requests, name="my_requests"),
    path("apply/", apply.apply, name="apply"),
]
