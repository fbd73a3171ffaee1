import type { LiteralScorer } from '@assay/contracts';
import { bareValue } from '../text/bare-value';
import { fences } from '../text/fences';
import { canonical } from '../values/literal';
import { readLiteral, type LiteralReading } from '../values/read-literal';
import { expectedText, notScored, finding, type ScorerFunction } from './finding';
import { badExpectation, gotInstead, right, unreadable } from './words';

/** The answer is a Python, JavaScript or JSON literal of the expected value. */
export const scoreLiteral: ScorerFunction<LiteralScorer> = (spec, _answer, extracted, expectedOutput) => {
  const expected = expectedText(spec.value, expectedOutput);
  const target = readLiteral(expected);
  if ('problem' in target) return notScored('harness_error', badExpectation(expected, target.problem));
  const got = extracted.text;
  const read = readBare(got);
  if ('problem' in read) {
    return finding(false, { reason: unreadable(`it is no literal (${read.problem})`, expected), expected, got });
  }
  const passed = canonical(read.literal) === canonical(target.literal);
  return finding(passed, { reason: passed ? right(got) : gotInstead(got, expected), expected, got });
};

/** The text itself, else without what dresses it: code ticks, or the only fenced block. */
function readBare(text: string): LiteralReading {
  const plain = readLiteral(text);
  if (!('problem' in plain)) return plain;
  const blocks = fences(text);
  const bare = blocks.length === 1 ? (blocks[0]?.body ?? '') : bareValue(text);
  const read = readLiteral(bare);
  return 'problem' in read ? plain : read;
}
