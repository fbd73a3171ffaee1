import { copyFile, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guestProcesses } from './spec/child-processes';
import { firstOf, openSpecSandbox, ROOT, SPEC_FOLDER } from './spec/sandbox-for-specs';
import { WasmSandbox } from './wasm-sandbox';

jest.setTimeout(120_000);

const PYTHON = 'def add(a, b): return a + b';

describe('WasmSandbox', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-sandbox-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    expect(guestProcesses()).toEqual([]);
  });

  it('says what it found, and runs nothing before it has looked', async () => {
    const sandbox = new WasmSandbox({ root: ROOT, folder: SPEC_FOLDER, policy: 'auto' });
    expect(sandbox.report()).toMatchObject({ level: 'unavailable', reason: 'The sandbox is being checked.' });
    const value = await firstOf(sandbox, 'javascript', 'const add = (a, b) => a + b', 2, 3);
    const report = sandbox.report();
    expect({ value, known: ['strong', 'standard'].includes(report.level) }).toEqual({ value: 5, known: true });
    expect(report.layers.slice(0, 4)).toEqual(['wasm', 'values-out', 'fresh-process', 'node-permission']);
    expect(report.layers.includes('bwrap')).toBe(report.level === 'strong');
    expect(report.engines).toEqual({ python: 'pyodide 314.0.7', javascript: 'quickjs-emscripten 0.32.0' });
    await sandbox.close();
  });

  it('starts Python without a snapshot that is broken', async () => {
    const [snapshot = ''] = await readdir(SPEC_FOLDER);
    await copyFile(join(SPEC_FOLDER, snapshot), join(folder, snapshot));
    await truncate(join(folder, snapshot), 1_000_000);
    const sandbox = await openSpecSandbox({ folder });
    expect(await firstOf(sandbox, 'python', PYTHON, 2, 3)).toBe(5);
    expect(await readdir(folder)).toEqual([]);
    await sandbox.close();
  });

  it('runs nothing without bubblewrap where that is asked for', async () => {
    const sandbox = await openSpecSandbox({ policy: 'require-bwrap' });
    const { level, reason } = sandbox.report();
    const value = await firstOf(sandbox, 'javascript', 'const add = (a, b) => a + b', 2, 3);
    await sandbox.close();
    if (level === 'strong') expect(value).toBe(5);
    else {
      expect({ level, reason }).toEqual({
        level: 'unavailable',
        reason: expect.stringMatching(/^ASSAY_SANDBOX asks for bubblewrap\. No bubblewrap: /) as string,
      });
      expect(value).toMatchObject({ verdict: 'harness_error' });
    }
  });

  it('is unavailable where a part of it is missing', async () => {
    const sandbox = new WasmSandbox({ root: folder, folder, policy: 'auto' });
    const result = await sandbox.call({ language: 'javascript', program: '', function: 'check', args: [] });
    expect(result).toMatchObject({ ok: false, problem: { verdict: 'harness_error' } });
    expect(sandbox.report().level).toBe('unavailable');
    await sandbox.close();
  });

  it('ends what runs when it is closed, and begins nothing more', async () => {
    const sandbox = await openSpecSandbox({ folder: SPEC_FOLDER, workers: 1 });
    const program = {
      language: 'javascript',
      entryPoint: 'add',
      sources: ['const add = () => { for (;;); }'],
    } as const;
    const limits = { cpuMs: 60_000, wallMs: 60_000, taskMs: 60_000 };
    const endless = sandbox.runCases({ ...program, limits }, [{ args: [] }]);
    const waiting = sandbox.runCases({ ...program, limits }, [{ args: [] }]);
    while (guestProcesses().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await sandbox.close();
    expect(guestProcesses()).toEqual([]);
    await endless;
    expect((await waiting).problem).toMatchObject({ verdict: 'harness_error' });
  });
});
