"""The registry's pages. Nothing is browsed: people are found by searching, a file opens by
purpose."""

import copy
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, Exists, OuterRef, Prefetch, Q
from django.http import Http404
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import (
    files,
    finding,
    forms,
    forms_by_two,
    forms_leaving,
    guarded,
    leaving,
    openings,
    panels,
    perms,
    workflow,
)
from beneficiaries.enums import IdentityKind, Relation, Standing
from beneficiaries.file_pages import form_page, of_a_file, propose, tried
from beneficiaries.models import (
    Asked,
    Consent,
    Document,
    Guardianship,
    Household,
    Person,
    PersonCategory,
)
from sanad.accounts.perms import without_kept_off
from sanad.audit import history
from sanad.audit.enums import OF_A_FILE
from sanad.audit.models import Opening, Purpose, SearchedBy
from sanad.guarded.enums import OF_A_PERSON
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.lib.composed import composed
from sanad.lib.http import page, safe_next, wants_fragment
from sanad.lib.identifiers import compact
from sanad.lib.keys import row_key

LAST_OPENINGS = 30


@page(perms.may_search)
def search(request):
    """Find people; without a query there is nothing to see."""
    form = forms.SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    page = None
    if query:
        after = request.GET.get("after")
        page = finding.find(query, by=request.user, page=request.path, after=after)
    asked = urlencode({"q": query})
    context = {
        "form": form,
        "query": query,
        "is_too_little": Asked(query).is_too_little,
        "page": page,
        "page_query": asked,
        "can_register": perms.may_register(request.user),
        "register_url": f"{reverse('people:create')}?{urlencode({'q': query})}",
    }
    template = "people/_results.html" if wants_fragment(request) else "people/search.html"
    return render(request, template, context)


# Registering --------------------------------------------------------------------------------


@page(perms.may_register, methods="GET POST")
def create(request):
    """Register somebody: possible doubles stand on the page before anything is saved."""
    household = _household_of(request)
    # Who lives there is part of a file: of one of them it must be open.
    if household and not openings.is_home_open(request.user, household):
        return openings.ask_purpose(request, get_list_or_404(household.members.order_by("id"))[0])
    data = request.POST if request.method == "POST" else None
    homes = [] if household or not data else _known_homes(request, data)
    form = forms.RegisterForm(
        data, initial=_from_query(request.GET.get("q", "")), homes=homes, household=household
    )
    home = household or form.joined()
    home_form = None if home else forms.HouseholdForm(data)
    if home and form.homes:
        # Joined, until somebody chooses otherwise: nothing typed is lost, and nothing judged.
        home_form = forms.HouseholdForm(initial=data.dict())
    doubles = []
    if data is not None and form.is_valid() and (home is not None or home_form.is_valid()):
        if registered := workflow.PEOPLE.made(form.cleaned_data["key"], by=request.user):
            return redirect("people:show", registered.pk)
        doubles = Person.objects.visible_to(request.user).possible_doubles(form.instance)
        if not doubles or form.passes_over(doubles):
            person = _register(request, form, home or home_form.instance, doubles)
            if person is not None:
                messages.success(request, _("%(name)s is registered.") % {"name": person})
                # They stand at the desk: what the file is opened for need not be asked.
                workflow.open_file(
                    person, by=request.user, purpose=Purpose.SERVICE, page=request.path
                )
                return redirect("people:show", person.pk)
    context = {
        "form": form,
        "home_form": home_form,
        "household": household,
        "doubles": doubles,
        "is_certain": any(why == "identity" for _other, why in doubles),
        "shown": ",".join(str(other.pk) for other, _why in doubles),
        "back_url": reverse("people:search"),
    }
    return render(request, "people/create.html", context)


def _register(request, form, household, doubles):
    return tried(
        form,
        workflow.register_person,
        form.instance,
        request,
        household=household,
        not_same_as=[other.pk for other, _why in doubles],
        key=form.cleaned_data["key"],
    )


def _household_of(request):
    key = row_key(request.POST.get("household") or request.GET.get("household"))
    if not key:
        return None
    homes = without_kept_off(Household.objects.all(), request.user, "members")
    return get_object_or_404(homes, pk=key)


def _known_homes(request, data):
    """Households under the family register number that was typed."""
    number = compact(data.get("register_number", ""))
    members = Prefetch("members", Person.objects.visible_to(request.user))
    homes = without_kept_off(Household.objects.all(), request.user, "members")
    homes = homes.filter(register_number=number).prefetch_related(members)
    return list(homes[:5]) if number else []


def _from_query(query):
    """What was searched for begins the form: nothing is typed twice."""
    asked = Asked(query)
    if asked.number:
        is_mobile = asked.number.startswith(("05", "5", "966", "00"))
        return {"mobile" if is_mobile else "identity_number": asked.number}
    if asked.passport:
        return {"identity_kind": IdentityKind.PASSPORT, "identity_number": asked.passport}
    words = query.split() if asked.name else []
    names = ["first_name", "father_name", "grandfather_name", "family_name"]
    if len(words) > 4:
        words = [*words[:3], " ".join(words[3:])]
    if len(words) in (2, 3):
        names = (
            ["first_name", "father_name", "family_name"]
            if len(words) == 3
            else ["first_name", "family_name"]
        )
    return dict(zip(names, words, strict=False))


