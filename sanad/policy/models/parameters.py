"""The numbers that the policy leaves to the association."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.policy.models.number import number

# The board's words: the reply comes in not less than so many days (PR-5).
LEAST_NOTICE_DAYS = 14


class Parameters(models.Model):
    """The parameters of a version of the policy.

    All day counts are calendar days at Riyadh unless they say otherwise. A new parameter is a new
    field below, with a default that suits a charity of three people and a help text that says
    what it does: form, comparison and tests read the fields.
    """

    notice_days = number(
        _("days before a reply (PR-5)"),
        default=LEAST_NOTICE_DAYS,
        least=LEAST_NOTICE_DAYS,
        most=180,
        help_text=_(
            "The reply comes in not less than these days after the notice and the raising. The"
            " board's words allow no less than 14. For three people: 14."
        ),
    )
    ceiling_days = number(
        _("days to the ceiling (+)"),
        default=30,
        least=LEAST_NOTICE_DAYS,
        most=365,
        help_text=_(
            "After these days without a reply the request goes to the manager's list. For three"
            " people 30: a sitting every second week fits in twice."
        ),
    )
    late_entry_days = number(
        _("days to enter what stands on paper"),
        default=7,
        least=0,
        most=60,
        help_text=_(
            "A sitting held on paper, and a numbered sheet, may be entered for so long. For three"
            " people 7: one of them may be away for a week."
        ),
    )
    objection_days = number(
        _("days to object (+)"),
        default=30,
        least=1,
        most=365,
        help_text=_("Counted from the decision. For three people 30: it costs them nothing."),
    )
    objection_answer_days = number(
        _("days to answer an objection (+)"),
        default=14,
        least=1,
        most=90,
        help_text=_(
            "The person reads the day, and who hears objections sees what is late. For three people"
            " 14."
        ),
    )
    data_request_days = number(
        _("days to answer who asks for their data (+)"),
        default=30,
        least=1,
        most=30,
        help_text=_(
            "Whoever asks to have their data put right or deleted reads the day. The law gives"
            " thirty days at most. For three people 30."
        ),
    )
    answer_days = number(
        _("days to answer what is asked (PR-3+)"),
        default=3,
        least=1,
        most=30,
        help_text=_(
            "A question to the researcher, a letter, a post, a word through the portal: who asked"
            " reads the day, and the desk sees what is late. For three people 3."
        ),
    )
    call_days = number(
        _("days to call somebody (+)"),
        default=1,
        least=1,
        most=7,
        help_text=_(
            "Whom no message reaches, and who is not known on a new phone, is called within these"
            " days. For three people 1."
        ),
    )
    compare_days = number(
        _("days to compare two files (+)"),
        default=3,
        least=1,
        most=30,
        help_text=_(
            "A file made from a phone that may be another's is looked at by the desk within these"
            " days; the person goes on meanwhile. For three people 3."
        ),
    )
    search_days = number(
        _("days to find what did not arrive (+)"),
        default=2,
        least=1,
        most=14,
        help_text=_(
            "Somebody says that the help did not arrive: a manager looks for it within these days."
            " For three people 2."
        ),
    )
    fresh_days = number(
        _("days until a household is asked again (+)"),
        default=90,
        least=1,
        most=730,
        help_text=_(
            "Home, size and income that nobody confirmed for so long are shown as old; one tap"
            " confirms them. For three people 90."
        ),
    )
    renewal_months = number(
        _("last months of help in which it may be renewed (+)"),
        default=1,
        least=0,
        most=6,
        help_text=_(
            "Of help in several months: from the first day of the last one, or of so many before"
            " its end. 0: once its months are over. For three people 1."
        ),
    )
    completion_days = number(
        _("days to complete papers (+)"),
        default=14,
        least=1,
        most=180,
        help_text=_("Then the request pauses; it is never rejected for it. For three people 14."),
    )
    completion_reminders = number(
        _("reminders before a pause"),
        default=2,
        least=0,
        most=10,
        help_text=_("The portal sends them itself, so two suit a charity of three people too."),
    )
    hearing_days = number(
        _("days to hear after a precaution"),
        default=7,
        least=1,
        most=60,
        help_text=_("The person is heard within these days of a precaution. For three people 7."),
    )
    breach_lookback_months = number(
        _("months a breach counts"),
        default=24,
        least=1,
        most=120,
        help_text=_("An older breach does not make a new one a repetition. For three people 24."),
    )
    quorum = number(
        _("quorum of the committee"),
        default=2,
        least=2,
        most=15,
        help_text=_(
            "So many members vote on each request. For three people 2: who is absent, related or"
            " wrote the study leaves two to decide."
        ),
    )
    # The committee's charter may let the author of a study vote on it; unless it says so, no.
    study_author_votes = models.BooleanField(
        _("authors of studies vote (+)"),
        default=False,
        help_text=_("Three people can do without it: the other two are the quorum."),
    )
    second_person_hours = number(
        _("hours to wait for a second person (+)"),
        default=24,
        least=1,
        most=240,
        help_text=_(
            "A mobile, a payee, a role and the like change when a second person agrees. If nobody"
            " answers in these hours, the next is asked: the manager, then the board. For three"
            " people 24."
        ),
    )
    favours_hours = number(
        _("hours until the board is asked about favours (+)"),
        default=24,
        least=1,
        most=240,
        help_text=_(
            "Somebody was asked for money or favours: every manager is told at once. If none of"
            " them says in these hours what came of it, the board is asked. For three people 24."
        ),
    )
    contact_wait_hours = number(
        _("hours before a new mobile opens a file (+)"),
        default=24,
        least=0,
        most=168,
        help_text=_(
            "In them the person may say: this was not me. Nothing waits where they stand before"
            " both colleagues. For three people 24."
        ),
    )
    payee_wait_hours = number(
        _("hours before money goes to another account (+)"),
        default=24,
        least=0,
        most=168,
        help_text=_("Goods never wait for it. For three people 24."),
    )
    # Three people may all hold the same roles.
    second_of_another_role = models.BooleanField(
        _("the second person has another role (+)"),
        default=False,
        help_text=_("For three people: no, a colleague of the same desk is enough."),
    )
    contest_days = number(
        _("days to contest a vote (+)"),
        default=7,
        least=1,
        most=60,
        help_text=_(
            "So long after a sitting a member may say that a vote in their name is not theirs. For"
            " three people 7: one of them may be away for a week."
        ),
    )
    minutes_days = number(
        _("days a payment waits for minutes (+)"),
        default=3,
        least=0,
        most=30,
        help_text=_(
            "The first payment of money waits so long for the signed minutes, then the chair may"
            " release it; goods never wait. For three people 3."
        ),
    )
    # As Saudi rules count kin (the association's lawyer confirms); a spouse's count as one's own.
    kin_degree = number(
        _("degree of kin that keeps a colleague off a case (+)"),
        default=3,
        least=0,
        most=4,
        help_text=_(
            "0: their own case alone; 1: spouse, parents and grandparents too; 2: children and"
            " grandchildren; 3: brothers, sisters and their children; 4: uncles, aunts and their"
            " children. For three people 3: another branch, or a witness, helps where all are kin."
        ),
    )
    witness_days = number(
        _("days a payment waits for the word of a witness (+)"),
        default=3,
        least=0,
        most=30,
        help_text=_(
            "Where family serves before a witness, the first payment of money waits so long for the"
            " witness's word that they looked on, then the chair or a manager may let it go; goods"
            " never wait. 0: nobody is asked. For three people 3: over before any money is due."
        ),
    )
    second_look_percent = number(
        _("percent of requests looked at twice (+)"),
        default=10,
        least=0,
        most=100,
        help_text=_(
            "Of the requests that were raised the portal draws so many; a colleague who did not"
            " verify compares what was entered with what was signed. Nothing waits for it. For"
            " three people 10; 0: none."
        ),
    )
    second_look_amount = number(
        _("amount from which a request is always looked at twice (+)"),
        default=0,
        least=0,
        most=10_000_000,
        column=models.PositiveIntegerField,
        help_text=_("In riyals; 0: no amount. For three people 0, the draw is enough."),
    )
    second_look_days = number(
        _("days for a second look (+)"),
        default=7,
        least=1,
        most=60,
        help_text=_(
            "So long the colleague who is asked has time; the request goes on meanwhile. For three"
            " people 7."
        ),
    )
    differs_days = number(
        _("days to look into what differs (+)"),
        default=1,
        least=1,
        most=30,
        help_text=_(
            "The second look found something that is not as it was signed: a manager looks into it"
            " within these days, the request goes on. For three people 1."
        ),
    )
    file_look_days = number(
        _("days to look at what one colleague changed in a file (+)"),
        default=3,
        least=1,
        most=30,
        help_text=_(
            "Another identity, name or first mobile, a day of death, no more text messages: it"
            " holds at once, and a manager looks within these days. For three people 3."
        ),
    )
    likeness_days = number(
        _("days to look into an account like another's (+)"),
        default=1,
        least=1,
        most=14,
        help_text=_("Its payment waits until a manager has looked. For three people 1."),
    )
    caller_tries = number(
        _("tries to know a caller (+)"),
        default=2,
        least=1,
        most=5,
        help_text=_(
            "Who calls is known by two facts of the file. After so many tries that did not match,"
            " only the call back to its number remains. For three people 2."
        ),
    )
    # The policy asks for a signature; what else may stand for one is named by the board's minute.
    call_signatures = models.BooleanField(
        _("a declaration may be signed on a call (+)"),
        default=False,
        help_text=_(
            "It is read to them, and they say it back, known by two facts of the file. Only where a"
            " minute of the board names it. For three people: no, until a minute does."
        ),
    )
    call_signature_by_two = models.BooleanField(
        _("a second colleague listens to it, or calls back (+)"),
        default=True,
        help_text=_("For three people: yes, one reads and another listens."),
    )
    verification_days = number(
        _("days to verify (+)"),
        default=5,
        least=1,
        most=60,
        help_text=_("The desk checks a request within these days. For three people 5."),
    )
    session_hours = number(
        _("hours until one signs in again (+)"),
        default=12,
        least=1,
        most=24,
        help_text=_(
            "However much it is used, a session ends so long after it began. For three people 12: a"
            " day of work."
        ),
    )
    idle_minutes = number(
        _("minutes unused until a colleague is signed out (+)"),
        default=60,
        least=5,
        most=480,
        help_text=_("For three people 60: a visit at the desk, with its papers."),
    )
    idle_minutes_by_phone = number(
        _("minutes unused until a beneficiary is signed out (+)"),
        default=120,
        least=15,
        most=480,
        help_text=_("For three people 120: a form that is filled in on the way home."),
    )
    shared_phone_minutes = number(
        _("minutes unused until a file on a shared phone closes (+)"),
        default=10,
        least=1,
        most=60,
        help_text=_(
            "Then the four digits are asked for again, and what was written waits. For three people"
            " 10: whoever puts the phone down for longer may hand it on."
        ),
    )
    silence_months = number(
        _("months of silence until one thing more is asked (+)"),
        default=6,
        least=1,
        most=60,
        help_text=_(
            "Whoever did not open their file for longer is asked for something that only they know,"
            " as on a new phone: a number may have another owner by then. For three people 6."
        ),
    )
    own_fact_tries = number(
        _("tries to answer on a new phone (+)"),
        default=3,
        least=1,
        most=10,
        help_text=_("Within a day; then a colleague calls back. For three people 3."),
    )
    unfinished_days = number(
        _("days an unfinished page waits (+)"),
        default=30,
        least=1,
        most=365,
        help_text=_(
            "What was typed while joining or applying and not finished lies sealed for so long,"
            " then it is wiped; what was saved stays. For three people 30."
        ),
    )
    free_tries = number(
        _("wrong passwords that cost no wait (+)"),
        default=4,
        least=1,
        most=10,
        help_text=_(
            "From the next one on each wrong password makes the following wait twice as long;"
            " nobody is locked out. For three people 4."
        ),
    )
    longest_wait_minutes = number(
        _("longest wait between two passwords, in minutes (+)"),
        default=5,
        least=1,
        most=60,
        help_text=_("The wait grows to this and no further. For three people 5."),
    )
    strangers_tries = number(
        _("wrong passwords from elsewhere until a code is asked for (+)"),
        default=10,
        least=1,
        most=100,
        help_text=_(
            "On browsers that are not known. The right password then wants a code to the"
            " colleague's mobile as well. For three people 10."
        ),
    )
    tries_minutes = number(
        _("minutes a wrong password counts (+)"),
        default=60,
        least=10,
        most=1440,
        help_text=_("After them the wait begins from the start. For three people 60: an hour."),
    )
    address_percent = number(
        _("tries from one address, in percent (+)"),
        default=100,
        least=50,
        most=1000,
        help_text=_(
            "A whole branch may stand behind one address: codes, sign-ins, reports and ratings from"
            " there are slowed above a number, which this raises. For three people 100; 300 for a"
            " branch of fifty."
        ),
    )
    shared_computer_colleagues = number(
        _("colleagues who may wait at one computer (+)"),
        default=6,
        least=0,
        most=20,
        help_text=_(
            "So many hand a shared computer over without signing out, and come back by a short"
            " code. None: nobody does. For three people 6 is more than enough."
        ),
    )
    shared_computer_hours = number(
        _("hours a short code is good for (+)"),
        default=12,
        least=1,
        most=24,
        help_text=_(
            "Counted from the full sign-in at that computer; then the password is asked again. For"
            " three people 12: a day of work."
        ),
    )

    class Meta:
        abstract = True
