from django.urls import path

from sanad.recovery import views

app_name = "recovery"
urlpatterns = [path("hold/", views.hold, name="hold")]