# The file -----------------------------------------------------------------------------------


def _waiting_for_two():
    return GuardedChange.objects.undecided().filter(kind__in=OF_A_PERSON)


@composed(key=BigIntegerField())
def _file(user, key):
    people = Person.objects.visible_to(user).for_detail().filter(pk=key)
    return people.annotate(
        is_file_open=openings.is_open_to(user, OuterRef("pk")),
        waits_for_two=Exists(_waiting_for_two().filter(subject_id=OuterRef("pk"))),
        **Consent.newest_of("pk"),
    )


@composed(household=BigIntegerField(), key=BigIntegerField())
def _others_at_home(user, household, key):
    members = Person.objects.visible_to(user).filter(household=household)
    return members.with_standing().exclude(pk=key)


@composed(key=BigIntegerField())
def _acting(key):
    rows = Guardianship.objects.filter(Q(ward=key) | Q(guardian=key), ended_on=None)
    return rows.select_related("ward", "guardian")


@page(perms.may_open)
def show(request, pk):
    """The person's file; before it opens, one tap says what for."""
    person = _file.get_or_404(request.user, key=pk)
    if not person.is_file_open:
        finding.note(SearchedBy.ADDRESS, 1, by=request.user, page=request.path)
        context = {
            "person": person,
            "purposes": OF_A_FILE,
            "next": request.GET.get("next", ""),
            "back_url": reverse("people:search"),
        }
        return render(request, "people/gate.html", context)
    today = clock.today()
    members = []
    if person.household:
        members = _others_at_home.rows(request.user, household=person.household_id, key=pk)
    acting = _acting.rows(key=pk)
    context = {
        "person": person,
        "held_by": () if person.standing == Standing.GOOD else person.restrictions.in_force(),
        "guardians": [row for row in acting if row.ward_id == person.pk],
        "wards": [row for row in acting if row.guardian_id == person.pk],
        "members": members,
        "changes": _waiting_for_two().filter(subject_id=pk) if person.waits_for_two else (),
        "documents": [(paper, paper.is_valid_on(today)) for paper in person.documents.all()],
        "panels": panels.panels_for(person, request.user),
        "can_change": perms.may_change(request.user, person),
        "can_add_document": perms.may_add_document(request.user, person),
        "can_say_category": perms.may_say_category(request.user),
        "can_read_copies": perms.may_read_copies(request.user),
        "can_hold": perms.may_hold(request.user),
        "can_see_history": perms.may_see_history(request.user),
        "back_url": reverse("people:search"),
    }
    return render(request, "people/show.html", context)


@page(perms.may_open, methods="POST")
def open_file(request, pk):
    """The one tap: the purpose goes on the record and the file opens."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = forms.OpenForm(request.POST)
    if form.is_valid():
        workflow.open_file(
            person, by=request.user, purpose=form.cleaned_data["purpose"], page="people:show"
        )
        purpose = Purpose(form.cleaned_data["purpose"]).label
        messages.success(
            request,
            _("The file is open for today: %(purpose)s. It is on the record.")
            % {"purpose": purpose},
        )
    return redirect(safe_next(request, reverse("people:show", args=[pk])))


@of_a_file(perms.may_register, methods="GET POST")
def edit(request, person):
    """Change the file's own fields; if somebody was faster, nothing is written over theirs."""
    before = {"seen": history.version(person)}
    form = forms.ChangeForm(request.POST or None, instance=copy.copy(person), initial=before)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in forms.ChangeForm.Meta.fields}
        changes["is_birth_hijri"] = form.instance.is_birth_hijri
        if tried(
            form, workflow.change_person, person, request, seen=form.cleaned_data["seen"], **changes
        ):
            messages.success(request, _("The file is saved."))
            return redirect("people:show", person.pk)
    return render(request, "people/edit.html", form_page(person, form))


@of_a_file(perms.may_register, methods="GET POST")
def household(request, person):
    """Where and on what the person's household lives; shared by all its members."""
    if person.household is None:
        raise Http404
    home = person.household
    before = {"seen": history.version(home)}
    form = forms.ChangeHouseholdForm(request.POST or None, instance=copy.copy(home), initial=before)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in forms.HouseholdForm.Meta.fields}
        seen = form.cleaned_data["seen"]
        if tried(form, workflow.change_household, home, request, seen=seen, **changes):
            messages.success(request, _("The household is saved."))
            return redirect("people:show", person.pk)
    return render(request, "people/household.html", form_page(person, form))


