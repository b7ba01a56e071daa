from django.urls import path

from sanad.policy import views as policy
from sanad.portal.views import apply, measures, people, public, requests, told

app_name = "portal"
urlpatterns = [
    path("", public.home, name="home"),
    path("policy/", policy.policy, name="policy"),
    path("policy/read/", policy.acknowledge, name="acknowledge"),
    path("terms/", policy.terms, name="terms"),
    path("privacy/", public.privacy, name="privacy"),
    path("language/", public.language, name="language"),
    path("too-large/", public.too_large, name="too_large"),
    path("home/", public.after_sign_in, name="after_sign_in"),
    path("who/", people.who, name="who"),
    path("who/<int:pk>/", people.unlock, name="unlock"),
    path("who/other/", people.switch, name="switch"),
    path("join/at-the-desk/", people.see_you, name="see_you"),
    path("join/terms/", people.accept, name="accept"),
    path("join/<slug:step>/", people.join, name="join"),
    path("my/", requests.my_requests, name="my_requests"),
    path("my/<int:pk>/", requests.my_request, name="my_request"),
    path("my/<int:pk>/paper/<slug:code>/", requests.my_paper, name="my_paper"),
    path("my/<int:pk>/reopen/", requests.my_reopen, name="my_reopen"),
    path("my/<int:pk>/withdraw/", requests.my_withdraw, name="my_withdraw"),
    path("my/<int:pk>/object/", requests.my_object, name="my_object"),
    path("my/messages/", told.my_messages, name="my_messages"),
    path("my/measures/", measures.my_measures, name="my_measures"),
    path("my/measures/<int:pk>/object/", measures.my_measure_object, name="my_measure_object"),
    path("apply/", apply.apply, name="apply"),
    path("apply/<int:pk>/", apply.resume, name="apply_resume"),
    path("apply/<int:pk>/me/", apply.me, name="apply_me"),
    path("apply/<int:pk>/home/", apply.home, name="apply_home"),
    path("apply/<int:pk>/question/<slug:code>/", apply.question, name="apply_question"),
    path("apply/<int:pk>/paper/<slug:code>/", apply.paper, name="apply_paper"),
    path("apply/<int:pk>/check/", apply.check, name="apply_check"),
    path("apply/<int:pk>/sign/", apply.sign, name="apply_sign"),
    path("apply/<int:pk>/sign/send/", apply.send_code, name="apply_send_code"),
    path("apply/<int:pk>/sign/code/", apply.sign_by_code, name="apply_code"),
    path("apply/<int:pk>/receipt/", apply.receipt, name="apply_receipt"),
]
