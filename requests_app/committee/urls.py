from django.urls import path

from requests_app.committee.views import committee, objection, study

app_name = "committee"
urlpatterns = [
    path("", committee.index, name="list"),
    path("plan/", committee.plan, name="plan"),
    path("<int:pk>/", committee.sitting, name="sitting"),
    path("<int:pk>/arrange/", committee.arrange, name="arrange"),
    path("<int:pk>/act/", committee.act, name="act"),
    path("<int:pk>/cancel/", committee.cancel, name="cancel"),
    path("<int:pk>/minutes/", committee.minutes, name="minutes"),
    path("<int:pk>/items/<int:item_pk>/", committee.item, name="item"),
    path("<int:pk>/items/<int:item_pk>/<slug:verb>/", committee.step, name="step"),
    path("studies/", study.index, name="studies"),
    path("studies/<int:pk>/", study.show, name="study"),
    path("studies/<int:pk>/hand-over/", study.hand_over, name="hand_over"),
    path("requests/<int:pk>/study/", study.assign, name="assign"),
    path("requests/<int:pk>/send-back/", study.send_back, name="send_back"),
    path("requests/<int:pk>/object/", objection.file, name="object"),
    path("objections/", objection.index, name="objections"),
    path("objections/<int:pk>/", objection.hear, name="objection"),
]
