import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Task, TaskDraft } from '@assay/contracts';
import { TaskSaver } from './task-saver';

const draft: TaskDraft = {
  ...{ key: 'a', taskType: 'reasoning', category: 'mine', taskDescription: 'd', expectedOutput: '4' },
  evaluationCriteria: { scorers: [{ type: 'number' }] },
};
const stored = (id: string, version: number, category: string, versions: readonly string[]) =>
  ({
    ...draft,
    ...{ id, version, category, title: 'a', difficulty: null, tags: [], lang: 'en', system: null, messages: null },
    ...{ options: {}, variants: [], mustPass: [], mustFail: [], source: null, licence: null },
    versions: versions.map((one, place) => ({ id: one, version: versions.length - place, createdAt: '' })),
  }) as unknown as Task;

describe('TaskSaver', () => {
  let http: HttpTestingController;
  let saver: TaskSaver;
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const refuse = (code: string, status: number, url: string) =>
    http.expectOne(url).flush({ code, status, title: code, detail: '', hint: '' }, { status, statusText: code });

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), TaskSaver] });
    http = TestBed.inject(HttpTestingController);
    saver = TestBed.inject(TaskSaver);
  });
  afterEach(() => http.verify());

  it('says in an edit which fields were emptied', async () => {
    const saving = saver.save(draft, { id: 'v1' });
    const request = http.expectOne('/api/benchmarks/tasks/v1');
    expect(request.request.method).toBe('PATCH');
    expect(request.request.body).toMatchObject({ category: 'mine', tags: null, system: null });
    request.flush(stored('v2', 2, 'mine', ['v2', 'v1']));
    expect((await saving)?.id).toBe('v2');
  });

  it('finds out who was faster and what differs from theirs', async () => {
    const saving = saver.save(draft, { id: 'v1' });
    refuse('conflict', 409, '/api/benchmarks/tasks/v1');
    await settle();
    http.expectOne('/api/benchmarks/tasks/v1').flush(stored('v1', 1, 'first', ['v2', 'v1']));
    await settle();
    http.expectOne('/api/benchmarks/tasks/v2').flush(stored('v2', 2, 'theirs', ['v2', 'v1']));
    expect(await saving).toBeNull();
    expect(saver.conflict()).toMatchObject({
      theirs: { id: 'v2' },
      changes: [{ path: 'category', before: 'theirs', after: 'mine' }],
    });
    expect(saver.failure()).toBeNull();
  });

  it('shows any other refusal as it is', async () => {
    const saving = saver.save(draft, null);
    refuse('name_taken', 409, '/api/benchmarks/tasks');
    expect(await saving).toBeNull();
    expect([saver.failure()?.code, saver.conflict(), saver.saving()]).toEqual(['name_taken', null, false]);
  });
});
