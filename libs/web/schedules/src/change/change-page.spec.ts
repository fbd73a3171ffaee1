import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { anAnswer, aRegression, schedulesApi, type ApiOfSchedules } from '../fixtures';
import { ChangePage } from './change-page';

const answers = [
  anAnswer('good', 'a', 1, 'The room is 4'),
  anAnswer('bad', 'a', 0, 'The room is 7'),
  anAnswer('good', 'b', 0, 'no'),
  anAnswer('bad', 'b', 1, 'yes'),
  anAnswer('good', 'c', 1, 'same'),
  anAnswer('bad', 'c', 1, 'same'),
  anAnswer('fresh', 'c', 0, 'other'),
];
const tasks = [
  {
    taskId: 'a',
    key: 'a',
    title: 'Task a',
    baseline: 1,
    now: 0,
    goodResultId: null,
    badResultId: null,
    goodRunId: 'good',
    badRunId: 'fresh',
  },
];

describe('ChangePage', () => {
  let root: HTMLElement;
  const asked: string[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  const open = async (
    address: string,
    api: ApiOfSchedules = { regressions: [aRegression('r', { tasks })], answers },
  ) => {
    asked.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([schedulesApi(api, asked)])),
        provideRouter(
          [
            { path: 'schedules/regressions/:regressionId', component: ChangePage },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    root = harness.routeNativeElement?.parentElement ?? document.body;
    await settle();
  };
  const rows = (): string[] =>
    [...root.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()).join(' '),
    );
  const press = async (label: string): Promise<void> => {
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent.trim().startsWith(label));
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  // The browser of the specs has no layout to scroll.
  beforeAll(() => (Element.prototype.scrollIntoView = () => undefined));
  const address = (): string => TestBed.inject(Router).url;

  it('shows what fell first, both answers side by side, and marks what only one of them says', async () => {
    await open('/schedules/regressions/r');
    expect(rows()).toEqual(['Task a 100 % 0 % −100']);
    expect(root.textContent).toContain('3 tasks: 1 worse, 1 better, 1 the same');
    const [good, bad] = [...root.querySelectorAll('article')];
    expect(good?.textContent).toContain('Last good');
    expect([...(good?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).toEqual(['4']);
    expect([...(bad?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).toEqual(['7']);
  });

  it('keeps filter, sort, task and try in the address, and reads them from it', async () => {
    await open('/schedules/regressions/r');
    await press('Changed');
    expect(rows()).toHaveLength(2);
    expect(address()).toContain('show=changed');
    await press('All');
    await press('Task');
    expect(address()).toMatch(/show=all.*sort=-task|sort=-task.*show=all/);
    expect(rows().map((row) => row.slice(0, 6))).toEqual(['Task c', 'Task b', 'Task a']);
    root.querySelector<HTMLButtonElement>('button[aria-label="Answers to Task b"]')?.click();
    await settle();
    expect(address()).toContain('task=b');
    expect(root.querySelector('assay-change-answers h2')?.textContent).toContain('Task b');
    TestBed.resetTestingModule();
    await open('/schedules/regressions/r?show=all&sort=-task&task=c');
    expect(rows()).toHaveLength(3);
    expect(root.textContent).toContain('Both answers are the same, word for word.');
  });

  it('puts the fresh answers beside the good night where they are wanted', async () => {
    await open('/schedules/regressions/r?beside=fresh');
    expect(rows()).toEqual(['Task c 100 % 0 % −100']);
    expect(root.querySelectorAll('article')[1]?.textContent).toContain('Fresh answers');
    expect(asked.some((one) => one.includes('runId=fresh'))).toBe(true);
  });

  it('shows the task type of the drop alone', async () => {
    const regression = aRegression('r', { scope: 'reasoning' });
    await open('/schedules/regressions/r?show=all', { regressions: [regression], answers });
    expect(root.textContent).toContain('These runs have no answers of this model.');
  });

  it('says what is not there: the run of the good night, or the regression', async () => {
    await open('/schedules/regressions/r', { regressions: [aRegression('r', { goodRunId: null })] });
    expect(root.textContent).toContain('No night of the baseline is stored any more');
    TestBed.resetTestingModule();
    await open('/schedules/regressions/none');
    expect(root.querySelector('assay-failure')).not.toBeNull();
  });
});
