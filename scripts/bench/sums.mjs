// Work whose truth is known: sums, and models that answer them.
import { loadTypeScript } from '../load-typescript.mjs';

export const { judgeQuestion, startFakeOllama, withJudge } = await loadTypeScript(
  'libs/testing/fake-ollama/src/index.ts',
);

/** Tasks `n + 1 = ?` for n from 1 on. */
export function sums(count, more = {}) {
  return Array.from({ length: count }, (_, index) => ({
    key: `bench-${String(index + 1).padStart(5, '0')}`,
    task_type: 'reasoning',
    category: 'bench',
    task_description: `What is ${index + 1} + 1?`,
    expected_output: String(index + 2),
    evaluation_criteria: { scorers: [{ type: 'number' }] },
    ...more,
  }));
}

/** The n of a sum. */
export function numberAsked({ messages }) {
  return Number(/(\d+) \+ 1/.exec(messages.at(-1)?.content ?? '')?.[1] ?? Number.NaN);
}

/** Whether a model knows a sum: every third is beyond each model, another third for each. */
export function knows(model, n) {
  const shift = [...model].reduce((sum, letter) => sum + letter.codePointAt(0), 0);
  return (n + shift) % 3 !== 0;
}

/** The answer of a model to a sum. */
export function answerTo(model, n) {
  return `The sum is easy.\nANSWER: ${knows(model, n) ? n + 1 : n}`;
}

export const plainAnswer = (request) => answerTo(request.model, numberAsked(request));

/** Results that a run must report, by `passed`. */
export function truth(models, count) {
  const passed = models
    .flatMap((model) => Array.from({ length: count }, (_, index) => knows(model, index + 1)))
    .filter(Boolean).length;
  return { total: models.length * count, passed, failed: models.length * count - passed };
}

/** How often each question was asked of each model. */
export function timesAsked(fake) {
  const times = new Map();
  for (const chat of fake.chats) {
    const key = `${chat.model} ${numberAsked(chat)}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times.values()];
}
