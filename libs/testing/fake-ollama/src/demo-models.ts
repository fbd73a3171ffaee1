import { createHash } from 'node:crypto';
import type { AnswerScript, FakeAnswer, FakeRequest } from './answer-script';
import { type FakeModel, withTag } from './fake-model';
import { judgeQuestions, judgeReplies, reads, type JudgeQuestion, type ScriptedVerdict } from './scripted-judge';
import { valueFor } from './value-for-schema';

/** One instance of a task: its text, and answers that must pass and must fail. */
export interface DemoTask {
  readonly taskDescription: string;
  readonly mustPass: readonly string[];
  readonly mustFail: readonly string[];
  /** 1 (most pass) to 4; null counts as 2. */
  readonly difficulty: number | null;
}

interface DemoModel extends FakeModel {
  /** Chance to answer a task of difficulty 1, 2, 3, 4 right. */
  readonly ability: readonly [number, number, number, number];
  /** Of so many answers one is empty. */
  readonly silentOnceIn?: number;
  /** Of so many chats the connection of one is cut; asked again, it is answered. */
  readonly cutOnceIn?: number;
}

const GIB = 2 ** 30;

/** Simulated models, each as able, large and fast as one of its kind might be. Nothing they say comes from a language model. */
const DEMO_MODELS: readonly DemoModel[] = [
  {
    name: 'demo-large',
    ability: [0.98, 0.9, 0.72, 0.45],
    sizeBytes: 19 * GIB,
    loadMs: 6_000,
    tokensPerSecond: 18,
    parameterSize: '32B',
  },
  {
    name: 'demo-medium',
    ability: [0.95, 0.76, 0.48, 0.22],
    sizeBytes: 5 * GIB,
    loadMs: 2_500,
    tokensPerSecond: 60,
    parameterSize: '8B',
  },
  {
    name: 'demo-small',
    ability: [0.82, 0.45, 0.2, 0.06],
    sizeBytes: 2 * GIB,
    loadMs: 1_200,
    tokensPerSecond: 140,
    parameterSize: '3B',
  },
  {
    name: 'demo-tiny',
    ability: [0.55, 0.2, 0.05, 0.01],
    sizeBytes: 0.75 * GIB,
    loadMs: 600,
    tokensPerSecond: 220,
    parameterSize: '1B',
  },
  {
    name: 'demo-flaky',
    ability: [0.92, 0.7, 0.42, 0.2],
    sizeBytes: 4.5 * GIB,
    loadMs: 2_500,
    tokensPerSecond: 55,
    parameterSize: '7B',
    silentOnceIn: 8,
    cutOnceIn: 9,
  },
  {
    name: 'demo-thinker',
    ability: [0.97, 0.9, 0.8, 0.65],
    sizeBytes: 9 * GIB,
    loadMs: 3_500,
    tokensPerSecond: 45,
    parameterSize: '14B',
    capabilities: ['completion', 'thinking'],
  },
];

const UNKNOWN_ABILITY = [0.5, 0.5, 0.5, 0.5] as const;
const UNKNOWN = 'I am a simulated model and know only the tasks that ship with Assay.';
const THOUGHTS = [
  'Let me see what is asked and in which form the answer has to end.',
  'First I go through it step by step and note every number on the way.',
  'Now I check the result from the other side, before I write it down.',
  'One condition is easy to miss, so I read the question once more.',
];

/**
 * Models and an answer function for `startFakeOllama`. An answer is drawn from the task's own examples: right with the model's chance for
 * that difficulty, decided by model, prompt and seed alone, so that the same request gets the same answer; only the flaky model may be cut
 * off once and answer when it is asked again.
 */
export function demoModels(tasks: readonly DemoTask[]): {
  readonly models: readonly FakeModel[];
  readonly answer: AnswerScript;
} {
  const known = tasks
    .map((task) => ({ ...task, text: task.taskDescription.trim() }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => b.text.length - a.text.length);
  const answer = (request: FakeRequest): FakeAnswer => {
    const draw = drawFor(request);
    const thinking = thoughtFor(request, draw);
    const questions = judgeQuestions(request.messages);
    if (questions.length > 0)
      return {
        text: judgeReplies(
          questions.map((question) => verdictOn(question, known, draw)),
          'json',
        ),
        thinking,
      };
    if (request.format !== undefined && request.format !== null)
      return { text: JSON.stringify(valueFor(request.format, draw)), thinking };
    const prompt = request.messages.map(({ content }) => content).join('\n');
    const task = known.find(({ text }) => prompt.includes(text));
    if (task === undefined) return { text: UNKNOWN, thinking };
    const { ability = UNKNOWN_ABILITY, ...moods } = demoModel(request.model) ?? {};
    return { text: answerTo(task, ability, draw), thinking, ...moodOf(moods, request, draw) };
  };
  return { models: DEMO_MODELS.map(servedAs), answer };
}

/** Finds what a task's own right answers are met, and a third of what others say; questions that hold no matter of taste are read. */
function verdictOn(question: JudgeQuestion, known: readonly DemoTask[], draw: Draw): ScriptedVerdict {
  const { answer, requirement } = question;
  if (/code word|at least one word/.test(requirement)) return reads(question);
  const right = known.some(({ mustPass }) => mustPass.some((text) => text.trim() === answer.trim()));
  const met = answer.trim() !== '' && (right || draw(`verdict ${requirement}`) < 1 / 3);
  return { met, evidence: met ? answer.trim().slice(0, 60) : '' };
}

function servedAs({ ability: _ability, silentOnceIn: _silent, cutOnceIn: _cut, ...model }: DemoModel): FakeModel {
  return model;
}

/** What goes otherwise than usual this time. A cut hangs on the place in the order of all chats, so that asking again helps. */
function moodOf(
  { silentOnceIn = Infinity, cutOnceIn = Infinity }: Pick<DemoModel, 'silentOnceIn' | 'cutOnceIn'>,
  { index }: FakeRequest,
  draw: Draw,
): Partial<FakeAnswer> {
  if (index % cutOnceIn === cutOnceIn - 1) return { fault: { kind: 'cut', atByte: 200 } };
  return draw('silent') < 1 / silentOnceIn ? { text: '' } : {};
}

/** A number from 0 to 1 for each purpose, the same whenever the same is asked. */
type Draw = (purpose: string) => number;

function drawFor({ model, messages, options }: FakeRequest): Draw {
  const asked = JSON.stringify([withTag(model), messages, options['seed'] ?? null]);
  return (purpose) => {
    const hash = createHash('sha256').update(purpose).update('\n').update(asked).digest();
    return hash.readUIntBE(0, 6) / 2 ** 48;
  };
}

function demoModel(tag: string): DemoModel | undefined {
  return DEMO_MODELS.find(({ name }) => withTag(name) === withTag(tag));
}

function answerTo({ mustPass, mustFail, difficulty }: DemoTask, ability: DemoModel['ability'], draw: Draw): string {
  const chance = ability[Math.min(4, Math.max(1, difficulty ?? 2)) - 1] ?? 0.5;
  const right = draw('right') < chance;
  const choices = (right ? mustPass : mustFail).filter((text) => text.trim() !== '');
  return choices[Math.floor(draw('choice') * choices.length)] ?? UNKNOWN;
}

function thoughtFor({ thinks }: FakeRequest, draw: Draw): string {
  if (!thinks) return '';
  const rounds = 1 + Math.floor(draw('rounds') * 4);
  return Array.from({ length: rounds }, (_, round) => THOUGHTS[round % THOUGHTS.length]).join(' ');
}
