from django.urls import path

from requests_app.intake.views import desk, filling, signing

app_name = "requests"
urlpatterns = [
    path("", desk.queue, name="list"),
    path("new/", desk.begin, name="begin"),
    path("forms/<slug:code>/", desk.blank, name="blank"),
    path("<int:pk>/", desk.show, name="show"),
    path("<int:pk>/form/", filling.edit, name="edit"),
    path("<int:pk>/papers/<slug:code>/", filling.paper, name="paper"),
    path("<int:pk>/check/", desk.check, name="check"),
    path("<int:pk>/return/", desk.send_back, name="return"),
    path("<int:pk>/sign/", signing.sign, name="sign"),
    path("<int:pk>/sign/code/", signing.code, name="code"),
    path("<int:pk>/act/", desk.act, name="act"),
    path("<int:pk>/withdraw/", desk.withdraw, name="withdraw"),
    path("<int:pk>/cancel/", desk.cancel, name="cancel"),
    path("<int:pk>/print/", desk.sheet, name="print"),
]
