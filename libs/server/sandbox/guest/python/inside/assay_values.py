"""Values of Python as typed JSON and back: by value, reduced to their base type, within limits."""

import builtins
import collections
import dataclasses
import datetime
import decimal
import fractions
import json
import marshal
import types

MAX_NODES = 200_000
MAX_DEPTH = 200
MAX_TEXT = 2_000_000
MAX_ITEMS = 50_000
MAX_INT_BITS = 200_000
SAFE_INT = 2**53 - 1

_quote = json.encoder.encode_basestring_ascii
_scan = json.JSONDecoder().scan_once
_join = "".join
_is_dataclass = dataclasses.is_dataclass
_fields = dataclasses.fields
_ends = StopIteration


class NotAValue(Exception):
    """A result that cannot leave: too large, too deep, endless, or holding itself."""


class Handles:
    """Objects that stay in this process and are known outside by a number."""

    def __init__(self):
        self._objects = {}

    def get(self, number):
        return self._objects[number]

    def put(self, number, value):
        self._objects[number] = value

    def text_of(self, value):
        number = len(self._objects) + 1
        self._objects[number] = value
        called = "true" if callable(value) else "false"
        return '{"$handle":%d,"type":%s,"call":%s}' % (number, _quote(name_of(type(value))), called)


def parse(text):
    """Plain JSON as Python values."""
    return _scan(text, 0)[0]


def encode(value, handles=None):
    """Typed JSON of a value; `handles.text_of` writes objects and functions, which without it are only named."""
    encoder = _Encoder(handles)
    encoder.add(value, 0)
    return _join(encoder.parts)


class _Encoder:
    def __init__(self, handles):
        self.parts = []
        self.handles = handles
        self.nodes = 0
        self.text = 0
        self.above = []

    def add(self, value, depth):
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise NotAValue("The result has more than %d parts." % MAX_NODES)
        if depth > MAX_DEPTH:
            raise NotAValue("The result is nested more than %d deep." % MAX_DEPTH)
        kind = type(value)
        plain = _PLAIN.get(kind)
        if plain is not None:
            plain(self, value, depth)
            return
        for base, add in _BASES:
            if isinstance(value, base):
                add(self, value, depth)
                return
        self.add_other(value, depth)

    def write(self, text):
        self.text += len(text)
        if self.text > MAX_TEXT * 4:
            raise NotAValue("The result is too large.")
        self.parts.append(text)

    def tag(self, name, text):
        self.write('{"$%s":%s}' % (name, text))

    def add_none(self, value, depth):
        self.write("null")

    def add_bool(self, value, depth):
        self.write("true" if value else "false")

    def add_int(self, value, depth):
        value = int.__index__(value)
        if -SAFE_INT <= value <= SAFE_INT:
            self.write("%d" % value)
        elif value.bit_length() > MAX_INT_BITS:
            raise NotAValue("The result holds an integer of more than %d bits." % MAX_INT_BITS)
        else:
            self.tag("int", '"%s"' % hex(value))

    def add_float(self, value, depth):
        value = float.__float__(value)
        text = float.__repr__(value)
        if value - value == 0 and value != int(value):
            self.write(text)
        else:
            self.tag("float", '"%s"' % text)

    def add_text(self, value, depth):
        value = str.__str__(value)
        if len(value) > MAX_TEXT:
            raise NotAValue("The result holds a text of more than %d characters." % MAX_TEXT)
        self.write(_quote(value))

    def add_items(self, items, depth, holder):
        if holder is not None:
            for one in self.above:
                if one is holder:
                    raise NotAValue("The result holds itself.")
            self.above.append(holder)
        self.write("[")
        first = True
        for item in items:
            if not first:
                self.write(",")
            first = False
            self.add(item, depth + 1)
        self.write("]")
        if holder is not None:
            self.above.pop()

    def add_list(self, value, depth):
        self.add_items(list.__iter__(value), depth, value)

    def add_tagged(self, name, items, depth, holder):
        self.write('{"$%s":' % name)
        self.add_items(items, depth, holder)
        self.write("}")

    def add_tuple(self, value, depth):
        self.add_tagged("tuple", tuple.__iter__(value), depth, value)

    def add_set(self, value, depth):
        self.add_tagged("set", set.__iter__(value), depth, value)

    def add_frozenset(self, value, depth):
        self.add_tagged("frozenset", frozenset.__iter__(value), depth, value)

    def add_deque(self, value, depth):
        self.add_tagged("deque", collections.deque.__iter__(value), depth, value)

    def add_dict(self, value, depth):
        pairs = list(dict.items(value))
        if all(type(key) is str and key[:1] != "$" for key, _ in pairs):
            self.add_fields(pairs, depth, value)
        else:
            self.add_tagged("dict", [list(pair) for pair in pairs], depth, value)

    def add_fields(self, pairs, depth, holder):
        for one in self.above:
            if one is holder:
                raise NotAValue("The result holds itself.")
        self.above.append(holder)
        self.write("{")
        for at, (key, item) in enumerate(pairs):
            if at > 0:
                self.write(",")
            self.add_text(key, depth)
            self.write(":")
            self.add(item, depth + 1)
        self.write("}")
        self.above.pop()

    def add_bytes(self, value, depth):
        if len(value) > MAX_TEXT:
            raise NotAValue("The result holds more than %d bytes." % MAX_TEXT)
        self.tag("bytes", '"%s"' % bytes(value).hex())

    def add_complex(self, value, depth):
        self.write('{"$complex":[')
        self.add_float(value.real, depth)
        self.write(",")
        self.add_float(value.imag, depth)
        self.write("]}")

    def add_range(self, value, depth):
        self.add_tagged("range", [value.start, value.stop, value.step], depth, None)

    def add_decimal(self, value, depth):
        self.tag("decimal", _quote(decimal.Decimal.__str__(value)))

    def add_fraction(self, value, depth):
        self.add_tagged("fraction", [value.numerator, value.denominator], depth, None)

    def add_datetime(self, value, depth):
        self.tag("datetime", _quote(datetime.datetime.isoformat(value)))

    def add_date(self, value, depth):
        self.tag("day", _quote(datetime.date.isoformat(value)))

    def add_time(self, value, depth):
        self.tag("time", _quote(datetime.time.isoformat(value)))

    def add_timedelta(self, value, depth):
        self.add_tagged("timedelta", [value.days, value.seconds, value.microseconds], depth, None)

    def add_error(self, value, depth):
        self.write('{"$error":{"name":%s,"message":' % _quote(name_of(type(value))))
        self.add_text(message_of(value), depth)
        self.write("}}")

    def add_views(self, value, depth):
        self.add_tagged("iterator", list(value), depth, value)

    def add_other(self, value, depth):
        if hasattr(type(value), "__next__"):
            self.add_tagged("iterator", self.all_of(value), depth, value)
        elif self.handles is not None:
            self.write(self.handles.text_of(value))
        elif isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
            self.tag("function", _quote(name_of(value)))
        else:
            self.add_object(value, depth)

    def all_of(self, iterator):
        step = type(iterator).__next__
        count = 0
        while True:
            try:
                item = step(iterator)
            except _ends:
                return
            count += 1
            if count > MAX_ITEMS:
                raise NotAValue("The result is an iterator of more than %d items." % MAX_ITEMS)
            yield item

    def add_object(self, value, depth):
        self.write('{"$object":{"type":%s,"fields":' % _quote(name_of(type(value))))
        names = [field.name for field in _fields(value)] if _is_dataclass(value) else []
        self.add_fields([(name, getattr(value, name)) for name in names], depth, value)
        self.write("}}")


