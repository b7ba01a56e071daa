"""What pages load, cut to what they use: three sprites of icons, and Bootstrap's stylesheet.

Standard library only: the installer calls this before the portal's environment exists.
"""

import re
from pathlib import Path

SYMBOL = re.compile(
    r'<symbol[^>]*?viewBox="(?P<box>[^"]+)"[^>]*?id="(?P<name>[^"]+)"[^>]*>(?P<drawing>.*?)</symbol>',
    re.S,
)
SPRITE = "bootstrap-icons.svg"
# The headings of a list: what stands under one is a sprite of its own.
PUBLIC, PORTAL = "[public]", "[portal]"


def read_pictures(names_file):
    """`{name: picture}` of a list: `step-incident-close = archive`, or a picture by its own name.

    One a line, `#` starts a comment. What a step or a status looks like is said there alone.
    """
    pictures = {}
    for line in Path(names_file).read_text(encoding="utf-8").splitlines():
        name, _equals, picture = (part.strip() for part in line.partition("#")[0].partition("="))
        if name and name not in (PUBLIC, PORTAL):
            pictures[name] = picture or name
    return pictures


def read_names(names_file):
    """The pictures of a list, each once, in order."""
    return sorted(set(read_pictures(names_file).values()))


def read_public(names_file):
    """The pictures under the heading `[public]`: all that is drawn before somebody signs in."""
    return _under(PUBLIC, names_file)


def read_portal(names_file):
    """The pictures under the heading `[portal]`: what a beneficiary's pages draw beside them."""
    return _under(PORTAL, names_file)


def _under(heading, names_file):
    text = Path(names_file).read_text(encoding="utf-8").partition(heading)[2]
    lines = re.split(r"^\[", text, maxsplit=1, flags=re.M)[0].splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def build_sprite(source_dir, names, target):
    """Write to `target` an SVG sprite with only the symbols of these `names`.

    `source_dir` is the folder of the icon package (it holds its full sprite). Returns the number
    of symbols; raises ValueError that names every icon the package does not have.
    """
    drawings = {
        symbol[
            "name"
        ]: f'<symbol id="{symbol["name"]}" viewBox="{symbol["box"]}">{symbol["drawing"]}</symbol>'
        for symbol in SYMBOL.finditer((Path(source_dir) / SPRITE).read_text(encoding="utf-8"))
    }
    names = sorted(names)
    unknown = [name for name in names if name not in drawings]
    if unknown:
        raise ValueError("The icon package has no icon named " + ", ".join(unknown))
    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        + "\n".join(drawings[n] for n in names)
        + "\n</svg>\n",
        encoding="utf-8",
    )
    return len(names)


# --- Bootstrap ---------------------------------------------------------------------------------

OPENING = re.compile(r"[^{}]*\{")
NOT = re.compile(r":not\([^()]*\)")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")


def build_bootstrap(source_dir, names_file, target_dir):
    """Write to `target_dir` Bootstrap's stylesheets for both directions, cut to the classes that
    `names_file` lists; raises ValueError that names every class Bootstrap does not have."""
    names, folder = set(read_pictures(names_file)), Path(source_dir) / "dist" / "css"
    sheets = {
        name: (folder / name).read_text(encoding="utf-8")
        for name in ("bootstrap.min.css", "bootstrap.rtl.min.css")
    }
    if unknown := sorted(names - classes_of("".join(sheets.values()))):
        raise ValueError("Bootstrap has no class named " + ", ".join(unknown))
    for name, css in sheets.items():
        # The source map is not copied, and a hashed static folder refuses a link to nothing.
        css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
        (Path(target_dir) / name).write_text(trim(css, names), encoding="utf-8")


def classes_of(css):
    """Every class that a selector of this stylesheet names."""
    return {name for selector in OPENING.findall(css) for name in CLASS.findall(selector)}


def trim(css, names):
    """A minified stylesheet without the rules for other classes than `names`.

    What needs no class stays (elements, the theme's variables), of animations only those that are
    called. A selector counts by the classes that it needs, not by those that it excludes.
    """
    kept = "".join(_kept_rules(css, names))
    for name in re.findall(r"@keyframes ([\w-]+)", kept):
        if not re.search(rf"animation(?:-name)?:[^;}}]*{name}", kept):
            kept = re.sub(rf"@keyframes {name}\{{(?:[^{{}}]*\{{[^{{}}]*\}})*\}}", "", kept)
    return kept


def _kept_rules(css, names):
    position = 0
    while opening := OPENING.match(css, position):
        head, start = opening[0][:-1], opening.end()
        end = _end_of_block(css, start)
        body, position = css[start : end - 1], end
        statement, head = re.match(r"((?:@charset[^;]*;|/\*.*?\*/)*)(.*)", head, re.S).groups()
        yield statement
        if head.startswith(("@media", "@supports")):
            body = "".join(_kept_rules(body, names))
        elif not head.startswith("@"):
            head = ",".join(selector for selector in head.split(",") if _is_used(selector, names))
        if head and body:
            yield f"{head}{{{body}}}"


def _is_used(selector, names):
    return names.issuperset(CLASS.findall(NOT.sub("", selector)))


def _end_of_block(css, start):
    """The place after the brace that closes the block which begins at `start`."""
    depth = 1
    for brace in re.compile(r"[{}]").finditer(css, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    raise ValueError("The stylesheet ends inside a block")
