import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { LabelDesk, LabelItem, NewLabel } from '@assay/contracts';
import { LabelPage } from './label-page';

const none = { value: null, low: null, high: null, n: 0, se: null, bootstrap: null };
const item = (no: number): LabelItem => ({
  ...{ evaluationId: `evaluation-${no}`, item: '0/good', title: `Task ${no}`, task: 'Say it.', reference: 'good' },
  ...{ answer: `Answer ${no}`, requirement: 'Says "good".' },
});
const desk = (next: LabelItem | null, own: number): LabelDesk => ({
  next,
  progress: { own, met: own, notMet: 0, target: 30, shared: 0, sharedTarget: 20 },
  certificate: {
    ...{ grade: 'unmeasured', labels: own, outdated: 0, outdatedByServer: 0, met: own, notMet: 0, labellers: 1 },
    ...{ agreement: none, kappa: none, sensitivity: none, specificity: none, ceiling: none },
    passRate: { raw: 0.5, corrected: null },
  },
});

describe('LabelPage', () => {
  let http: HttpTestingController;
  let root: HTMLElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const open = async (address: string) => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: 'settings/judges/:judgeId/label', component: LabelPage },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create(address);
    root = harness.routeNativeElement?.parentElement ?? document.body;
    await settle();
    for (const request of http.match('/api/judges/j1')) request.flush({ name: 'gemma3:12b' });
    await settle();
  };
  const press = async (key: string, target: EventTarget = document) => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settle();
  };
  const posted = (): NewLabel[] => http.match('/api/judges/j1/labels').map(({ request }) => request.body as NewLabel);

  it('asks who labels before it shows anything', async () => {
    await open('/settings/judges/j1/label');
    expect(root.textContent).toContain('Your name');
    await press('y');
    expect(posted()).toEqual([]);
  });

  it('takes one key per answer, shows what it means at once, and takes the last word back', async () => {
    await open('/settings/judges/j1/label?by=Ada');
    http.expectOne('/api/judges/j1/labels?labeller=Ada').flush(desk(item(1), 0));
    await settle();
    expect(root.textContent).toContain('Answer 1');
    expect(root.textContent).toContain('not yet checked against people');
    await press('y');
    const first = http.expectOne({ method: 'POST', url: '/api/judges/j1/labels' });
    expect(first.request.body).toEqual({ labeller: 'Ada', evaluationId: 'evaluation-1', item: '0/good', label: 'yes' });
    await press('n');
    expect(posted()).toEqual([]);
    first.flush(desk(item(2), 1));
    await settle();
    expect(root.textContent).toContain('Answer 2');
    expect(root.textContent).toContain('1 label is yours.');
    await press('u');
    expect(posted()).toEqual([{ labeller: 'Ada', evaluationId: 'evaluation-1', item: '0/good', label: 'undo' }]);
  });

  it('leaves keys alone that are typed into a field, held, or part of a shortcut', async () => {
    await open('/settings/judges/j1/label?by=Ada');
    http.expectOne('/api/judges/j1/labels?labeller=Ada').flush(desk(item(1), 0));
    await settle();
    const field = root.appendChild(document.createElement('input'));
    await press('y', field);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', ctrlKey: true }));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', repeat: true }));
    await settle();
    expect(posted()).toEqual([]);
  });

  it('says that nothing is left', async () => {
    await open('/settings/judges/j1/label?by=Ada');
    http.expectOne('/api/judges/j1/labels?labeller=Ada').flush(desk(null, 8));
    await settle();
    expect(root.textContent).toContain('Nothing left to label');
  });
});
