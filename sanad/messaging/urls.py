from django.urls import path

from sanad.messaging import views

app_name = "messaging"
urlpatterns = [
    path("demo/", views.demo, name="demo"),
    path("<int:pk>/retry/", views.retry, name="retry"),
]
