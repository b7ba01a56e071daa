from django.urls import path

from sanad.workbench import views

app_name = "workbench"
urlpatterns = [
    path("", views.today, name="today"),
    path("search/", views.search, name="search"),
    path("day-sheet/", views.day_sheet, name="sheet"),
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/<int:pk>/", views.task, name="task"),
]
