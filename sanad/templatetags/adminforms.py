"""What is wrong in a form of the admin, field by field, to stand above it."""

from django import template

register = template.Library()


@register.inclusion_tag("admin/_errors.html")
def error_summary(form, inlines=()):
    """`form` and the admin's inline formsets as bound: one line for each error, with the id of its
    field; errors of a row bear the row's name."""
    lines = _lines(form)
    for inline in inlines or ():
        formset = inline.formset
        lines += [
            _line(inline.opts.verbose_name_plural, "", error) for error in formset.non_form_errors()
        ]
        for number, row in enumerate(formset.forms, 1):
            name = row.instance if row.instance.pk else f"{inline.opts.verbose_name} {number}"
            lines += _lines(row, str(name))
    return {"lines": lines}


def _lines(form, row=""):
    lines = [_line(row, "", error) for error in form.non_field_errors()]
    for field in form:
        label = f"{row} · {field.label}" if row else field.label
        lines += [_line(label, field.id_for_label, error) for error in field.errors]
    return lines


def _line(label, field, sentence):
    return {"label": label, "field": field, "sentence": sentence}
