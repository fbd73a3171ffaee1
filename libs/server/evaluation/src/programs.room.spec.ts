import { CodeSandbox, NoSandbox, type CasesRun } from '@assay/domain/run';
import { useDatabase } from '@assay/testing/database';
import { useEngine } from '@assay/testing/engine';
import { useSandbox } from '@assay/testing/sandbox';

const { sandbox } = useSandbox();
const open = useEngine(useDatabase());

const CODE = {
  scorers: [
    {
      type: 'code_tests',
      language: 'javascript',
      entryPoint: 'next',
      cases: [
        { args: [1], expected: 2 },
        { args: [9], expected: 10 },
      ],
    },
  ],
};
const CHECKER = {
  scorers: [
    {
      type: 'checker',
      program:
        'export const check = (answer, task) => ({ score: answer.includes(task.expectedOutput) ? 1 : 0, passed: answer.includes(task.expectedOutput), reason: task.key })',
    },
  ],
};
const ANSWER = '```js\nconst next = (n) => n + 1; // 2\n```';

/** A sandbox in which every program runs until the spec lets it end. */
class Slow extends CodeSandbox {
  private readonly rest = new NoSandbox('unused');
  readonly report = () => this.rest.report();
  readonly open = () => this.rest.open();
  readonly runTest = () => this.rest.runTest();
  readonly call = () => this.rest.call();
  readonly checkSchema = () => this.rest.checkSchema();
  private begin: () => void = () => undefined;
  readonly begun = new Promise<void>((resolve) => (this.begin = resolve));

  override runCases(): Promise<CasesRun> {
    this.begin();
    return new Promise(() => undefined);
  }
}

describe('programs that score answers', () => {
  it('are run by the engine: code against its cases, a checker of the author', async () => {
    const world = await open.world({ sandbox });
    await world.addServer(await open.fake({ models: ['alpha'], answer: () => ANSWER }));
    const taskIds = [
      ...(await world.addSums(1, 'code', { criteria: CODE })),
      ...(await world.addSums(1, 'check', { criteria: CHECKER })),
    ];
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    const results = await world.results(runId);
    expect(results.map(({ score, passed }) => [score, passed])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it('end with the engine, and their answer is scored after the next start', async () => {
    const slow = new Slow();
    const first = await open.world({ sandbox: slow });
    const fake = await open.fake({ models: ['alpha'], answer: () => ANSWER });
    await first.addServer(fake);
    const taskIds = await first.addSums(1, 'code', { criteria: CODE });
    await first.engine.start();
    const runId = await first.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    await slow.begun;
    await first.engine.stop();
    const [before] = await first.results(runId);
    expect(before).toMatchObject({ status: 'generated', score: null });

    const second = await open.world({ sandbox });
    await second.engine.start();
    expect(await second.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    const [after] = await second.results(runId);
    expect({ id: after?.id, score: after?.score, asked: fake.chats.length }).toEqual({
      id: before?.id,
      score: 1,
      asked: 1,
    });
  });
});
