from django.urls import path

from sanad.letters import views

app_name = "letters"
urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>.pdf", views.pdf, name="pdf"),
]
