"""For whom somebody signed in: families share phones, so an account may hold several people.

A code proves that one holds the phone, no more. Where the registry knows others on the same
number, or the person said that others hold the phone, each file opens by its own four digits as
well, and closes again when the phone was put down for a while.
"""

from datetime import timedelta
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import BigIntegerField, Exists, OuterRef, Q
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import translation

from beneficiaries.models import Guardianship, Person
from sanad.accounts import kept
from sanad.accounts.perms import is_staff
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.lib.composed import composed
from sanad.lib.digits import western
from sanad.lib.http import forget_everything, page
from sanad.lib.limits import is_within
from sanad.lib.sealed import digest, is_digest
from sanad.lib.texts import speaking_to, text
from sanad.policy import parameters
from sanad.portal import familiar, typed
from sanad.workflow.refusal import NotAllowed

# The session's word for which person of a shared account it acts for.
ACTING = "acting_person"
# The key of the consent by which it prepares for another, or of the deed on which it acts for them
# (`BY_DEED`); "" once it was chosen to act for oneself.
HELPING = "helping"
BY_DEED = "by_deed"
# And by which digits: others end it, as does a phone that became shared meanwhile.
UNLOCKED_BY = "acting_digits"


def people_of(user):
    """The living people whose file this account may come to open."""
    guardian_here = Q(guardian__account=user)
    if user.mobile:
        guardian_here |= Q(guardian__mobile=user.mobile)
    return _living(Q(account=user), guardian_here).on_the_phone()


def is_shared(user):
    """Whether the number serves more than one person who speaks for themselves.

    Wards do not count: who cares for them acts for them.
    """
    return _are_several(_on_the_number(user))


def _on_the_number(user):
    """The living people of the account or of its mobile; `is_cared_for`: by another of them;
    `are_digits_known`: by another of them, who cared for them before; `closes_after`: the minutes
    unused until a file that others could look at closes."""
    if user.mobile:
        return _by_mobile.rows(account=user.pk, mobile=user.mobile)
    return _by_account.rows(account=user.pk)


@composed(account=BigIntegerField(), mobile=Person._meta.get_field("mobile"))
def _by_mobile(account, mobile):
    return _living(
        Q(account=account) | Q(mobile=mobile),
        Q(guardian__account=account) | Q(guardian__mobile=mobile),
    )


@composed(account=BigIntegerField())
def _by_account(account):
    return _living(Q(account=account), Q(guardian__account=account))


def _living(on_the_number, guardian_here):
    deeds = Guardianship.objects.filter(guardian_here, ward=OuterRef("pk"))
    since = GuardedChange.objects.filter(
        kind=ChangeKind.PIN,
        person_id=OuterRef("ward_id"),
        applied_in__isnull=False,
        effective_from__date__gte=OuterRef("over_on"),
    )
    people = Person.objects.select_related("household", "branch").order_by("id")
    people = people.filter(on_the_number, died_on__isnull=True)
    return people.annotate(
        is_cared_for=Exists(deeds.in_force()),
        # Who acted for them here until then knows the digits of before.
        are_digits_known=Exists(deeds.over().filter(~Exists(since))),
        # The policy's number comes along: every page asks for these.
        closes_after=parameters.looked_up("shared_phone_minutes"),
    )


def asks_for_digits(person, *, on):
    """Whether a code to the number of the account `on` does not open this person's file alone."""
    return person.asks_for_digits or is_shared(on)


def _are_several(people):
    return sum(not person.is_cared_for for person in people) > 1


def acting_person(request):
    """The person this session acts for, or None: nobody yet, or not chosen and unlocked yet.

    Where it had to be found, `request.is_shared` says the same as `is_shared`.
    """
    if not hasattr(request, "acting_person_found"):
        request.acting_person_found = _find(request)
    return request.acting_person_found


def act_for(request, person):
    """From here on this session acts for `person`; the caller has asked for what unlocks it."""
    request.session[ACTING] = person.pk
    request.session[UNLOCKED_BY] = digest("acting", str(person.pk), person.pin)
    request.acting_person_found = person


def leave(request):
    """This session acts for nobody until somebody is chosen again."""
    request.session.pop(ACTING, None)
    request.session.pop(UNLOCKED_BY, None)
    request.session.pop(HELPING, None)
    request.session.pop(BY_DEED, None)
    request.__dict__.pop("behalf_found", None)
    request.__dict__.pop("acting_person_found", None)


def on_behalf(request):
    """By which consent (`Helper`) or deed (`Guardianship`) this session acts for somebody else now;
    None where it acts for itself, and from the moment on in which it ends. Each page asks anew
    (DG-3+)."""
    if not hasattr(request, "behalf_found"):
        key = request.user.is_authenticated and request.session.get(HELPING)
        own = acting_person(request) if key else None
        rows = deeds_of if request.session.get(BY_DEED) else consents_of
        request.behalf_found = rows(own).filter(pk=key).first() if own else None
    return request.behalf_found


def helping(request):
    """The consent by which this session only prepares, and signs nothing; else None."""
    row = on_behalf(request)
    return None if isinstance(row, Guardianship) else row


def guarding(request):
    """The deed on which this session acts for a ward, and signs as guardian; else None."""
    row = on_behalf(request)
    return row if isinstance(row, Guardianship) else None


def consents_of(own):
    """By which consents this person prepares for others today."""
    rows = own.helps.in_force().filter(person__died_on=None)
    return rows.select_related("person__household", "helper", "change")


def deeds_of(own):
    """On which deeds this person acts for wards today."""
    rows = own.wards.in_force().filter(ward__died_on=None).order_by("id")
    return rows.select_related("ward__household", "guardian")


