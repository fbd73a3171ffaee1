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

/** Reads a judge's prompt; null where the messages are none. */
export function judgeQuestion(
  messages: readonly { readonly role: string; readonly content: string }[],
): JudgeQuestion | null {
  const prompt = messages.at(-1)?.content ?? '';
  const requirement = /^REQUIREMENT: (.*)$/gm;
  const asked = [...prompt.matchAll(requirement)].at(-1)?.[1];
  if (asked === undefined || !(messages[0]?.content ?? '').includes('ONE requirement')) return null;
  const section = (mark: string): string =>
    new RegExp(`<<<${mark} (\\w+)>>>\\n([\\s\\S]*?)\\n<<<end \\1>>>`).exec(prompt)?.[2] ?? '';
  return {
    task: section('task'),
    reference: section('ref'),
    answer: section('answer'),
    requirement: asked,
    again: prompt.includes('Your last reply was not valid JSON'),
  };
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

/** A judge's reply to a question in a style; `nth` counts the questions. */
export function judgeReply(verdict: ScriptedVerdict, style: ReplyStyle): string {
  const { met, evidence = '' } = verdict;
  const object = JSON.stringify({ evidence, why: met ? 'It is there.' : 'It is not there.', met: met ? 'yes' : 'no' });
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
      return JSON.stringify({ score: met ? 10 : 0, comment: evidence });
    case 'empty':
      return '';
    default:
      return style satisfies never;
  }
}

/** A script with a judge in it: what is a question to a judge is judged, everything else goes to `others`. */
export function withJudge(
  others: AnswerScript,
  judge: (question: JudgeQuestion, model: string) => ScriptedVerdict | FakeAnswer | string = reads,
  style: ReplyStyle | ((question: JudgeQuestion) => ReplyStyle) = 'json',
): AnswerScript {
  return (request) => {
    const question = judgeQuestion(request.messages);
    if (question === null) return others(request);
    const said = judge(question, request.model);
    if (typeof said === 'string' || 'text' in said) return said;
    return judgeReply(said, typeof style === 'function' ? style(question) : style);
  };
}
