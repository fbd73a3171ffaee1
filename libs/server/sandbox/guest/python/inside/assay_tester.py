"""Runs the test script of a task's author. Every call of the entry point goes out to the process that holds the answer."""

import ast
import builtins
import marshal
import types

from assay_driver import HANDLERS, Driver, describe, line_of, receive, send
from assay_values import NotAValue, decode, encode, message_of, name_of, parse, _quote

TEST = "<test>"
_ERRORS = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and kind is not ExceptionGroup
}


class Remote:
    """The process with the answer, as the test sees it."""

    def __init__(self, nonce):
        self.nonce = nonce
        self.calls = 0
        self.failed = None

    def ask(self, body):
        send('{"n":%s,"rpc":{%s}}' % (_quote(self.nonce), body))
        reply = parse(receive())
        if "ok" in reply:
            return reply
        if "missing" in reply:
            return None
        raise self.error_of(reply["err"])

    def error_of(self, said):
        kind = _ERRORS.get(said["builtin"], RuntimeError)
        try:
            error = kind(said["message"])
        except TypeError:
            error = RuntimeError(said["message"])
        self.failed = (error, said)
        return error

    def value_of(self, reply):
        return decode(reply["ok"], self.thing)

    def thing(self, node):
        kind = RemoteFunction if node["call"] else RemoteObject
        return kind(self, node["$handle"], node["type"])

    def call(self, handle, args, kwargs):
        self.calls += 1
        changes = any(type(arg) in _UPDATES for arg in args)
        body = '"op":"call","handle":%d,"args":%s,"kwargs":%s,"after":%s' % (
            handle,
            encoded(list(args)),
            encoded(kwargs),
            "true" if changes else "false",
        )
        reply = self.ask(body)
        if changes:
            for arg, after in zip(args, decode(reply["after"], self.thing)):
                update = _UPDATES.get(type(arg))
                if update is not None and type(after) is type(arg) and after != arg:
                    update(arg, after)
        return self.value_of(reply)

    def special(self, handle, name, *args):
        return self.value_of(self.ask('"op":"ask","handle":%d,"name":"%s","args":%s' % (handle, name, encoded(list(args)))))

    def get(self, handle, name):
        body = '"op":"get","handle":%s,"name":%s' % ("null" if handle is None else handle, _quote(name))
        return self.ask(body)


def _update_list(old, new):
    old[:] = new


def _update_keyed(old, new):
    old.clear()
    old.update(new)


def _update_deque(old, new):
    old.clear()
    old.extend(new)


_UPDATES = {list: _update_list, dict: _update_keyed, set: _update_keyed, bytearray: _update_list}


class _Outgoing:
    """Things that a test passes on: objects of the answer go back as themselves, functions as their code."""

    def text_of(self, value):
        if isinstance(value, RemoteObject):
            return '{"$handle":%d}' % object.__getattribute__(value, "_handle")
        if type(value) is types.FunctionType:
            cells = [cell.cell_contents for cell in value.__closure__ or ()]
            return '{"$code":%s}' % encoded([marshal.dumps(value.__code__), value.__defaults__, cells])
        if value in _NAMED:
            return '{"$named":%s}' % _quote(name_of(value))
        raise NotAValue("A test passes a value of type %s, which cannot be handed over." % name_of(type(value)))


_NAMED = [value for value in vars(builtins).values() if isinstance(value, (type, types.BuiltinFunctionType))]


def encoded(value):
    return encode(value, _Outgoing())


class RemoteObject:
    """An object of the answer. It is read by name and called by name; it is never asked whether it equals something."""

    def __init__(self, remote, handle, kind):
        object.__setattr__(self, "_remote", remote)
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_kind", kind)

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return self._remote.value_of(self._remote.get(self._handle, name))

    def __setattr__(self, name, value):
        self._remote.special(self._handle, "set", name, value)

    def __len__(self):
        return self._remote.special(self._handle, "len")

    def __iter__(self):
        return iter(self._remote.special(self._handle, "iter"))

    def __getitem__(self, key):
        return self._remote.special(self._handle, "getitem", key)

    def __str__(self):
        return self._remote.special(self._handle, "str")

    def __repr__(self):
        return self._remote.special(self._handle, "repr")

    def __bool__(self):
        return True


class RemoteFunction(RemoteObject):
    """A function or class of the answer."""

    def __call__(self, *args, **kwargs):
        return self._remote.call(self._handle, args, kwargs)


class Names(dict):
    """The names of a test script; one that it does not define itself is looked for in the answer."""

    def __missing__(self, name):
        if name in vars(builtins):
            raise KeyError(name)
        remote = self["__remote__"]
        remote.calls += 1
        reply = remote.get(None, name)
        if reply is None:
            raise KeyError(name)
        return remote.value_of(reply)


def run_test(driver, request):
    """Runs a test script to its end; says how it failed where it did."""
    entry = request["entry"]
    remote = Remote(request["n"])
    try:
        code = compile(_script(request["test"], entry), TEST, "exec")
    except (SyntaxError, ValueError) as error:
        return '"broken":' + describe(error)
    names = Names({"__name__": "test", "__remote__": remote, entry: RemoteFunction(remote, 0, entry)})
    before = dict(vars(builtins))
    try:
        exec(code, names)
        _call_what_waits(remote, names, entry)
    except BaseException as error:
        return '"failed":' + _failure(error, remote, request["test"])
    finally:
        _restore(vars(builtins), before)
    return '"done":%d' % remote.calls


def _restore(names, before):
    """Another test may follow in this process."""
    names.clear()
    names.update(before)


def _script(source, entry):
    tree = ast.parse(source, TEST)
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    tree.body = [part for part in tree.body if not (isinstance(part, functions) and part.name == entry)]
    return tree


def _call_what_waits(remote, names, entry):
    """A script may only define `check(candidate)` or functions named test…: they are called here."""
    if remote.calls > 0:
        return
    check = names.get("check")
    if isinstance(check, types.FunctionType):
        check(names[entry])
        return
    for name, value in list(names.items()):
        if name[:4] == "test" and isinstance(value, types.FunctionType) and value.__code__.co_argcount == 0:
            value()


def _failure(error, remote, source):
    line = line_of(error, TEST)
    lines = source.splitlines()
    said = remote.failed[1] if remote.failed is not None and remote.failed[0] is error else None
    parts = [
        '"assertion":' + ("true" if said is None and isinstance(error, AssertionError) else "false"),
        '"remote":' + ("null" if said is None else encode(said)),
        '"type":' + _quote(name_of(type(error))),
        '"message":' + _quote(message_of(error)),
        '"line":%s' % (line or "null"),
        '"text":' + (_quote(lines[line - 1].strip()[:300]) if line is not None and line <= len(lines) else "null"),
        '"calls":%d' % remote.calls,
    ]
    return "{%s}" % ",".join(parts)


def serve():
    """Answers requests until the host closes the pipe."""
    Driver().serve({**HANDLERS, "test": run_test})
