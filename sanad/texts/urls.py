from django.urls import path

from sanad.texts import association

app_name = "texts"
urlpatterns = [path("association/", association.association, name="association")]
