import { judgePrompt, readReplies, readReply } from '@assay/domain/judging';
import { demoModels, type DemoTask } from './demo-models';
import { startFakeOllama } from './fake-ollama';

const tasks: readonly DemoTask[] = Array.from({ length: 400 }, (_, index) => ({
  taskDescription: `Task ${index}: say ${index}.`,
  mustPass: [`right ${index}`],
  mustFail: ['', `wrong ${index}`],
  difficulty: (index % 4) + 1,
}));
const { models, answer } = demoModels(tasks);

function ask(
  model: string,
  content: string,
  more: { readonly seed?: number; readonly format?: unknown; readonly thinks?: boolean } = {},
) {
  const { seed, format, thinks = false } = more;
  const options = seed === undefined ? {} : { seed };
  const said = answer({ model, messages: [{ role: 'user', content }], options, format, thinks, index: 0 });
  return typeof said === 'string' ? { text: said } : said;
}

/** How many of the tasks of a difficulty a model answers right, 0–1. */
function passRate(model: string, difficulty: number): number {
  const some = tasks.filter((task) => task.difficulty === difficulty);
  return some.filter((task) => ask(model, task.taskDescription).text.startsWith('right')).length / some.length;
}

describe('demoModels', () => {
  it('has a thinking model and a slow one, all named as simulated', () => {
    expect(models.every(({ name }) => name.startsWith('demo-'))).toBe(true);
    expect(models.filter(({ capabilities }) => capabilities?.includes('thinking'))).toHaveLength(1);
    expect(Math.min(...models.map(({ tokensPerSecond }) => tokensPerSecond ?? 50))).toBeLessThan(20);
  });

  it('judges as a judge should: right answers are met, and nothing is there that is not there', () => {
    const judge = (said: string, requirement: string) => {
      const about = { task: 'Task 1: say 1.', reference: 'right 1', answer: said };
      const messages = judgePrompt(about, { requirements: [requirement], nonce: '0123456789abcdef' });
      const reply = answer({ model: 'demo-large', messages, options: {}, format: {}, thinks: false, index: 0 });
      return readReply(typeof reply === 'string' ? reply : reply.text);
    };
    expect(judge('right 1', 'Says one.')).toMatchObject({ met: true, evidence: 'right 1' });
    expect(judge('right 1', 'The answer contains the code word dabi.')).toMatchObject({ met: false });
    expect(judge('', 'Says one.')).toMatchObject({ met: false });
    const wrong = tasks.map(({ mustFail }) => judge(mustFail[1] ?? '', 'Says it.')?.met).filter((met) => met === true);
    expect(wrong.length / tasks.length).toBeCloseTo(1 / 3, 1);
  });

  it('decides several requirements in one reply, as a large judge is asked', () => {
    const about = { task: 'Task 1: say 1.', reference: 'right 1', answer: 'right 1' };
    const requirements = ['Says one.', 'The answer contains the code word dabi.', 'Is right.'];
    const messages = judgePrompt(about, { requirements, nonce: '0123456789abcdef', itemsPerCall: 5 });
    const reply = answer({ model: 'demo-thinker', messages, options: {}, format: {}, thinks: false, index: 0 });
    const read = readReplies(typeof reply === 'string' ? reply : reply.text, 3);
    expect(read?.map(({ met }) => met)).toEqual([true, false, true]);
  });

  it('answers from the examples of the task that the prompt holds', () => {
    for (const task of tasks.slice(0, 40)) {
      const { text } = ask('demo-medium', `Some instructions first.\n\n${task.taskDescription}\n`);
      expect([...task.mustPass, ...task.mustFail.slice(1)]).toContain(text);
    }
    expect(ask('demo-medium', 'Hello!').text).toContain('simulated');
  });

  it('says the same to the same request and may say another thing for another seed', () => {
    const all = tasks.map(({ taskDescription }) =>
      [1, 1, 2].map((seed) => ask('demo-small:latest', taskDescription, { seed }).text),
    );
    expect(all.every(([first, again]) => first === again)).toBe(true);
    expect(all.some(([first, , other]) => first !== other)).toBe(true);
    expect(ask('demo-small', tasks[0]!.taskDescription)).toEqual(ask('demo-small:latest', tasks[0]!.taskDescription));
  });

  it('is as able as its kind, and less so on harder tasks', () => {
    for (const model of ['demo-large', 'demo-medium', 'demo-small', 'demo-thinker']) {
      expect(passRate(model, 1)).toBeGreaterThan(passRate(model, 4));
    }
    expect(passRate('demo-large', 2)).toBeGreaterThan(passRate('demo-small', 2));
    expect(passRate('demo-thinker', 4)).toBeGreaterThan(passRate('demo-medium', 4));
  });

  it('has a flaky one, which is silent now and then, and cut off so that asking again helps', () => {
    const said = tasks.map(({ taskDescription }) => ask('demo-flaky', taskDescription));
    const silent = said.filter(({ text }) => text === '').length / said.length;
    expect(silent).toBeGreaterThan(0.05);
    expect(silent).toBeLessThan(0.25);
    const request = { model: 'demo-flaky', messages: [{ role: 'user', content: 'Task 1: say 1.' }] };
    const faults = Array.from({ length: 18 }, (_, index) =>
      answer({ ...request, options: {}, format: undefined, thinks: false, index }),
    ).map((one) => typeof one !== 'string' && one.fault !== undefined);
    expect(faults.filter(Boolean)).toHaveLength(2);
    expect(faults.some((cut, place) => cut && faults[place + 1])).toBe(false);
    expect(tasks.some(({ taskDescription }) => ask('demo-tiny', taskDescription).text === '')).toBe(false);
  });

  it('takes the longest text where one task contains another', () => {
    const nested = [
      { taskDescription: 'Add 1 and 2.', mustPass: ['short'], mustFail: ['short'], difficulty: 1 },
      { taskDescription: 'Add 1 and 2. Then double it.', mustPass: ['long'], mustFail: ['long'], difficulty: 1 },
    ];
    const said = demoModels(nested).answer({
      model: 'demo-large',
      messages: [{ role: 'user', content: 'Add 1 and 2. Then double it.' }],
      options: {},
      format: undefined,
      thinks: false,
      index: 0,
    });
    expect(said).toMatchObject({ text: 'long' });
  });

  it('fills in a schema where one is asked for', () => {
    const format = {
      type: 'object',
      properties: {
        met: { enum: ['yes', 'no'] },
        evidence: { type: 'string' },
        points: { type: 'integer', minimum: 1, maximum: 3 },
      },
    };
    const value = JSON.parse(ask('demo-medium', 'Judge this.', { format }).text) as Record<string, unknown>;
    expect(['yes', 'no']).toContain(value['met']);
    expect([1, 2, 3]).toContain(value['points']);
    expect(value['evidence']).toBe('simulated');
  });

  it('is served by the fake, thinking included', async () => {
    const fake = await startFakeOllama({ models, answer, timeScale: 0 });
    const body = JSON.stringify({
      model: 'demo-thinker',
      messages: [{ role: 'user', content: tasks[0]!.taskDescription }],
      stream: false,
    });
    const response = await fetch(`${fake.url}/api/chat`, { method: 'POST', body });
    const { message } = (await response.json()) as { message: { content: string; thinking: string } };
    expect(message.content).toMatch(/^(right|wrong) 0$/);
    expect(message.thinking).toMatch(/^Let me see/);
    await fake.close();
  });
});
