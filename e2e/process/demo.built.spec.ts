import { readdir } from 'node:fs/promises';
import type { Comparison, Model, Page, Run, Server } from '@assay/contracts';
import { newHome, removeHome } from '../instance';
import { Program } from '../program';
import { descendantsOf, isAlive, until } from './processes';

const PATIENCE = 240_000;

describe('the demo', () => {
  let home: string;
  let demo: Program;

  beforeAll(async () => {
    home = await newHome();
  });
  afterAll(async () => {
    if (demo.isRunning) await demo.end('SIGTERM');
    await removeHome(home);
  });

  it(
    'shows simulated servers, models and runs, and leaves nothing behind',
    async () => {
      demo = new Program('scripts/demo.mjs', ['--speed', '20'], { PORT: '0', TMPDIR: home });
      const [, url = ''] = await demo.says(/ready at (http:\S+)/);
      const get = async <Body>(path: string): Promise<Body> => (await (await fetch(`${url}${path}`)).json()) as Body;
      const servers = await get<Page<Server>>('/api/servers');
      expect(servers.items.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
        'demo-rack online',
        'demo-workstation online',
      ]);
      const models = (await get<Page<Model>>('/api/models')).items;
      expect(models.length).toBeGreaterThanOrEqual(6);
      expect(models.filter(({ name }) => !name.startsWith('demo-'))).toEqual([]);
      expect(models.some(({ capabilities }) => capabilities.includes('thinking'))).toBe(true);

      const first = await until(async () => {
        const { items } = await get<Page<Run>>('/api/benchmarks/runs');
        return items.find(({ status }) => status === 'completed') ?? null;
      });
      expect(first.counts).toMatchObject({ missing: 0, unscored: 0 });
      expect(first.counts.passed).toBeGreaterThan(0);
      expect(first.counts.failed).toBeGreaterThan(0);
      const names = first.models.map(({ name }) => name).join();
      const comparison = await get<Comparison>(`/api/benchmarks/comparison?models=${names}&runIds=${first.id}`);
      expect(comparison.scopes[0]).toMatchObject({ scope: 'overall', tasks: 10 });

      const processes = [demo.pid, ...descendantsOf(demo.pid)];
      const ended = await demo.end('SIGINT');
      expect(ended).toMatchObject({ code: 0, signal: null });
      expect(ended.stderr).not.toMatch(/error|warn/i);
      expect(processes.filter(isAlive)).toEqual([]);
      expect((await readdir(home)).filter((name) => name.startsWith('assay-demo-'))).toEqual([]);
    },
    PATIENCE,
  );
});
