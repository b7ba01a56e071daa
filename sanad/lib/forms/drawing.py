"""The small widgets of a form, drawn in Python: a page with a checklist has hundreds of options,
and the template engine takes many times as long for each. They come out as Django draws them.
"""

from collections.abc import Callable
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape

FOLDER = "django/forms/widgets"
# Whose template is nothing but that of an input.
INPUTS = (
    *("checkbox", "color", "date", "datetime", "email", "file", "hidden", "input", "number"),
    *("password", "search", "tel", "text", "time", "url"),
)


class Renderer(TemplatesSetting):
    """Draws what stands in `DRAWN` itself, everything else by its template."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """The markup of a widget, a field or a form."""
        draw = DRAWN.get(template_name)
        return (
            draw(context["widget"]).strip()
            if draw
            else super().render(template_name, context, request)
        )


def _text(value: Any) -> str:
    """A value as `{{ value }}` writes it."""
    is_text = isinstance(value, str | Promise)
    return conditional_escape(str(value) if is_text else localize(value))


def _plain(value: Any) -> str:
    """A value as `{{ value|stringformat:"s" }}` writes it."""
    return conditional_escape(str(value))


def _attributes(widget: dict[str, Any]) -> str:
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_plain(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: dict[str, Any]) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{_plain(value)}"'
    kind, name = _text(widget["type"]), _text(widget["name"])
    return f'<input type="{kind}" name="{name}"{said}{_attributes(widget)}>'


def _textarea(widget: dict[str, Any]) -> str:
    words = _text(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_text(widget["name"])}"{_attributes(widget)}>\n{words}</textarea>'


def _option(widget: dict[str, Any]) -> str:
    value, label = _plain(widget["value"]), _text(widget["label"])
    return f'<option value="{value}"{_attributes(widget)}>{label}</option>'


def _select(widget: dict[str, Any]) -> str:
    parts = [f'<select name="{_text(widget["name"])}"{_attributes(widget)}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            parts.append(f'\n  <optgroup label="{_text(group)}">')
        parts += [f"\n  {_option(option)}\n" for option in options]
        if group:
            parts.append("\n  </optgroup>")
    return "".join([*parts, "\n</select>"])


def _choice(widget: dict[str, Any]) -> str:
    """A radio button or a check box, in its label."""
    drawn = _input(widget)
    if not widget.get("wrap_label"):
        return drawn
    key = widget["attrs"].get("id")
    target = f' for="{_text(key)}"' if key else ""
    return f"<label{target}>{drawn}\n {_text(widget['label'])}</label>"


DRAWN: dict[str, Callable[[dict[str, Any]], str]] = {
    **{f"{FOLDER}/{name}.html": _input for name in INPUTS},
    f"{FOLDER}/textarea.html": _textarea,
    f"{FOLDER}/select.html": _select,
    f"{FOLDER}/select_option.html": _option,
    f"{FOLDER}/radio_option.html": _choice,
    f"{FOLDER}/checkbox_option.html": _choice,
}
