import { request as httpRequest } from 'node:http';
import { PROBLEMS, type Problem } from '@assay/contracts';
import { SwaggerModule } from '@nestjs/swagger';
import { DocumentBuilder } from '@nestjs/swagger';
import { useDatabase } from '@assay/testing/database';
import { RunningApp } from './start-app';

const database = useDatabase();

const IDS = [
  'x',
  '..%2f..%2fetc%2fpasswd',
  '00000000-0000-7000-8000-000000000000',
  '%00',
  "1'%20OR%201=1--",
  'a'.repeat(5_000),
  '%F0%9F%92%A3',
];
const NOBODY = '00000000-0000-7000-8000-000000000000';
const QUERIES = [
  '?limit=1e9',
  '?limit=-1',
  '?limit=0',
  '?cursor=%00',
  '?cursor=e30',
  '?nope=1',
  "?search='%3bDROP%20TABLE%20runs",
  '?sort=score;drop',
  '?descending=maybe',
  '?taskType=cooking',
  '?status[$gt]=1',
  '?a[b][c]=1',
  '?limit=1&limit=2',
];
const BODIES = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '[['.repeat(50_000),
  '{"models":"a"}',
  '{"models":[{"model":{"$ne":1}}]}',
  '{"epochs":1e999,"models":[]}',
  '{"name":"\\u0000","models":[{"model":"\\ud800"}]}',
];

