from django.urls import path

from sanad.audit import views

app_name = "audit"
urlpatterns = [
    path("openings/", views.openings, name="openings"),
    path("lists/", views.lists, name="lists"),
    path("searches/", views.searches, name="searches"),
    path("refusals/", views.refusals, name="refusals"),
    path("sign-ins/", views.sign_ins, name="sign_ins"),
]
