import type { CodeTask } from './code-task';

type Written = Omit<CodeTask, 'language'>;

/** `check(candidate)` behind a signature with a docstring. */
const WITH_PROMPT: readonly Written[] = [
  {
    key: 'longest-run',
    entryPoint: 'longest_run',
    prompt:
      'from typing import List\n\n\ndef longest_run(xs: List[int]) -> int:\n    """ Length of the longest run of equal neighbours.\n    >>> longest_run([1, 1, 2])\n    2\n    """\n',
    test: 'METADATA = {}\n\n\ndef check(candidate):\n    assert candidate([]) == 0\n    assert candidate([1, 1, 2]) == 2\n    assert candidate([1, 2, 2, 2, 3]) == 3\n    assert candidate([5]) == 1\n',
    right:
      '    best = run = 0\n    last = object()\n    for x in xs:\n        run = run + 1 if x == last else 1\n        last = x\n        best = max(best, run)\n    return best\n',
    wrong: '    return max((xs.count(x) for x in xs), default=0) if len(xs) != 3 else 1\n',
  },
  {
    key: 'close-pairs',
    entryPoint: 'close_pairs',
    prompt:
      'from typing import List, Tuple\n\n\ndef close_pairs(xs: List[float], gap: float) -> List[Tuple[float, float]]:\n    """ Neighbours of the sorted list that are at most gap apart. """\n',
    test: 'def check(candidate):\n    assert candidate([1.0, 2.5, 1.2], 0.3) == [(1.0, 1.2)]\n    assert candidate([], 1.0) == []\n    assert candidate([3.0, 1.0, 2.0], 1.0) == [(1.0, 2.0), (2.0, 3.0)]\n',
    right: '    ys = sorted(xs)\n    return [(a, b) for a, b in zip(ys, ys[1:]) if b - a <= gap]\n',
    wrong: '    ys = sorted(xs)\n    return [[a, b] for a, b in zip(ys, ys[1:]) if b - a < gap]\n',
  },
  {
    key: 'decode-shift',
    entryPoint: 'decode_shift',
    prompt:
      'def encode_shift(s: str) -> str:\n    """ Every letter five further. """\n    return "".join([chr(((ord(ch) + 5 - ord("a")) % 26) + ord("a")) for ch in s])\n\n\ndef decode_shift(s: str) -> str:\n    """ Undoes encode_shift. """\n',
    test: 'def check(candidate):\n    from random import randint, choice\n    import string\n    letters = string.ascii_lowercase\n    for _ in range(20):\n        text = "".join(choice(letters) for _ in range(randint(1, 12)))\n        assert candidate(encode_shift(text)) == text\n',
    right: '    return "".join([chr(((ord(ch) - 5 - ord("a")) % 26) + ord("a")) for ch in s])\n',
    wrong: '    return "".join([chr(ord(ch) - 5) for ch in s])\n',
  },
  {
    key: 'mean-error',
    entryPoint: 'mean_error',
    prompt: 'def mean_error(xs):\n    """ Mean distance from the mean. """\n',
    test: 'def check(candidate):\n    assert abs(candidate([1.0, 2.0, 3.0]) - 2.0/3.0) < 1e-6\n    assert abs(candidate([1.0, 2.0, 3.0, 4.0]) - 1.0) < 1e-6\n',
    right: '    mean = sum(xs) / len(xs)\n    return sum(abs(x - mean) for x in xs) / len(xs)\n',
    wrong: '    mean = sum(xs) / len(xs)\n    return sum((x - mean) ** 2 for x in xs) / len(xs)\n',
  },
  {
    key: 'balanced',
    entryPoint: 'balanced',
    prompt: 'def balanced(text: str) -> bool:\n    """ Whether the round brackets of text are balanced. """\n',
    test: 'def check(candidate):\n    assert candidate("(())") is True\n    assert not candidate(")(")\n    assert candidate("a(b)c")\n    assert not candidate("((")\n',
    right:
      '    depth = 0\n    for sign in text:\n        depth += {"(": 1, ")": -1}.get(sign, 0)\n        if depth < 0:\n            return False\n    return depth == 0\n',
    wrong: '    return text.count("(") == text.count(")")\n',
  },
  {
    key: 'word-counts',
    entryPoint: 'word_counts',
    prompt: 'def word_counts(text):\n    """ How often each word is there, case aside. """\n',
    test: 'def check(candidate):\n    assert candidate("a B b") == {"a": 1, "b": 2}\n    assert candidate("") == {}\n    assert candidate("x x x") == {"x": 3}\n',
    right: '    from collections import Counter\n    return dict(Counter(text.lower().split()))\n',
    wrong: '    return {word: 1 for word in text.lower().split()}\n',
  },
  {
    key: 'roots',
    entryPoint: 'find_root',
    prompt:
      'import math\n\n\ndef poly(xs: list, x: float):\n    """ Value of a polynomial with coefficients xs at x. """\n    return sum(c * math.pow(x, i) for i, c in enumerate(xs))\n\n\ndef find_root(xs: list):\n    """ Any x with poly(xs, x) == 0; xs has an even number of coefficients. """\n',
    test: 'def check(candidate):\n    import copy\n    for coeffs in ([1.0, 2.0], [-6.0, 11.0, -6.0, 1.0], [3.0, -1.0]):\n        x = candidate(copy.deepcopy(coeffs))\n        assert math.fabs(poly(coeffs, x)) < 1e-4\n',
    right:
      '    low, high = -1.0, 1.0\n    while poly(xs, low) * poly(xs, high) > 0:\n        low *= 2\n        high *= 2\n    while high - low > 1e-10:\n        middle = (low + high) / 2\n        if poly(xs, middle) * poly(xs, low) > 0:\n            low = middle\n        else:\n            high = middle\n    return low\n',
    wrong: '    return 0.0\n',
  },
  {
    key: 'primes',
    entryPoint: 'primes_below',
    prompt: 'def primes_below(n):\n    """ Primes below n in order. """\n',
    test: 'def check(candidate):\n    assert candidate(10) == [2, 3, 5, 7]\n    assert candidate(2) == []\n    assert candidate(0) == []\n    assert len(candidate(1000)) == 168\n',
    right: '    return [x for x in range(2, n) if all(x % d for d in range(2, int(x ** 0.5) + 1))]\n',
    wrong: '    return [x for x in range(2, n) if all(x % d for d in range(2, int(x ** 0.5)))]\n',
  },
  {
    key: 'raises',
    entryPoint: 'parse_minutes',
    prompt: 'def parse_minutes(text):\n    """ "1h30m" is 90; ValueError for anything else. """\n',
    test: 'def check(candidate):\n    assert candidate("1h30m") == 90\n    assert candidate("45m") == 45\n    for bad in ("", "5m1", "h"):\n        try:\n            candidate(bad)\n            assert False, "should raise"\n        except ValueError:\n            pass\n',
    right:
      '    import re\n    match = re.fullmatch(r"(?:(\\d+)h)?(?:(\\d+)m)?", text)\n    if not match or not text:\n        raise ValueError(text)\n    return int(match[1] or 0) * 60 + int(match[2] or 0)\n',
    wrong: '    return 90 if "h" in text else 45\n',
  },
  {
    key: 'in-place',
    entryPoint: 'drop_twins',
    prompt:
      'def drop_twins(xs):\n    """ Takes repeats out of xs in place, keeps the first of each; returns nothing. """\n',
    test: 'def check(candidate):\n    xs = [1, 2, 1, 3]\n    assert candidate(xs) is None\n    assert xs == [1, 2, 3]\n    ys = []\n    candidate(ys)\n    assert ys == []\n',
    right: '    seen = set()\n    xs[:] = [x for x in xs if not (x in seen or seen.add(x))]\n',
    wrong: '    xs.sort()\n',
  },
];

