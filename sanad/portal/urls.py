from django.urls import path

from sanad.policy import views as policy
from sanad.portal.views import public

app_name = "portal"
urlpatterns = [
    path("", public.home, name="home"),
    path("policy/", policy.policy, name="policy"),
    path("policy/read/", policy.acknowledge, name="acknowledge"),
    path("terms/", policy.terms, name="terms"),
    path("privacy/", public.privacy, name="privacy"),
    path("language/", public.language, name="language"),
    path("home/", public.after_sign_in, name="after_sign_in"),
]