@of_a_file(perms.may_register, methods="GET POST")
def join(request, person):
    """Move the person into the household of somebody registered; by two where they have an account
    of their own."""
    if person.moves_by_two:
        form = forms_by_two.JoinByTwoForm(request.POST or None)
        return propose(
            request, person, form, guarded.propose_household, template="people/join.html"
        )
    form = forms.JoinForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(
            form,
            workflow.join_household,
            person,
            request,
            household=form.host.household,
            relation=form.cleaned_data["relation"],
        )
    ):
        messages.success(request, _("They now belong to this household."))
        return redirect("people:show", person.pk)
    return render(request, "people/join.html", form_page(person, form))


@of_a_file(perms.may_register, methods="GET POST")
def leave(request, person):
    """Somebody leaves the household alone; the new address is told to nobody of it."""
    if person.household is None or not person.household.has_others(person):
        return redirect("people:show", person.pk)
    form = forms_leaving.LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        home = {"home": form.instance, "has_own_phone": form.cleaned_data["has_own_phone"] == "yes"}
        if tried(form, leaving.leave_household, person, request, **home):
            messages.success(request, _("They have a home of their own; nobody is told where."))
            return redirect("people:show", person.pk)
    children = {"minors": person.household.minors()}
    return render(request, "people/leave.html", form_page(person, form) | children)


@of_a_file(perms.may_register, methods="GET POST")
def head(request, person):
    """Propose that the person heads their household from now on."""
    if person.household is None or person.relation == Relation.HEAD:
        return redirect("people:show", person.pk)
    former = person.household.head()
    form = forms_by_two.HeadForm(request.POST or None, former=former)
    return propose(request, person, form, guarded.propose_head, template="people/head.html")


@of_a_file(perms.may_see_history)
def file_history(request, person):
    """What changed in the file, and who opened it (PM-1+)."""
    context = {
        "person": person,
        "steps": history.steps(person),
        "home_steps": history.steps(person.household) if person.household else [],
        "openings": Opening.objects.for_person(person.pk)[:LAST_OPENINGS],
        "back_url": reverse("people:show", args=[person.pk]),
    }
    return render(request, "people/history.html", context)


@of_a_file(perms.may_open)
def doubles(request, person):
    """Whom of the registry the person may be: each file opens by its own purpose (DG-1)."""
    context = {
        "person": person,
        "doubles": Person.objects.visible_to(request.user).possible_doubles(person),
        "back_url": reverse("people:show", args=[person.pk]),
    }
    return render(request, "people/doubles.html", context)


# Papers, categories, guardians --------------------------------------------------------------


@of_a_file(perms.may_see_paper, methods="GET POST")
def document_create(request, person):
    """Note a paper seen, or keep a copy where its type may be copied."""
    form = forms.DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if tried(
            form,
            workflow.add_document,
            person,
            request,
            field="upload" if data.get("upload") else None,
            type=data["type"],
            evidence=form.evidence,
            upload=data.get("upload"),
            further=data["further"],
            number=data["number"],
            issued_on=data["issued_on"],
            expires_on=data["expires_on"],
            key=data["key"],
        ):
            messages.success(request, _("The paper is noted."))
            return redirect(safe_next(request, reverse("people:show", args=[person.pk])))
    return render(request, "people/document.html", form_page(person, form))


@page()
def document_copy(request, pk, number=1):
    """A page of a kept copy, to those who may read it; each reading is on the record.

    Staff read it in a file that is open to them: through its own page, or the case they handle.
    """
    papers = without_kept_off(Document.objects.select_related("person"), request.user)
    document = get_object_or_404(papers, pk=pk)
    if not document.is_copy or not perms.may_read_copy(request.user, document):
        raise Http404
    is_own = perms.is_own(request.user, document.person)
    if not is_own and not openings.is_open(request.user, document.person):
        if perms.may_open(request.user, document.person):
            return openings.ask_purpose(request, document.person)
        raise Http404
    kept = document if number == 1 else get_object_or_404(document.further_pages, number=number)
    try:
        content = files.read(kept)
    except files.CopyLost:
        return render(request, "people/copy_lost.html", {"document": document}, status=410)
    if not is_own:
        workflow.note_reading(document, by=request.user)
    name = f"paper-{document.pk}" if number == 1 else f"paper-{document.pk}-{number}"
    return files.answer(content, kept.file_kind, name=name)


@of_a_file(perms.may_say_category, methods="GET POST")
def category_create(request, person):
    """Add a category of need to the person (DG-1); POST."""
    form = forms.CategoryForm(request.POST or None, person=person)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, workflow.add_category, person, request, **form.cleaned_data)
    ):
        return redirect("people:show", person.pk)
    return render(request, "people/category.html", form_page(person, form))


@page(perms.may_say_category, methods="POST")
def category_end(request, pk):
    """The person is no longer of the category; POST."""
    rows = without_kept_off(PersonCategory.objects.select_related("person"), request.user)
    row = get_object_or_404(rows, pk=pk)
    if not openings.is_open(request.user, row.person):
        return openings.ask_purpose(request, row.person, is_page=False)
    try:
        workflow.end_category(row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("people:show", row.person_id)
