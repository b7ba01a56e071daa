"""The pages of numbered sheets: books, what became of each number, and what is still missing."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beneficiaries import files
from sanad.audit.models import Opening, Purpose
from sanad.lib.http import page
from sanad.lib.isolates import separate
from sanad.lib.pagination import keyset_page
from sanad.paper import forms, guards, kinds, numbers, perms, sheets, workflow
from sanad.paper.enums import Fate, Kind
from sanad.paper.models import Book, Sheet
from sanad.workflow.refusal import Refused
from sanad.workflow.views import attempt, say

GET_OR_POST = "GET POST"
PURPOSES = {Kind.DELIVERY: Purpose.DELIVERY, Kind.REQUEST: Purpose.VERIFY}


@page(perms.may_see)
def book_list(request):
    """The books, and one box for the number of a sheet that came back."""
    can_enter = perms.may_make(request.user)
    asked = request.GET if "number" in request.GET and can_enter else None
    form = forms.FindForm(asked, by=request.user)
    if asked is not None and form.is_valid():
        number = form.cleaned_data["number"]
        try:
            guards.not_back_yet(number)
        except Refused as refusal:
            form.add_error("number", str(refusal.sentence))
            form.refusal = refusal
        else:
            query = urlencode({"number": numbers.written(number)})
            return redirect(f"{reverse(kinds.FORMS[form.book.kind].enter)}?{query}")
    books = Book.objects.visible_to(request.user).for_list()
    context = {
        "form": form,
        "page": keyset_page(books, order=("-id",), after=request.GET.get("after")),
        "page_query": "",
        "can_enter": can_enter,
    }
    return render(request, "paper/list.html", context, status=422 if form.errors else 200)


@page(perms.may_make, methods=GET_OR_POST)
def make(request):
    """A new book: which sheets, and how many."""
    form = forms.BookForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        book = attempt(request, workflow.make_book, form=form, **form.cleaned_data)
        if book is not None:
            return redirect(book)
    context = {"form": form, **_back()}
    return render(request, "paper/make.html", context, status=_status(form))


@dataclass(frozen=True)
class Row:
    """One number of a book as the page shows it."""

    number: str
    chip: tuple
    sheet: Any = None
    address: str = ""
    is_missing: bool = False


@page(perms.may_see)
def book(request, pk):
    """Every number of a book: entered, void, missing, or blank."""
    book = _book(request, pk)
    rows = _rows(book)
    context = {
        "book": book,
        "about": dict(kinds.FORMS[book.kind].choices()).get(book.about, ""),
        "rows": [row for row in rows if row.sheet or row.is_missing],
        "can_void": perms.may_void(request.user),
        "enter_url": reverse(kinds.FORMS[book.kind].enter),
        **_back(),
    }
    return render(request, "paper/book.html", context)


def _book(request, pk):
    return get_object_or_404(Book.objects.visible_to(request.user).for_list(), pk=pk)


def _rows(book):
    run = range(book.first, book.last + 1)
    back = Sheet.objects.numbered(run)
    entered = kinds.FORMS[book.kind].entered([sheet.pk for sheet in back.values()])
    return [_row(number, back.get(number), entered, book.reached or 0) for number in run]


def _row(number, sheet, entered, reached):
    text = numbers.written(number)
    if sheet is None:
        if number < reached:
            return Row(text, (_("Missing"), "question-circle", "brick"), is_missing=True)
        return Row(text, (_("Blank"), "file-earmark", "off"))
    if sheet.fate == Fate.VOID:
        return Row(text, (_("Void"), "slash-circle", "off"), sheet)
    return Row(text, (_("Entered"), "check-lg", "green"), sheet, entered.get(sheet.pk, ""))


@page(perms.may_see)
def pdf(request, pk):
    """The blank sheets of a book, to be printed."""
    book = _book(request, pk)
    try:
        content = sheets.pdf(book)
    except Refused as refusal:
        say(request, refusal)
        return redirect(book)
    name = f"sheets-{book.first}-{book.last}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@page(perms.may_void, methods=GET_OR_POST)
def void(request):
    """A sheet was spoiled, or several: their numbers are void, with the reason."""
    initial = {"number": request.GET.get("number", "")}
    form = forms.VoidForm(request.POST or None, by=request.user, initial=initial)
    asks_again = False
    if request.method == "POST" and form.is_valid() and not (asks_again := form.asks_again()):
        sheets = attempt(request, workflow.void, form=form, **form.to_void())
        if sheets is not None:
            messages.success(request, _now_void(sheets))
            return redirect("paper:book", form.book.pk)
    context = {"form": form, "asks_again": asks_again, **_back()}
    return render(request, "paper/void.html", context, status=_status(form))


def _now_void(sheets):
    if len(sheets) == 1:
        return _("Sheet %(number)s is void.") % {"number": separate(sheets[0].written)}
    sentence = ngettext("%(count)s sheet is void.", "%(count)s sheets are void.", len(sheets))
    return sentence % {"count": len(sheets)}


@page(perms.may_see)
def scan(request, pk):
    """The photo of a sheet, to those in whose hands its book is; each look is on the record."""
    visible = Sheet.objects.visible_to(request.user).select_related("book", "person")
    sheet = get_object_or_404(visible, pk=pk)
    if not sheet.has_scan:
        raise Http404
    try:
        content = files.read(sheet)
    except files.CopyLost:
        raise Http404 from None
    if sheet.person_id:
        Opening.objects.create(
            by=request.user,
            person_id=sheet.person_id,
            purpose=PURPOSES.get(sheet.book.kind, Purpose.SERVICE),
            page=f"paper:scan {sheet.pk}",
        )
    return files.answer(content, sheet.file_kind, name=f"sheet-{sheet.number}")


def _back():
    return {"back_url": reverse("paper:list"), "back_label": _("Sheets of paper")}


def _status(form):
    if hasattr(form, "refusal"):
        return 409
    return 422 if form.errors else 200
