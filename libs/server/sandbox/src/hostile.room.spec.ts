import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JsonValue } from '@assay/contracts';
import type { CodeLanguage, CodeVerdict } from '@assay/domain/run';
import { judgeCases, type CodeCase, type CodeReport } from '@assay/domain/scoring';
import { guestProcesses, peakMiB } from './spec/child-processes';
import { openSpecSandbox, ROOT } from './spec/sandbox-for-specs';
import type { WasmSandbox } from './wasm-sandbox';

interface Program {
  readonly file: string;
  readonly lang: 'js' | 'python';
  readonly attack: string;
  readonly accept: readonly string[];
  /** What was seen when the program was written. */
  readonly observed?: { readonly verdict: string };
}
interface Manifest {
  readonly entry: string;
  readonly cases: readonly (readonly [readonly JsonValue[], JsonValue])[];
  readonly limits: { readonly callMs: number };
  readonly env: Readonly<Record<string, string>>;
  readonly programs: readonly Program[];
}

const folder = resolve(process.env['ASSAY_HOSTILE_DIR'] ?? join(ROOT, 'libs', 'testing', 'hostile'));
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
const cases: readonly CodeCase[] = manifest.cases.map(([args, expected]) => ({ args, expected, compare: 'equal' }));
/** All that loops does so for much longer than this; what may do anything else gets the time to do it. */
function limitsOf(accept: readonly string[]) {
  const cpuMs = accept.every((verdict) => verdict === 'timeout') ? 300 : manifest.limits.callMs;
  return { cpuMs, wallMs: 30_000, taskMs: 60_000 };
}
const LISTENING = 45_999;
const MARKER = 'assay_hostile_marker';

/**
 * All of them, or with `SANDBOX_SPECS=quick` of each language two that end in the same way: the whole suite has little time, and
 * `npm run test:unit -- hostile` runs them all.
 */
function selected(programs: readonly Program[]): readonly Program[] {
  if (process.env['SANDBOX_SPECS'] !== 'quick') return programs;
  const seen = new Map<string, number>();
  return programs.filter(({ lang, observed }) => {
    const kind = `${lang} ${observed?.verdict ?? ''}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= 2;
  });
}

/** Manifests know fewer verdicts: these are kinds of a program that fails by itself. */
const CLASS: Partial<Record<CodeVerdict, string>> = {
  memory_limit: 'runtime_error',
  result_too_large: 'runtime_error',
  load_error: 'runtime_error',
  unsupported: 'runtime_error',
  missing_entry: 'runtime_error',
};

describe('hostile answers', () => {
  let sandbox: WasmSandbox;
  let server: Server;
  let connections = 0;
  let peak = 0;
  const watch = setInterval(() => {
    for (const pid of guestProcesses()) peak = Math.max(peak, peakMiB(pid));
  }, 60);

  beforeAll(async () => {
    Object.assign(process.env, manifest.env);
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    // Another test run on this machine may listen there already; then it counts.
    server.on('error', () => undefined);
    server.listen(LISTENING, '127.0.0.1');
    sandbox = await openSpecSandbox();
  }, 120_000);

  afterAll(async () => {
    clearInterval(watch);
    server.close();
    await sandbox.close();
    expect(guestProcesses()).toEqual([]);
  });

  async function report(
    language: CodeLanguage,
    source: string,
    accept: readonly string[] = [],
  ): Promise<CodeReport & { readonly values: string }> {
    const limits = limitsOf(accept.length === 0 ? ['wrong_answer'] : accept);
    const program = { language, sources: [source], entryPoint: manifest.entry, limits };
    const run = await sandbox.runCases(program, cases);
    return { ...judgeCases(manifest.entry, cases, run), values: JSON.stringify(run) };
  }

  it.each(selected(manifest.programs).map((program) => [program.file, program] as const))(
    '%s gets nowhere',
    async (file, { lang, accept }) => {
      peak = 0;
      const language = lang === 'js' ? 'javascript' : 'python';
      const { verdict, values, reason } = await report(language, readFileSync(join(folder, file), 'utf8'), accept);
      expect(values).not.toContain('LEAK:');
      for (const canary of Object.values(manifest.env)) expect(values).not.toContain(canary);
      expect({ accept, reason, accepted: accept.includes(CLASS[verdict] ?? verdict) }).toMatchObject({
        accepted: true,
      });
      expect(connections).toBe(0);
      for (const place of ['/', tmpdir(), process.cwd()]) expect(existsSync(join(place, MARKER))).toBe(false);
      expect(peak).toBeLessThan(512);
    },
    120_000,
  );

  it.each<[CodeLanguage, string, string]>([
    ['python', 'def add(a, b): return a - b', 'def add(a, b): return a + b'],
    ['javascript', 'const add = (a, b) => a - b', 'const add = (a, b) => a + b'],
  ])(
    'leaves the next %s answer as it is',
    async (language, wrong, right) => {
      expect((await report(language, wrong)).verdict).toBe('wrong_answer');
      expect((await report(language, right)).verdict).toBe('pass');
    },
    60_000,
  );
});
