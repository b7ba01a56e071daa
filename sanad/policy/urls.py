from django.urls import path

from sanad.policy import views

app_name = "policy"
urlpatterns = [
    path("", views.versions, name="versions"),
    path("draft/", views.begin, name="begin"),
    path("<int:pk>/", views.version, name="version"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/clauses/", views.clauses, name="clauses"),
    path("<int:pk>/clauses/<slug:code>/", views.clause, name="clause"),
    path("<int:pk>/put-in-force/", views.put_in_force, name="put_in_force"),
    path("<int:pk>/discard/", views.discard, name="discard"),
]
