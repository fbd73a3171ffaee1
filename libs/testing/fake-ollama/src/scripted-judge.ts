import type { AnswerScript, FakeAnswer } from './answer-script';

/** What a judge was asked, read from its prompt. */
export interface JudgeQuestion {
  readonly task: string;
  readonly reference: string;
  readonly answer: string;
  readonly requirement: string;
  /** The reply before could not be read. */
  readonly again: boolean;
}

/** What a scripted judge finds. */
export interface ScriptedVerdict {
  readonly met: boolean;
  readonly evidence?: string;
}

/** How replies look: as asked for, or in one of the ways in which small models get it wrong. */
export type ReplyStyle = 'json' | 'fenced' | 'prose' | 'garbage' | 'wrong_schema' | 'empty';

/** Reads a judge's prompt, the first question where it holds several; null where the messages are none. */
export function judgeQuestion(messages: Messages): JudgeQuestion | null {
  return judgeQuestions(messages)[0] ?? null;
}

type Messages = readonly { readonly role: string; readonly content: string }[];

/** All questions of a judge's prompt, in their order; none where the messages are no such prompt. */
export function judgeQuestions(messages: Messages): JudgeQuestion[] {
  const prompt = messages.at(-1)?.content ?? '';
  if (!(messages[0]?.content ?? '').includes('against ONE answer')) return [];
  const section = (mark: string): string =>
    new RegExp(`<<<${mark} (\\w+)>>>\\n([\\s\\S]*?)\\n<<<end \\1>>>`).exec(prompt)?.[2] ?? '';
  const shared = {
    task: section('task'),
    reference: section('ref'),
    answer: section('answer'),
    again: prompt.includes('Your last reply was not valid JSON'),
  };
  return requirementsIn(prompt).map((requirement) => ({ ...shared, requirement }));
}

/** After the last mark: what an answer says of requirements is none. */
function requirementsIn(prompt: string): string[] {
  const asked = prompt.slice(prompt.lastIndexOf('<<<end'));
  const only = /^REQUIREMENT: (.*)$/m.exec(asked)?.[1];
  if (only !== undefined) return [only];
  const list = /^REQUIREMENTS:\n((?:\d+\. .*\n)+)/m.exec(asked)?.[1] ?? '';
  return [...list.matchAll(/^\d+\. (.*)$/gm)].map((found) => found[1] ?? '');
}

/**
 * A judge that reads: a requirement with words in double quotes is met where the answer holds all of them, controls are answered by
 * what they say, and everything else is met by any answer that is not empty.
 */
export function reads({ answer, requirement }: JudgeQuestion): ScriptedVerdict {
  if (requirement.includes('at least one word'))
    return { met: /\p{L}{2}/u.test(answer), evidence: answer.slice(0, 20) };
  const wanted = /code word (\w+)/.exec(requirement)?.[1];
  const words =
    wanted === undefined ? [...requirement.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '') : [wanted];
  const met = answer.trim() !== '' && words.every((word) => answer.includes(word));
  return { met, evidence: met ? (words[0] ?? answer.slice(0, 20)) : '' };
}

/** A judge's reply to one question in a style. */
export function judgeReply(verdict: ScriptedVerdict, style: ReplyStyle): string {
  return judgeReplies([verdict], style);
}

/** A judge's reply to all questions of a prompt in a style. */
export function judgeReplies(verdicts: readonly ScriptedVerdict[], style: ReplyStyle): string {
  const object = JSON.stringify(
    verdicts.length === 1
      ? verdictObject(verdicts[0])
      : { verdicts: verdicts.map((verdict, place) => ({ requirement: place + 1, ...verdictObject(verdict) })) },
  );
  switch (style) {
    case 'json':
      return object;
    case 'fenced':
      return `\`\`\`json\n${object}\n\`\`\``;
    case 'prose':
      return `Let me check this carefully. ${object} I hope that helps!`;
    case 'garbage':
      return '}{ met met ¿? yes no 10/10';
    case 'wrong_schema':
      return JSON.stringify({ score: verdicts[0]?.met === true ? 10 : 0, comment: verdicts[0]?.evidence ?? '' });
    case 'empty':
      return '';
    default:
      return style satisfies never;
  }
}

function verdictObject({ met, evidence = '' }: ScriptedVerdict = { met: false }): Readonly<Record<string, string>> {
  return { evidence, why: met ? 'It is there.' : 'It is not there.', met: met ? 'yes' : 'no' };
}

/**
 * A script with a judge in it: what is a question to a judge is judged, everything else goes to `others`. Where several questions stand in one prompt and
 * the judge says something of its own to one of them, that is the whole reply.
 */
export function withJudge(
  others: AnswerScript,
  judge: (question: JudgeQuestion, model: string) => ScriptedVerdict | FakeAnswer | string = reads,
  style: ReplyStyle | ((question: JudgeQuestion) => ReplyStyle) = 'json',
): AnswerScript {
  return (request) => {
    const questions = judgeQuestions(request.messages);
    const [first] = questions;
    if (first === undefined) return others(request);
    const verdicts: ScriptedVerdict[] = [];
    for (const question of questions) {
      const said = judge(question, request.model);
      if (typeof said === 'string' || 'text' in said) return said;
      verdicts.push(said);
    }
    return judgeReplies(verdicts, typeof style === 'function' ? style(first) : style);
  };
}
