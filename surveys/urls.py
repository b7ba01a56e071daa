from django.urls import path, register_converter
from django.urls.converters import StringConverter

from surveys.views import rating, results


class TokenConverter(StringConverter):
    """The 22 characters of an invitation's token."""

    regex = "[A-Za-z0-9_-]{22}"


register_converter(TokenConverter, "survey_token")

app_name = "surveys"
urlpatterns = [
    path("", rating.open_rating, name="open"),
    path("i/<survey_token:token>/", rating.invited, name="invited"),
    path("mine/", rating.mine, name="mine"),
    path("q/<int:number>/", rating.question, name="question"),
    path("thanks/", rating.thanks, name="thanks"),
    path("counted/", rating.counted, name="counted"),
    path("results/", results.results, name="results"),
    path("improvements/new/", results.write_down, name="write_down"),
    path("improvements/<int:pk>/", results.improvement, name="improvement"),
    path("improvements/<int:pk>/<slug:verb>/", results.step, name="step"),
]
