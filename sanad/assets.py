"""The icon sprite: the few symbols the portal uses, cut out of the icon package's own sprite.

Standard library only: the installer calls this before the portal's environment exists.
"""

import re
from pathlib import Path

SYMBOL = re.compile(
    r'<symbol[^>]*?viewBox="(?P<box>[^"]+)"[^>]*?id="(?P<name>[^"]+)"[^>]*>(?P<drawing>.*?)</symbol>',
    re.S,
)
SPRITE = "bootstrap-icons.svg"


def read_pictures(names_file):
    """`{name: picture}` of a list: `step-incident-close = archive`, or a picture by its own name.

    One a line, `#` starts a comment. What a step or a status looks like is said there alone.
    """
    pictures = {}
    for line in Path(names_file).read_text(encoding="utf-8").splitlines():
        name, _equals, picture = (part.strip() for part in line.partition("#")[0].partition("="))
        if name:
            pictures[name] = picture or name
    return pictures


def read_names(names_file):
    """The pictures of a list, each once, in order."""
    return sorted(set(read_pictures(names_file).values()))


def build_sprite(source_dir, names_file, target):
    """Write to `target` an SVG sprite with only the symbols that `names_file` lists.

    `source_dir` is the folder of the icon package (it holds its full sprite). Returns the number
    of symbols; raises ValueError that names every icon the package does not have.
    """
    drawings = {
        symbol[
            "name"
        ]: f'<symbol id="{symbol["name"]}" viewBox="{symbol["box"]}">{symbol["drawing"]}</symbol>'
        for symbol in SYMBOL.finditer((Path(source_dir) / SPRITE).read_text(encoding="utf-8"))
    }
    names = read_names(names_file)
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