_PLAIN = {
    type(None): _Encoder.add_none,
    bool: _Encoder.add_bool,
    int: _Encoder.add_int,
    float: _Encoder.add_float,
    str: _Encoder.add_text,
    list: _Encoder.add_list,
    tuple: _Encoder.add_tuple,
    dict: _Encoder.add_dict,
    set: _Encoder.add_set,
    frozenset: _Encoder.add_frozenset,
}
_BASES = (
    (str, _Encoder.add_text),
    (int, _Encoder.add_int),
    (float, _Encoder.add_float),
    (list, _Encoder.add_list),
    (tuple, _Encoder.add_tuple),
    (dict, _Encoder.add_dict),
    (set, _Encoder.add_set),
    (frozenset, _Encoder.add_frozenset),
    ((bytes, bytearray), _Encoder.add_bytes),
    (complex, _Encoder.add_complex),
    (range, _Encoder.add_range),
    (collections.deque, _Encoder.add_deque),
    (decimal.Decimal, _Encoder.add_decimal),
    (fractions.Fraction, _Encoder.add_fraction),
    (datetime.datetime, _Encoder.add_datetime),
    (datetime.date, _Encoder.add_date),
    (datetime.time, _Encoder.add_time),
    (datetime.timedelta, _Encoder.add_timedelta),
    ((type({}.keys()), type({}.values()), type({}.items())), _Encoder.add_views),
    (BaseException, _Encoder.add_error),
)


def name_of(thing):
    """The name of a class or function, whatever it has been made to say."""
    try:
        name = thing.__name__
    except BaseException:
        return "object"
    return str.__str__(name)[:100] if isinstance(name, str) else "object"


def message_of(error):
    """What an exception says, cut; nothing where it cannot say it."""
    try:
        text = str(error)
    except BaseException:
        return ""
    return str.__str__(text)[:2_000]


def decode(node, handle_of):
    """The value of parsed typed JSON; `handle_of(node)` gives what stands for a handle."""
    if type(node) is list:
        return [decode(item, handle_of) for item in node]
    if type(node) is not dict:
        return node
    tag = next(iter(node), "")
    if tag[:1] != "$":
        return {key: decode(item, handle_of) for key, item in node.items()}
    if tag == "$handle":
        return handle_of(node)
    return _DECODERS[tag](decode(node[tag], handle_of))


def _dict_of(pairs):
    return {_hashable(key): value for key, value in pairs}


def _hashable(key):
    return tuple(key) if type(key) is list else key


def _function(parts):
    code, defaults, closed = parts
    cells = tuple(types.CellType(value) for value in closed)
    return types.FunctionType(marshal.loads(code), {"__builtins__": builtins}, None, defaults, cells)


_DECODERS = {
    "$int": lambda text: int(text, 16) if "x" in text else int(text),
    "$float": float,
    "$tuple": tuple,
    "$set": set,
    "$frozenset": frozenset,
    "$deque": collections.deque,
    "$dict": _dict_of,
    "$bytes": bytes.fromhex,
    "$complex": lambda parts: complex(*parts),
    "$range": lambda parts: range(*parts),
    "$decimal": decimal.Decimal,
    "$fraction": lambda parts: fractions.Fraction(*parts),
    "$datetime": datetime.datetime.fromisoformat,
    "$day": datetime.date.fromisoformat,
    "$time": datetime.time.fromisoformat,
    "$timedelta": lambda parts: datetime.timedelta(*parts),
    "$iterator": iter,
    "$error": lambda said: Exception(said["message"]),
    "$object": lambda said: said["fields"],
    "$function": lambda name: name,
    "$code": _function,
    "$named": lambda name: getattr(builtins, name),
    "$undefined": lambda _: None,
}