describe('garbage in every route', () => {
  let app: RunningApp;
  let routes: { method: string; path: string }[];

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    const document = SwaggerModule.createDocument(app.app, new DocumentBuilder().build());
    routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
  });
  afterAll(() => app.stop());

  async function expectProblem(method: string, path: string, init: RequestInit = {}): Promise<void> {
    const body = typeof init.body === 'string' ? init.body : '';
    const response = await fetch(`${app.url}${path}`, { method, ...init });
    const text = await response.text();
    const where = `${method} ${path.slice(0, 120)} ${body.slice(0, 60)} → ${response.status} ${text.slice(0, 300)}`;
    expect([where, response.status < 500]).toEqual([where, true]);
    expect([where, /\bat .*\.(ts|js):\d+|node_modules/.test(text)]).toEqual([where, false]);
    if (response.status < 400) return;
    const problem = JSON.parse(text) as Problem | { invalid: unknown[] };
    if ('invalid' in problem) return;
    expect([where, response.headers.get('content-type')]).toEqual([
      where,
      expect.stringContaining('application/problem+json'),
    ]);
    expect([where, problem]).toEqual([
      where,
      expect.objectContaining({
        code: expect.any(String),
        title: expect.any(String),
        detail: expect.any(String),
        hint: expect.any(String),
        status: response.status,
      }),
    ]);
    expect(Object.keys(PROBLEMS)).toContain(problem.code);
  }

  it('knows all its routes', () => {
    expect(routes.length).toBeGreaterThan(25);
  });

  it('answers garbage ids with a problem', async () => {
    for (const { method, path } of routes.filter((route) => route.path.includes('{'))) {
      for (const id of IDS)
        await expectProblem(method, path.replaceAll(/\{\w+\}/g, id), {
          ...(method === 'GET' || method === 'DELETE'
            ? {}
            : { headers: { 'content-type': 'application/json' }, body: '{}' }),
        });
    }
  });

  it('answers garbage queries with a problem', async () => {
    for (const { path } of routes.filter((route) => route.method === 'GET' && !route.path.includes('{'))) {
      for (const query of QUERIES) await expectProblem('GET', `${path}${query}`);
    }
  });

  it('names query parameters that a route does not know', async () => {
    for (const { method, path } of routes) {
      const url = path.replaceAll(/\{\w+\}/g, NOBODY);
      const response = await fetch(`${app.url}${url}?strayed=1`, { method });
      const { code, errors } = (await response.json()) as Problem;
      expect([method, path, response.status, code]).toEqual([method, path, 400, 'invalid_request']);
      if (path !== '/api/benchmarks/run') expect([path, errors?.[0]?.path]).toEqual([path, 'strayed']);
    }
  });

  it('names body fields where a route takes none', async () => {
    for (const path of ['pause', 'resume', 'cancel'].map((verb) => `/api/benchmarks/runs/${NOBODY}/${verb}`)) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const response = await fetch(`${app.url}${path}`, { ...init, body: '{"force":true}' });
      expect(response.status).toBe(400);
      expect(((await response.json()) as Problem).errors).toEqual([{ path: 'force', message: 'is not a known field' }]);
      const plain = await fetch(`${app.url}${path}`, { ...init, body: '{}' });
      await plain.text();
      expect(plain.status).toBe(404);
    }
  });

  it('answers garbage bodies with a problem, and nothing is polluted', async () => {
    for (const { method, path } of routes.filter((route) => route.method === 'POST' || route.method === 'PATCH')) {
      const url = path.replaceAll(/\{\w+\}/g, NOBODY);
      for (const body of BODIES)
        await expectProblem(method, url, { headers: { 'content-type': 'application/json' }, body });
    }
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('makes no difference between a path and the same with a slash at its end', async () => {
    for (const { path } of routes.filter((route) => route.method === 'GET' && !route.path.includes('{'))) {
      const [plain, slash] = await Promise.all([fetch(`${app.url}${path}`), fetch(`${app.url}${path}/`)]);
      await Promise.all([plain.text(), slash.text()]);
      expect([path, slash.status]).toEqual([path, plain.status]);
    }
  });

  it('refuses other content types, large bodies and unknown methods', async () => {
    await expectProblem('POST', '/api/benchmarks/run', {
      headers: { 'content-type': 'text/plain' },
      body: '{"models":[]}',
    });
    const large = await fetch(`${app.url}/api/benchmarks/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(2_000_000) }),
    });
    expect([large.status, ((await large.json()) as Problem).code]).toEqual([413, 'payload_too_large']);
    await expectProblem('PUT', '/api/benchmarks/tasks');
    for (const path of ['/.env', '/dist/server/cli.js', '/../package.json', '/api/../package.json', '/api'])
      await expectProblem('GET', path);
  });

  it('refuses task files that are no task files', async () => {
    const files: [string, string | Buffer<ArrayBuffer>][] = [
      ['alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]`],
      ['zip', Buffer.from('PK\u0003\u0004garbage')],
      ['utf-16', Buffer.from('key: x', 'utf16le')],
      ['gzip that is none', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
      ['js tag', 'key: !!js/function "function(){}"'],
      ['empty', ''],
      ['binary', Buffer.from([0, 1, 2, 255, 254])],
    ];
    for (const [name, body] of files) {
      const response = await fetch(`${app.url}/api/benchmarks/tasks/import`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body,
      });
      expect([name, [400, 413, 422].includes(response.status)]).toEqual([name, true]);
    }
    const none = await fetch(`${app.url}/api/benchmarks/tasks/import`, { method: 'POST', body: new FormData() });
    expect(none.status).toBe(400);
  });

  it('serves nobody who names another host, and changes nothing for another site', async () => {
    const status = (headers: Record<string, string>, method = 'GET', path = '/api/health') =>
      new Promise<number>((resolve, reject) => {
        httpRequest(`${app.url}${path}`, { method, headers, setHost: false }, (response) =>
          resolve(response.resume().statusCode ?? 0),
        )
          .once('error', reject)
          .end();
      });
    const host = new URL(app.url).host;
    expect(await status({ host: 'evil.example' })).toBe(421);
    expect(await status({ host, origin: 'http://evil.example' }, 'POST', '/api/servers')).toBe(403);
    expect(await status({ host })).toBe(200);
    const response = await fetch(`${app.url}/api/health`);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`);
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    'http://169.254.169.254',
    'http://metadata.google.internal',
    'http://2852039166',
    'http://0.0.0.0:1',
    'file:///etc/passwd',
    'http://a:b@x',
    'http://x/?q=1',
  ])('does not register %s (S52–S57)', async (baseUrl) => {
    await expect(app.send('POST', '/api/servers', { name: 'evil', baseUrl })).rejects.toMatchObject({
      code: 'url_not_allowed',
    });
  });

  it('does not register its own address, and never gives a key back', async () => {
    await expect(app.send('POST', '/api/servers', { name: 'self', baseUrl: app.url })).rejects.toMatchObject({
      code: 'url_not_allowed',
    });
    const server = await app.send<Record<string, unknown>>('POST', '/api/servers', {
      name: 'keyed',
      baseUrl: 'http://127.0.0.1:9',
      key: 'canary-secret',
    });
    expect(server['hasSecret']).toBe(true);
    const all = await Promise.all(
      ['/api/servers', `/api/servers/${String(server['id'])}`, '/api/models', '/api/settings'].map((path) =>
        app.get(path),
      ),
    );
    expect(JSON.stringify([server, ...all])).not.toContain('canary-secret');
  });
});
