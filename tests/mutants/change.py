"""The mutants of a module: each changes one node of its syntax tree and nothing else."""

import ast
import copy
from dataclasses import dataclass, field

SWAPPED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
LOOKUPS = {"__lt": "__lte", "__lte": "__lt", "__gt": "__gte", "__gte": "__gt"}
NARROWING = ("filter", "exclude")
# Words and looks: nothing of a rule lies in them.
PASSED_OVER = (ast.JoinedStr, ast.arguments, ast.AnnAssign, ast.Import, ast.ImportFrom)
LOOKS = ("is_danger", "is_grave", "leads", "explains", "rank")


@dataclass(frozen=True)
class Mutant:
    path: str
    source: bytes = field(repr=False)
    node: ast.AST = field(repr=False)
    text: str

    def applied(self):
        """The module's source with the change in it."""
        lines = self.source.splitlines(keepends=True)
        begin, end = self.node.lineno - 1, self.node.end_lineno - 1
        head = lines[begin][: self.node.col_offset]
        tail = lines[end][self.node.end_col_offset :]
        changed = head + self.text.encode() + tail
        return b"".join([*lines[:begin], changed, *lines[end + 1 :]])


def mutants_of(path, source):
    """Every `Mutant` of the module at `path` (shown only) with this source (bytes).

    Of a module of models only its querysets are changed: what a model holds is told to the
    database by migrations and triggers, which have tests of their own.
    """
    tree = ast.parse(source)
    is_models = "models" in path.removesuffix(".py").split("/")
    roots = [node for node in tree.body if _is_queryset(node)] if is_models else [tree]
    return [
        Mutant(path, source, node, text)
        for root in roots
        for node in _walk(root)
        for text in _changes(node)
    ]


def _is_queryset(node):
    return isinstance(node, ast.ClassDef) and node.name.endswith("QuerySet")


def _walk(node):
    yield node
    for child in ast.iter_child_nodes(node):
        is_look = isinstance(child, ast.keyword) and child.arg in LOOKS
        is_type = child is getattr(node, "returns", None)
        if not (is_look or is_type or isinstance(child, PASSED_OVER)):
            yield from _walk(child)


def _changes(node):
    """The texts that may stand in place of `node`."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in SWAPPED:
            yield _with(node, ops=[SWAPPED[type(operator)]()])
        case ast.BoolOp() | ast.BinOp() if type(node.op) in SWAPPED:
            yield _with(node, op=SWAPPED[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield f"({ast.unparse(node.operand)})"
        case ast.Constant(value=bool()):
            yield str(not node.value)
        case ast.Constant(value=int()):
            yield from (str(node.value + 1), f"({node.value - 1})")
        case ast.Raise():
            yield "pass"
        case ast.Return(value=ast.Compare() | ast.BoolOp() | ast.UnaryOp()):
            yield from ("return True", "return False")
        case ast.Return(value=ast.Call()):
            yield "return None"
        case ast.keyword(arg="guards", value=ast.List(elts=guards)):
            for guard in guards:
                kept = [ast.unparse(other) for other in guards if other is not guard]
                yield f"guards=[{', '.join(kept)}]"
        case ast.keyword(arg=str(name)) if "__" in name:
            stem, lookup = name.rsplit("__", 1)
            if f"__{lookup}" in LOOKUPS:
                yield f"{stem}{LOOKUPS[f'__{lookup}']}={ast.unparse(node.value)}"
        case ast.Call(func=ast.Attribute(attr=word, value=narrowed)) if word in NARROWING:
            yield ast.unparse(narrowed)


def _with(node, **parts):
    changed = copy.copy(node)
    for name, value in parts.items():
        setattr(changed, name, value)
    return f"({ast.unparse(changed)})"
