"""A text in the charity's own words: a field for each language and reader that is shipped."""

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from sanad.accounts.enums import Language
from sanad.lib import texts
from sanad.lib.arabic import clean
from sanad.lib.forms import CleanTextField
from sanad.texts.enums import Reader

LONGEST = 4000


class TextForm(forms.Form):
    """`newest`: the newest `Wording` of each form of the text, by (language, gender)."""

    def __init__(self, *args, text, newest, **kwargs):
        super().__init__(*args, **kwargs)
        self.text, self.newest = text, newest
        for form, shipped in text.words.items():
            row = newest.get(form)
            self.fields[name_of(form)] = CleanTextField(
                label=label_of(*form),
                initial=(row.words if row and not text.warns else "") or shipped,
                required=False,
                disabled=text.warns,
                max_length=LONGEST,
                help_text="" if text.warns else _("Left empty, the shipped words hold again."),
                widget=forms.Textarea(
                    {
                        "rows": min(14, 3 + shipped.count("\n") + len(shipped) // 90),
                        "dir": "auto",
                        "class": "vLargeTextField",
                    }
                ),
            )
            self.fields[f"seen_{name_of(form)}"] = forms.IntegerField(
                initial=row.version if row else 0, widget=forms.HiddenInput
            )

    def clean(self):
        data = super().clean()
        for language, gender in self.text.words:
            words = data.get(name_of((language, gender)))
            if words:
                for sentence in problems(self.text, language, words):
                    self.add_error(name_of((language, gender)), sentence)
        return data

    def words(self):
        """What was written, by (language, gender)."""
        return {form: self.cleaned_data[name_of(form)] for form in self.text.words}

    def seen(self):
        """The newest version of each form when the page was opened."""
        return {form: self.cleaned_data[f"seen_{name_of(form)}"] for form in self.text.words}

    def parts(self):
        """Each form's field beside what is shipped, for the page."""
        for form, shipped in self.text.words.items():
            row = self.newest.get(form)
            yield {
                "field": self[name_of(form)],
                "seen": self[f"seen_{name_of(form)}"],
                "shipped": shipped,
                "is_own": bool(row and row.words),
                "shipped_before": row.shipped
                if row and row.words and clean(row.shipped) != clean(shipped)
                else "",
            }


def name_of(form):
    """The name of the field of one form of a text."""
    language, gender = form
    return f"{language}_{gender}" if gender else language


def label_of(language, gender):
    """«Arabic, to a woman»."""
    spoken = Language(language).label
    if gender == Reader.ANYBODY:
        return str(spoken)
    return _("%(language)s, %(reader)s") % {"language": spoken, "reader": Reader(gender).label}


def problems(text, language, words):
    """Sentences about everything that keeps `words` from standing in place of the shipped ones."""
    wrong = texts.misfit(text, language, words)
    allowed = sorted(text.allowed())
    if wrong.unknown and allowed:
        yield _("Nothing is filled in for %(unknown)s. In this text you may use %(allowed)s.") % {
            "unknown": _listed(wrong.unknown),
            "allowed": _listed(allowed),
        }
    elif wrong.unknown:
        yield _("Nothing is filled in for %(unknown)s: this text has no blanks.") % {
            "unknown": _listed(wrong.unknown)
        }
    if wrong.missing:
        yield _("These are missing, and the reader needs them: %(missing)s.") % {
            "missing": _listed(wrong.missing)
        }
    if wrong.has_stray_brace:
        yield _("A brace { or } stands alone. Write braces only around the name of a blank.")


def _listed(names):
    # Isolated, so that braces do not turn around inside an Arabic sentence.
    return get_text_list([f"\u2066{{{name}}}\u2069" for name in names], _("and"))
