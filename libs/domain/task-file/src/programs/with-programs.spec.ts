import type { JsonObject, JsonValue } from '@assay/contracts';
import {
  CodeSandbox,
  NoSandbox,
  type CasesRun,
  type CodeCall,
  type CodeProgram,
  type ProgramResult,
  type SchemaCheck,
} from '@assay/domain/run';
import { printPath } from '../draft-problems';
import { withPrograms } from './with-programs';

/** Generators here are texts: each is asked for what `made` says of its seed. */
class Generating extends CodeSandbox {
  private readonly rest = new NoSandbox('unused');
  readonly report = () => this.rest.report();
  readonly open = () => this.rest.open();
  readonly runTest = () => this.rest.runTest();
  readonly call = (): Promise<ProgramResult> => this.rest.call();

  constructor(private readonly made: (seed: JsonValue) => JsonValue) {
    super();
  }

  override runCases(program: CodeProgram, calls: readonly CodeCall[]): Promise<CasesRun> {
    expect(program).toMatchObject({ language: 'javascript', entryPoint: 'generate' });
    const outcomes = calls.map(({ args }) => ({
      kind: 'value' as const,
      value: this.made(args[0] ?? null),
      after: [],
      printed: '',
    }));
    return Promise.resolve({ problem: null, calls: outcomes, chosen: 0 });
  }

  override checkSchema(schema: JsonObject): Promise<SchemaCheck> {
    const broken = schema['type'] === 'strange';
    return Promise.resolve(broken ? { ok: false, ours: false, problem: 'no such type' } : { ok: true, fault: null });
  }
}

const textOf = (seed: JsonValue): string => (typeof seed === 'string' ? seed : JSON.stringify(seed));
const sandbox = new Generating((seed) => ({ task_description: `Ask ${textOf(seed)}`, expectedOutput: textOf(seed) }));
const shipped = (name: string): Promise<string | null> => Promise.resolve(name === 'route' ? 'shipped' : null);
const file = (path: string): Promise<string | null> => Promise.resolve(path === 'a/b.js' ? 'of a file' : null);
const complete = (task: unknown, sources = { shipped, file }) =>
  withPrograms(task, { spelling: 'snake', sources, sandbox });
const scored = (scorer: JsonObject) => ({ key: 'a', evaluation_criteria: { scorers: [scorer] } });

describe('withPrograms', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['one that ships', { use: 'route' }, { use: 'route', program: 'shipped' }],
    ['one beside the file', { file: 'a/b.js' }, { program: 'of a file' }],
    ['its own', { program: 'own' }, { program: 'own' }],
    ['its own that once shipped', { program: 'own', use: 'route' }, { program: 'own', use: 'route' }],
  ])('takes in the checker: %s', async (_, written, whole) => {
    const { value, problems } = await complete(scored({ type: 'checker', params: { a: 1 }, ...written }));
    expect(problems).toEqual([]);
    expect(value).toEqual(scored({ type: 'checker', params: { a: 1 }, ...whole }));
  });

  it.each<[JsonObject, string]>([
    [{ use: 'strange' }, 'evaluation_criteria.scorers[0].use: No checker of this name ships with Assay.'],
    [{ use: '../core/x' }, 'evaluation_criteria.scorers[0].use: No checker of this name ships with Assay.'],
    [{ use: 5 }, 'evaluation_criteria.scorers[0].use: No checker of this name ships with Assay.'],
    [{ file: 'c.js' }, 'evaluation_criteria.scorers[0].file: The file c.js cannot be read.'],
    ...['../c.js', '/etc/passwd', 'a/../../c.js', '.ssh/id.js', 'a\\c.js'].map((path): [JsonObject, string] => [
      { file: path },
      'evaluation_criteria.scorers[0].file: Must be a path below the folder of the task file, such as checkers/route.js.',
    ]),
    [{ file: 'a/b.js', use: 'route' }, 'evaluation_criteria.scorers[0].file: Give one of program, file and use.'],
  ])('refuses %j', async (written, problem) => {
    const { problems } = await complete(scored({ type: 'checker', ...written }));
    expect(problems.map(({ path, message }) => `${printPath(path)}: ${message}`)).toEqual([problem]);
  });

  it('reads no file for a task that came over the network', async () => {
    const { problems } = await withPrograms(scored({ type: 'checker', file: 'a/b.js' }), {
      spelling: 'snake',
      sources: { shipped },
      sandbox,
    });
    expect(problems[0]?.message).toContain('assay import');
  });

  it('replaces a generator by what it makes', async () => {
    const { value, problems } = await complete({ key: 'a', generator: { program: 'x', seeds: [3, 'b'] } });
    expect(problems).toEqual([]);
    expect(value).toEqual({
      key: 'a',
      task_description: 'Ask 3',
      expected_output: '3',
      variants: [
        { task_description: 'Ask 3', expected_output: '3' },
        { task_description: 'Ask b', expected_output: 'b' },
      ],
    });
  });

  it.each<[JsonValue, RegExp]>([
    ['x', /object/],
    [{ program: 'x' }, /seeds/],
    [{ program: 'x', seeds: [] }, /seeds/],
    [{ program: 'x', seeds: [1.5] }, /whole number/],
    [{ program: 'x', seeds: [1, 1] }, /same/],
    [{ program: 'x', seeds: Array.from({ length: 101 }, (_, at) => at) }, /at most 100/],
    [{ seeds: [1] }, /either a program or a file/],
    [{ program: 'x', file: 'a/b.js', seeds: [1] }, /either a program or a file/],
    [{ program: 'x', seeds: [1], language: 'python' }, /javascript/],
    [{ program: 'x', seeds: [1], params: {} }, /params is not known/],
    [{ file: 'c.js', seeds: [1] }, /cannot be read/],
  ])('refuses the generator %j', async (generator, message) => {
    const { problems } = await complete({ key: 'a', generator });
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
    expect(problems[0]?.path[0]).toBe('generator');
  });

  it('says which seed makes no instance', async () => {
    const context = { spelling: 'snake', sources: { shipped } } as const;
    const silent = new Generating((seed) => (seed === 2 ? null : { task_description: 'a' }));
    const { problems } = await withPrograms(
      { generator: { program: 'x', seeds: [1, 2] } },
      { ...context, sandbox: silent },
    );
    expect(problems[0]?.message).toContain('generate(2) gave no object');
    const none = await withPrograms(
      { generator: { program: 'x', seeds: [1] } },
      { ...context, sandbox: new NoSandbox('Closed.') },
    );
    expect(none.problems[0]?.message).toBe('The generator did not run: Closed.');
  });

  it('looks at schemas', async () => {
    const { problems } = await complete(scored({ type: 'json_schema', schema: { type: 'strange' } }));
    expect(problems.map(({ path, message }) => `${printPath(path)}: ${message}`)).toEqual([
      'evaluation_criteria.scorers[0].schema: Is not a schema that can be used: no such type.',
    ]);
    expect((await complete(scored({ type: 'json_schema', schema: { type: 'object' } }))).problems).toEqual([]);
  });

  it.each([null, 5, 'x', [], { evaluation_criteria: 5 }, { evaluation_criteria: { scorers: [null, 5] } }])(
    'leaves what is no task as it is: %j',
    async (value) => expect(await complete(value)).toEqual({ value, problems: [] }),
  );
});
