// sequence: the answer is the words of expected_output in their order, whatever stands between them (commas, semicolons, bars, line breaks …).
// params.ignore: words that may stand anywhere, such as labels.

/** Words in lower case; a colon or hyphen inside of a word belongs to it (14:05, lower-left). */
function wordsOf(text, ignored) {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+(?:[:.'’-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.filter((word) => !ignored.includes(word));
}

export function check(answer, task, params) {
  const ignored = (params.ignore ?? []).map((word) => word.toLowerCase());
  const expected = wordsOf(task.expectedOutput, ignored);
  const got = wordsOf(answer, ignored);
  const at = expected.findIndex((word, place) => word !== got[place]);
  const said = { expected: task.expectedOutput, got: answer.slice(0, 500) };
  if (at >= 0) {
    const instead = got[at] === undefined ? 'nothing' : `"${got[at]}"`;
    return {
      score: 0,
      passed: false,
      reason: `Wrong: place ${at + 1} is ${instead}, expected "${expected[at]}"`,
      ...said,
    };
  }
  if (got.length > expected.length) {
    return {
      score: 0,
      passed: false,
      reason: `Wrong: there is more than ${expected.length} words: "${got[expected.length]}"`,
      ...said,
    };
  }
  return { score: 1, passed: true, reason: `Right: ${task.expectedOutput}`, ...said };
}
