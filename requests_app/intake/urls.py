from django.urls import path

from requests_app.intake.views import desk, filling, paper, second_look, signing, witness

app_name = "requests"
urlpatterns = [
    path("", desk.queue, name="list"),
    path("new/", desk.begin, name="begin"),
    path("paper/", paper.begin, name="paper"),
    path("forms/<slug:code>/", desk.blank, name="blank"),
    path("<int:pk>/", desk.show, name="show"),
    path("<int:pk>/second-look/", second_look.show, name="second_look"),
    path("<int:pk>/witness/", witness.show, name="witness"),
    path("<int:pk>/form/", filling.edit, name="edit"),
    path("<int:pk>/papers/<slug:code>/", filling.paper, name="paper"),
    path("<int:pk>/check/", desk.check, name="check"),
    path("<int:pk>/sign/", signing.sign, name="sign"),
    path("<int:pk>/sign/code/", signing.code, name="code"),
    path("<int:pk>/print/", desk.sheet, name="print"),
    path("<int:pk>/receipt.pdf", desk.receipt, name="receipt"),
    path("<int:pk>/<slug:verb>/", desk.step, name="step"),
]