def act_on(request, row):
    """From here on this session acts for the person of `row`; None: for itself."""
    request.session[HELPING] = row.pk if row else ""
    request.session[BY_DEED] = isinstance(row, Guardianship)
    request.behalf_found = row


def unlocks(request, person, pin):
    """Whether these are the person's four digits. None: too many tries, wait. The caller has asked
    whether they open anything (`have_digits`)."""
    if not is_within(request, "pin", str(person.pk)):
        return None
    return person.check_pin(western(pin).strip())


def have_digits(person):
    """Whether this person of `people_of` has digits that open the file here: some, and none that a
    guardian of before knows, who holds the same phone."""
    return person.has_pin and not _are_known(person)


def _are_known(person):
    return person.are_digits_known and not person.is_cared_for


def by_mobile(methods="GET"):
    """Decorate a page of an account that signed in by mobile, whoever of its people it is.

    Those who work here have their own pages.
    """

    def decorate(view):
        @page(methods=methods)
        @wraps(view)
        def private(request, *args, **kwargs):
            if is_staff(request.user):
                return redirect("portal:after_sign_in")
            return typed.answered(request, view(request, *args, **kwargs))

        # Who is not signed in is asked for the mobile here, not for a password.
        private.login_url = reverse_lazy("account_request_login_code")
        return private

    return decorate


def for_applicants(methods="GET", *, helpers=False, guardians=False):
    """Decorate a page of the person that somebody acts for: `request.person`.

    Whoever has not chosen or joined yet does so first. The page speaks to a woman as to a woman.
    `helpers`: who prepares for another with their consent comes to it too, with them as
    `request.person`, and a guardian; `guardians`: a guardian alone. Every other page is the
    person's alone.
    """

    def decorate(view):
        @by_mobile(methods)
        @wraps(view)
        def private(request, *args, **kwargs):
            request.person = acting_person(request)
            if request.person is None:
                return _ask_who(request)
            row = on_behalf(request)
            if row is None and request.session.get(HELPING):
                return _is_over(request)
            if row is not None and not (helpers or (guardians and guarding(request))):
                return _is_theirs_alone(request)
            own = request.own = request.person
            request.user.acting_for = own.pk if row is None else 0
            if row is not None:
                request.person, request.user.on_behalf_of = row.person, row.person.pk
            _in_their_language(request, own)
            with speaking_to(own.gender):
                return typed.answered(request, view(request, *args, **kwargs))

        return private

    return decorate


def _is_over(request):
    """Consent or deed ended, was stopped, or its last day is over: the browser forgets what it
    kept."""
    act_on(request, None)
    messages.info(request, text("portal.helping.over"))
    return forget_everything(redirect("portal:whom"))


def _is_theirs_alone(request):
    """Letters, decisions, the account, the signature: who only prepares is led back."""
    if request.method == "POST":
        raise NotAllowed(text("portal.helping.theirs_alone"), code="helper")
    return redirect("portal:helped")


def _in_their_language(request, person):
    """From here on the page is in the language that the person chose, on whatever phone;
    `LanguageMiddleware` ends it with the page."""
    if person is not None and person.language:
        translation.activate(person.language)
        request.LANGUAGE_CODE = person.language


def _ask_who(request):
    """To the digits, and from there back; what was sent meanwhile waits for whose it is."""
    closed = getattr(request, "closed_for", None)
    if request.method == "POST" and closed is not None:
        kept.keep(request, [request.user.pk, closed])
    way = kept.page_of(request) if request.method == "POST" else request.get_full_path()
    who = reverse("portal:who")
    return redirect(f"{who}?{urlencode({'next': way})}" if closed is not None else who)


class ActingMiddleware:
    """Outside the portal's own pages too (letters, copies of papers, ratings) a shared phone opens
    only what belongs to the person who unlocked it: `user.acting_for`, see `speaks_for`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.acting_for = lambda: getattr(acting_person(request), "pk", None)
        return familiar.write(request, self.get_response(request))

    def process_view(self, request, view, args, kwargs):
        # The portal's pages ask for themselves; joining needs an account without a person.
        if request.resolver_match.app_name == "portal" or not request.user.is_authenticated:
            return
        if not is_staff(request.user):
            person = acting_person(request)
            request.user.acting_for = person.pk if person and not on_behalf(request) else 0
            _in_their_language(request, person)


def _find(request):
    user = request.user
    if not user.is_authenticated or is_staff(user):
        return None
    everybody = _on_the_number(user)
    request.is_shared = _are_several(everybody)
    here = [person for person in everybody if person.account_id == user.pk]
    people = [person for person in here if person.may_text or not person.is_apart]
    person = _chosen(request, people)
    # Nothing is shown on a phone that never opened the file: one thing more is asked first.
    return person if person is not None and familiar.is_familiar(request, person) else None


def _chosen(request, people):
    chosen = request.session.get(ACTING)
    for person in people:
        if person.pk == chosen:
            if not (request.is_shared or person.asks_for_digits):
                return person
            if _was_put_down(request, person):
                break
            if _is_unlocked(request, person):
                return person
    if len(people) == 1 and not (request.is_shared or people[0].asks_for_digits):
        return people[0]
    return None


def _was_put_down(request, person):
    """Whether the phone lay unused for longer than the policy lets a file stay open that others
    could look at; it closes with this page (PM-1+)."""
    if request.session.unseen_for <= timedelta(minutes=person.closes_after):
        return False
    if _is_unlocked(request, person):
        request.closed_for = person.pk
    leave(request)
    return True


def _is_unlocked(request, person):
    """Whether the digits that stand in the file now are those by which it was opened."""
    by = request.session.get(UNLOCKED_BY, "")
    return have_digits(person) and is_digest(by, "acting", str(person.pk), person.pin)
