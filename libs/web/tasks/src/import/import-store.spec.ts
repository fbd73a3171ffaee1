import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ImportStore } from './import-store';

const file = { blob: new Blob(['key: a']), name: 'tasks.yaml' };
const task = (key: string, what: string) => ({ key, title: key, line: 1, what, taskId: null, changes: null });

describe('ImportStore', () => {
  let http: HttpTestingController;
  let store: ImportStore;
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const asked = () => http.expectOne((request) => request.url === '/api/benchmarks/tasks/import');

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ImportStore] });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(ImportStore);
  });
  afterEach(() => http.verify());

  it('looks first and writes nothing, then imports', async () => {
    void store.look(file);
    const look = asked();
    expect(look.request.params.get('dryRun')).toBe('true');
    expect((look.request.body as FormData).get('file')).toMatchObject({ name: 'tasks.yaml' });
    const preview = [task('a', 'created'), task('b', 'unchanged')];
    look.flush({ created: ['a'], updated: [], unchanged: ['b'], invalid: [], preview });
    await settle();
    expect([store.step(), store.toWrite()]).toEqual(['looked', 1]);
    void store.import();
    const written = asked();
    expect(written.request.params.get('dryRun')).toBe('false');
    written.flush({ created: ['a'], updated: [], unchanged: ['b'], invalid: [] });
    await settle();
    expect(store.step()).toBe('done');
  });

  it('imports nothing while anything is wrong, and still says what is right', async () => {
    void store.look(file);
    const invalid = [{ line: 3, key: 'bad', message: 'x' }];
    const report = { created: [], updated: [], unchanged: [], invalid, preview: [task('a', 'created')] };
    asked().flush(report, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect([store.step(), store.toWrite(), store.counts().created]).toEqual(['looked', 0, 1]);
    await store.import();
  });

  it('keeps the way back open when the file cannot be read at all', async () => {
    void store.look(file);
    const problem = { code: 'payload_too_large', status: 413, title: 'The body is too large', detail: '', hint: '' };
    asked().flush(problem, { status: 413, statusText: 'Too large' });
    await settle();
    expect([store.step(), store.failure()?.code]).toEqual(['choose', 'payload_too_large']);
  });

  it('sends the type that all tasks get', async () => {
    store.taskType.set('planning');
    void store.look(file);
    const look = asked();
    expect(look.request.params.get('taskType')).toBe('planning');
    look.flush({ created: [], updated: [], unchanged: [], invalid: [] });
    await settle();
  });
});
