import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ModelList } from '../models/model-list';
import { ServerActions } from './server-actions';

describe('ServerActions', () => {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const setUp = () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), ServerActions, ModelList],
    });
    return { actions: TestBed.inject(ServerActions), http: TestBed.inject(HttpTestingController) };
  };
  const step = (ok: boolean) => ({ ok, steps: [{ name: 'connect', ok, detail: '' }], version: null, models: null });

  it('asks a server that passed the test for its models', async () => {
    const { actions, http } = setUp();
    const done = actions.test('s1');
    http.expectOne('/api/servers/s1/test').flush(step(true));
    await turn();
    expect(actions.of('s1')).toMatchObject({ doing: 'test', test: { ok: true } });
    http.expectOne('/api/servers/s1/refresh').flush({});
    await done;
    expect(actions.of('s1').doing).toBeNull();
  });

  it('shows the step that failed and leaves it at that', async () => {
    const { actions, http } = setUp();
    const done = actions.test('s1');
    http.expectOne('/api/servers/s1/test').flush(step(false));
    await done;
    http.expectNone('/api/servers/s1/refresh');
    expect(actions.of('s1').test?.ok).toBe(false);
  });

  it('does one thing at a time with a server, and does not mix servers up', async () => {
    const { actions, http } = setUp();
    void actions.test('s1');
    void actions.test('s1');
    void actions.test('s2');
    expect(http.match('/api/servers/s1/test')).toHaveLength(1);
    expect(actions.of('s2').doing).toBe('test');
    expect(actions.of('s3').doing).toBeNull();
    await turn();
  });

  it('keeps the refusal of a server beside that server', async () => {
    const { actions, http } = setUp();
    const problem = { code: 'in_use', title: 'It is still in use', status: 409, detail: '', hint: '', type: '' };
    const done = actions.remove({ id: 's1' } as never);
    http.expectOne('/api/servers/s1').flush(problem, { status: 409, statusText: 'Conflict' });
    await done;
    expect(actions.of('s1').failure?.code).toBe('in_use');
    expect(actions.of('s2').failure).toBeNull();
  });
});
