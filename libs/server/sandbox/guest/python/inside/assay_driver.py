"""The side of the host that lives beside an answer: loads it, calls it, gives back values. It knows no expected result."""

import ast
import asyncio
import linecache
import os
import sys
import types

from assay_values import Handles, NotAValue, decode, encode, message_of, name_of, parse, _quote

CONTROL = 4242
MAX_FRAME = 8 * 2**20
ANSWER = "<answer>"

_read = os.read
_write = os.write
_run = asyncio.run
_flushes = [sys.stdout.flush, sys.stderr.flush]
_STDLIB = frozenset(sys.stdlib_module_names)


class Driver:
    """Answers requests until the host closes the pipe."""

    def __init__(self):
        self.handles = Handles()
        self.module = None

    def serve(self, handlers):
        while True:
            request = parse(receive())
            handler = handlers.get(request["op"])
            body = '"fault":"op"' if handler is None else _guarded(handler, self, request)
            send('{"n":%s,%s}' % (_quote(request["n"]), body))

    def handle_of(self, node):
        return self.handles.get(node["$handle"])


def receive():
    """One line from the host."""
    parts = [_read(CONTROL, 1 << 20)]
    while parts[-1][-1:] != b"\n":
        parts.append(_read(CONTROL, 1 << 20))
    return b"".join(parts).decode()


def send(text):
    """One frame to the host."""
    for flush in _flushes:
        try:
            flush()
        except BaseException:
            pass
    _write(CONTROL, text.encode())


def _guarded(handler, driver, request):
    try:
        body = handler(driver, request)
    except NotAValue as problem:
        return '"large":' + _quote(message_of(problem))
    except BaseException as error:
        return '"err":' + describe(error)
    return body if len(body) <= MAX_FRAME else '"large":"The result is too large."'


def describe(error):
    """An exception as JSON: its name, its nearest builtin, what it says, and the line of the answer."""
    kind = type(error)
    builtin = next((name_of(base) for base in kind.__mro__ if base.__module__ == "builtins"), "Exception")
    missing = name_of_missing(error)
    parts = [
        '"type":' + _quote(name_of(kind)),
        '"builtin":' + _quote(builtin),
        '"message":' + _quote(message_of(error)),
        '"line":%s' % (line_of(error, ANSWER) or "null"),
        '"unsupported":' + ("null" if missing is None else _quote(missing)),
    ]
    return "{%s}" % ",".join(parts)


def name_of_missing(error):
    """What the sandbox lacks where that is the reason: a module that is not of the standard library, or threads."""
    if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
        return "the module " + error.name.partition(".")[0]
    if isinstance(error, RuntimeError) and "start new thread" in message_of(error):
        return "threads"
    return None


def line_of(error, file):
    """The last line of `file` in the traceback, or where it does not parse."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    line = None
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            line = step.tb_lineno
        step = step.tb_next
    return line


def load(driver, request):
    """Runs the first source that parses and defines the entry point, else the first that parses."""
    entry = request["entry"]
    chosen, code = _choose(request["sources"], entry)
    source = request["sources"][chosen]
    linecache.cache[ANSWER] = (len(source), None, source.splitlines(True), ANSWER)
    driver.module = types.ModuleType("candidate")
    sys.modules["candidate"] = driver.module
    exec(code, driver.module.__dict__)
    found = driver.module.__dict__.get(entry)
    driver.handles.put(0, found)
    if not callable(found):
        return '"missing":true,"chosen":%d' % chosen
    return '"ok":null,"chosen":%d' % chosen


def _choose(sources, entry):
    parsed = []
    problem = None
    for at, source in enumerate(sources):
        try:
            tree = ast.parse(source, ANSWER)
            parsed.append((at, compile(tree, ANSWER, "exec")))
        except (SyntaxError, ValueError) as error:
            problem = problem or error
            continue
        if any(_defines(statement, entry) for statement in tree.body):
            return parsed[-1]
    if not parsed:
        raise problem
    return parsed[0]


def _defines(statement, name):
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return statement.name == name
    if isinstance(statement, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)
    return False


def call(driver, request):
    """Calls a handle, 0 for the entry point; gives the value and on request the arguments as they are afterwards."""
    target = driver.handles.get(request["handle"])
    args = decode(request["args"], driver.handle_of)
    kwargs = decode(request["kwargs"], driver.handle_of)
    result = target(*args, **kwargs)
    if type(result) is types.CoroutineType:
        result = _run(result)
    handles = driver.handles if request["keep"] else None
    body = '"ok":' + encode(result, handles)
    return body + ',"after":' + encode(args, handles) if request["after"] else body


def look_up(driver, request):
    """An attribute of a handle, or with null a name of the answer."""
    owner = driver.module if request["handle"] is None else driver.handles.get(request["handle"])
    if request["handle"] is None and request["name"] not in owner.__dict__:
        return '"missing":true'
    return '"ok":' + encode(getattr(owner, request["name"]), driver.handles)


def ask(driver, request):
    """What an object says of itself: its length, text, items, or one item."""
    value = driver.handles.get(request["handle"])
    asked = _ASKED[request["name"]](value, *decode(request["args"], driver.handle_of))
    return '"ok":' + encode(asked, driver.handles)


_ASKED = {
    "len": lambda value: len(value),
    "str": lambda value: str(value),
    "repr": lambda value: repr(value),
    "iter": lambda value: list(value),
    "getitem": lambda value, key: value[key],
    "set": lambda value, name, item: setattr(value, name, item),
}

HANDLERS = {"load": load, "call": call, "get": look_up, "ask": ask}
