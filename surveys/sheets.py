"""The sheet that a person is filling in. It lies in their own browser, encrypted, and nowhere
else: a half-filled sheet leaves no trace on our side, and the next person at a shared tablet
begins with an empty one.
"""

from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.urls import reverse

from surveys import answers, sealing
from surveys.enums import Score

# Kept to the pages of the sheet, so it cannot be named as a cookie of the whole host (`__Host-`).
COOKIE = "__Secure-rating" if settings.SESSION_COOKIE_SECURE else "rating"
SECONDS = 2 * 60 * 60


@dataclass
class RatingSheet:
    """Whose answer it will be (a token), what it is about, and the scores so far."""

    token: str
    survey: int
    step: str
    branch: int | None = None
    programme: int | None = None
    scores: dict = field(default_factory=dict)
    at: int = 1  # the question that is asked next

    @classmethod
    def of_invitation(cls, invitation, token):
        """A fresh sheet, without a score, about what the invitation is about."""
        return cls(
            token,
            invitation.survey_id,
            invitation.step,
            invitation.branch_id,
            invitation.programme_id,
        )

    @classmethod
    def read(cls, request):
        """The sheet of this browser, or None: none begun, too old, or meddled with."""
        try:
            return cls(**sealing.unwrap(request.COOKIES.get(COOKIE, ""), seconds=SECONDS))
        except (sealing.Broken, TypeError):
            return None

    def write(self, response):
        """Send the sheet back to the browser with `response`."""
        response.set_cookie(
            COOKIE,
            sealing.wrap(asdict(self)),
            max_age=SECONDS,
            path=reverse("surveys:open"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def score(self, code, score):
        """Set the score of a question, or None to skip it."""
        self.scores.pop(code, None)
        if score is not None:
            self.scores[code] = Score(score).value

    def hand_in(self):
        """Give the answer; whether it was taken. A sheet without any score says nothing."""
        if not self.scores:
            return True
        return answers.give(
            self.token,
            survey=self.survey,
            step=self.step,
            branch=self.branch,
            programme=self.programme,
            scores=self.scores,
        )


def throw_away(response):
    """Make the browser forget its sheet with `response`, which is returned."""
    response.delete_cookie(COOKIE, path=reverse("surveys:open"), samesite="Lax")
    return response
