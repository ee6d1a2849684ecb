"""What CPython says about a source text, in the forms in which our own front end says it.

    dump(source)    the tree, as ast_dump writes it
    error(source)   (kind, message, line, column), or None
    unparse(text)   an expression as a string annotation shows it
    scopes(source)  one line a code object: its name, flags, variables
"""
import ast
import sys
import types
import warnings

warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)


def quoted(value):
    if value is None:
        return "None"
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    text = "".join(
        chr(c) if 32 <= c <= 126 and c not in b"'\\" else "\\x%02x" % c for c in data)
    return "'" + text + "'"


def number(value):
    for digits in range(1, 18):
        text = "%.*g" % (digits, value)
        if float(text) == value:
            break
    return text


def constant(value):
    if isinstance(value, (str, bytes)):
        return ("b" if isinstance(value, bytes) else "") + quoted(value)
    if isinstance(value, float):
        return "float:" + number(value)
    if isinstance(value, complex):
        return "imag:" + number(value.imag)
    return "Ellipsis" if value is ... else repr(value)


NO_TYPES = {"type_comment", "type_ignores"}


def dump(node):
    if isinstance(node, str):
        node = ast.parse(node)
    out = []
    write(node, out)
    return "".join(out)


def write(node, out):
    if isinstance(node, list):
        out.append("[")
        for i, item in enumerate(node):
            out.append(", " if i else "")
            write(item, out)
        out.append("]")
    elif isinstance(node, ast.AST):
        name = type(node).__name__
        out.append(name)
        if isinstance(node, (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)):
            return
        out.append("(")
        first = True
        for field in node._fields:
            if field in NO_TYPES:
                continue
            out.append("" if first else ", ")
            first = False
            out.append(field + "=")
            value = getattr(node, field, None)
            if name == "Constant" and field == "value":
                out.append(constant(value))
            elif isinstance(value, str):
                out.append(quoted(value))
            else:
                write(value, out)
        out.append(")")
        if hasattr(node, "lineno"):
            out.append("@%d:%d-%d:%d" % (node.lineno, node.col_offset, node.end_lineno,
                                         node.end_col_offset))
    elif isinstance(node, str):
        out.append(quoted(node))
    else:
        out.append(repr(node))


def error(source):
    try:
        compile(source, "x.py", "exec", dont_inherit=True)
    except SyntaxError as e:
        return type(e).__name__, e.msg, e.lineno, e.offset or 0
    except ValueError as e:
        return "ValueError", str(e), 0, 0
    except (RecursionError, MemoryError, OverflowError) as e:
        return type(e).__name__, "", 0, 0
    return None


FLAGS = [(0x20, "generator"), (0x80, "coroutine"), (0x200, "async_generator"), (4, "args"),
         (8, "kwargs"), (16, "nested")]


def scopes(source):
    lines = []

    def walk(code):
        flags = " ".join(name for bit, name in FLAGS if code.co_flags & bit)
        is_function = code.co_flags & 2
        lines.append("%s|%s|%d %d %d|locals %s|cells %s|frees %s" % (
            code.co_qualname, flags, code.co_posonlyargcount, code.co_argcount,
            code.co_kwonlyargcount, " ".join(code.co_varnames) if is_function else "",
            " ".join(sorted(code.co_cellvars)), " ".join(sorted(code.co_freevars))))
        for const in code.co_consts:
            if isinstance(const, types.CodeType):
                walk(const)

    walk(compile(source, "x.py", "exec", dont_inherit=True))
    return sorted(lines)


def unparse(text):
    space = {}
    exec("from __future__ import annotations\ndef f(x: (%s)): pass\n" % text, space)
    return space["f"].__annotations__["x"]
