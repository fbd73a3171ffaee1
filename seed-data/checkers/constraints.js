// constraints: a text that keeps every rule of expected_output.rules. Kinds of rules:
// {kind: words, least, most} · {kind: numbered, count} lines "1. …" · {kind: times, text, count} as a whole word, case aside ·
// {kind: absent, words} · {kind: holds, texts} · {kind: question, words?} the last line · {kind: sentences, words: [n, …]} ·
// {kind: initials, letters} of the sentences · {kind: within, sentence, word}.

const WORD = /[\p{L}\p{N}]+(?:['’.,:/-][\p{L}\p{N}]+)*/gu;

/** Words of a text; the numbers of a numbered list are none. */
function wordsOf(text) {
  return text.replace(/^\s*\d+[.)]\s+/gm, '').match(WORD) ?? [];
}

function linesOf(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Parts that end with a period, an exclamation or a question mark; what comes after the last of them is one more. */
function sentencesOf(text) {
  return (text.match(/[^.!?]+[.!?]*/g) ?? []).map((part) => part.trim()).filter((part) => wordsOf(part).length > 0);
}

function timesOf(text, wanted) {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return (text.match(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')) ?? []).length;
}

/** What is wrong with a text by one rule, in words; null for nothing. */
const RULES = {
  words(text, { least, most }) {
    const count = wordsOf(text).length;
    return count < least || count > most ? `there are ${count} words, not ${least} to ${most}` : null;
  },
  numbered(text, { count }) {
    const numbers = linesOf(text).flatMap((line) => /^(\d+)[.)]\s/.exec(line)?.[1] ?? []);
    const wanted = Array.from({ length: count }, (_, at) => String(at + 1));
    return numbers.join() === wanted.join()
      ? null
      : `the numbered lines are ${numbers.join(', ') || 'none'}, not ${wanted.join(', ')}`;
  },
  times(text, { text: wanted, count }) {
    const found = timesOf(text, wanted);
    return found === count ? null : `"${wanted}" is there ${found} times, not ${count}`;
  },
  absent(text, { words }) {
    const found = words.find((word) => timesOf(text, word) > 0);
    return found === undefined ? null : `"${found}" must not be there`;
  },
  holds(text, { texts }) {
    const missing = texts.find((each) => timesOf(text, each) === 0);
    return missing === undefined ? null : `"${missing}" is missing`;
  },
  question(text, { words }) {
    const last = linesOf(text).at(-1) ?? '';
    if (!/\?[*_"'”)]*$/.test(last)) return 'the last line does not end with a question mark';
    if (words === undefined || wordsOf(last).length === words) return null;
    return `the last line has ${wordsOf(last).length} words, not ${words}`;
  },
  sentences(text, { words }) {
    const counts = sentencesOf(text).map((sentence) => wordsOf(sentence).length);
    return counts.join() === words.join()
      ? null
      : `the sentences have ${counts.slice(0, 20).join(', ')} words, not ${words.join(', ')}`;
  },
  initials(text, { letters }) {
    const found = sentencesOf(text)
      .map((sentence) => wordsOf(sentence)[0].charAt(0).toUpperCase())
      .join('');
    return found === letters.toUpperCase() ? null : `the sentences begin with ${found.slice(0, 20)}, not ${letters}`;
  },
  within(text, { sentence, word }) {
    return timesOf(sentencesOf(text)[sentence - 1] ?? '', word) > 0
      ? null
      : `sentence ${sentence} does not hold "${word}"`;
  },
};

export function check(answer, task) {
  const { rules, example } = JSON.parse(task.expectedOutput);
  const text = answer.replaceAll('*', '').trim();
  const broken = rules.flatMap((rule) => {
    const fault = RULES[rule.kind](text, rule);
    return fault === null ? [] : [`${rule.kind}: ${fault}`];
  });
  const said = { expected: example, got: answer.slice(0, 2000), detail: { broken } };
  if (broken.length > 0)
    return {
      score: 0,
      passed: false,
      reason: `Wrong: ${broken[0]} (${rules.length - broken.length} of ${rules.length} rules kept)`,
      ...said,
    };
  return { score: 1, passed: true, reason: `Right: all ${rules.length} rules kept`, ...said };
}