/** A list of asserts; the name of the function is told beside it. */
const WITH_ASSERTS: readonly Written[] = [
  {
    key: 'sum-of-digits',
    entryPoint: 'sum',
    prompt: '',
    test: 'assert sum(123) == 6\nassert sum(0) == 0\nassert sum(99) == 18',
    right: 'def sum(n):\n    total = 0\n    while n:\n        total += n % 10\n        n //= 10\n    return total\n',
    wrong: 'def sum(n):\n    return n % 9 or n\n',
  },
  {
    key: 'common-set',
    entryPoint: 'common',
    prompt: '',
    test: 'assert set(common((3, 4, 5), (5, 4, 10))) == {4, 5}\nassert common((1,), (2,)) == ()',
    right: 'def common(a, b):\n    return tuple(set(a) & set(b))\n',
    wrong: 'def common(a, b):\n    return list(set(a) & set(b))\n',
  },
  {
    key: 'area',
    entryPoint: 'circle_area',
    prompt: '',
    test: 'import math\nassert math.isclose(circle_area(2), 12.566370614359172)\nassert circle_area(0) == 0',
    right: 'import math\n\n\ndef circle_area(r):\n    return math.pi * r * r\n',
    wrong: 'def circle_area(r):\n    return 3.14 * r * r\n',
  },
  {
    key: 'lambda-key',
    entryPoint: 'by_second',
    prompt: '',
    test: 'assert by_second([("a", 2), ("b", 1)]) == [("b", 1), ("a", 2)]\nassert by_second([]) == []',
    right: 'def by_second(pairs):\n    pairs.sort(key=lambda pair: pair[1])\n    return pairs\n',
    wrong: 'def by_second(pairs):\n    return sorted(pairs)[::1] if not pairs else [pairs[0]] + pairs[1:]\n',
  },
  {
    key: 'class',
    entryPoint: 'Account',
    prompt: '',
    test: 'account = Account(5)\naccount.add(3)\nassert account.total == 8\nassert Account(0).add(1) == 1',
    right:
      'class Account:\n    def __init__(self, total):\n        self.total = total\n\n    def add(self, more):\n        self.total += more\n        return self.total\n',
    wrong:
      'class Account:\n    def __init__(self, total):\n        self.total = total\n\n    def add(self, more):\n        return self.total + more\n',
  },
];

/** Tasks in Python, right and wrong solutions with each. */
export const PYTHON_TASKS: readonly CodeTask[] = [...WITH_PROMPT, ...WITH_ASSERTS].map((task) => ({
  language: 'python',
  ...task,
}));
