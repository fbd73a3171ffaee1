import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { NIGHT_STATES } from '@assay/contracts';
import { aNight, aNightModel, aRegression, aSchedule, schedulesApi, type ApiOfSchedules } from './fixtures';
import { SchedulesPage } from './schedules-page';

const last = (state: (typeof NIGHT_STATES)[number]) => ({
  lastNights: [{ scheduledFor: '2026-11-24T02:00:00Z', state }],
});

describe('SchedulesPage', () => {
  let root: HTMLElement;
  const asked: string[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  const open = async (address: string, api: ApiOfSchedules): Promise<void> => {
    asked.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([schedulesApi(api, asked)])),
        provideRouter([
          { path: 'schedules', component: SchedulesPage },
          { path: '**', children: [] },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    root = harness.routeNativeElement?.parentElement ?? document.body;
    await settle();
  };
  const names = (): string[] =>
    [...root.querySelectorAll('assay-schedule-table tbody tr td:first-child b')].map((name) => name.textContent);
  const regressions = (): string[] =>
    [...root.querySelectorAll('assay-regression-list tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()).join(' '),
    );
  const press = async (within: string, label: string): Promise<void> => {
    const button = [...root.querySelectorAll(`${within} button`)].find((one) =>
      one.textContent.trim().startsWith(label),
    );
    if (button === undefined) throw new Error(`no button ${label}`);
    (button as HTMLButtonElement).click();
    await settle();
  };

  it('has a word for every state of a night', async () => {
    await open('/schedules', { schedules: NIGHT_STATES.map((state) => aSchedule(state, last(state))) });
    const words = [...root.querySelectorAll('.outcome')].map((one) => one.textContent.trim());
    expect(new Set(words).size).toBe(NIGHT_STATES.length);
    for (const word of words) expect(word).toMatch(/^[A-Z]/);
  });

  it('filters and sorts the schedules by the address', async () => {
    const schedules = [
      aSchedule('nightly', last('ok')),
      aSchedule('mails', { ...last('regression'), suite: 'House mails' }),
      aSchedule('weekly', { enabled: false }),
    ];
    await open('/schedules?sort=-outcome', { schedules });
    expect(names()).toEqual(['mails', 'nightly', 'weekly']);
    await press('assay-schedule-table', 'Off');
    expect(names()).toEqual(['weekly']);
    expect(TestBed.inject(Router).url).toContain('show=off');
    TestBed.resetTestingModule();
    await open('/schedules?q=house', { schedules });
    expect(names()).toEqual(['mails']);
    TestBed.resetTestingModule();
    await open('/schedules?q=nothing', { schedules });
    expect(root.textContent).toContain('No schedule fits.');
    await press('assay-schedule-table', 'Clear');
    expect(names()).toHaveLength(3);
  });

  it('keeps what is over in a list of its own, by state and size', async () => {
    const found = [
      aRegression('1'),
      aRegression('2', { model: 'beta', state: 'recovered', difference: { value: -0.5, low: null, high: null } }),
      aRegression('3', { model: 'gamma', state: 'snoozed' }),
    ];
    await open('/schedules?states=recovered,snoozed&order=-size', {
      schedules: [aSchedule('nightly')],
      regressions: found,
    });
    // Only what somebody has to act on is a card.
    expect(root.querySelectorAll('assay-regression-card')).toHaveLength(1);
    expect(regressions().map((row) => /^(beta|gamma)/.exec(row)?.[0])).toEqual(['beta', 'gamma']);
    await press('assay-regression-list', 'All');
    expect(regressions()).toHaveLength(3);
  });

  it('leads from a card to both runs side by side; a slow model says how it was found and where it lay', async () => {
    const speed = { source: 'probe', probeId: 'p', confirmedBy: 'q', gpuShareBefore: 1, gpuShare: 0.62 } as const;
    const slower = aRegression('2', {
      kind: 'slower',
      baseline: 48,
      now: 31,
      goodRunId: null,
      speed,
      difference: { value: -0.35, low: null, high: null },
    });
    await open('/schedules', { schedules: [aSchedule('nightly')], regressions: [aRegression('1'), slower] });
    const link = root.querySelector<HTMLAnchorElement>('assay-regression-card a[href="/schedules/regressions/1"]');
    expect(link?.textContent).toContain('Compare last good with first bad');
    const cards = [...root.querySelectorAll('assay-regression-card')].map((card) => card.textContent);
    expect(cards[1]).toContain('Confirmed by a second speed probe');
    expect(cards[1]).toContain('62 % on the GPU, 100 % before');
  });

  it('shows the speed of the shown model night by night, and offers a new baseline where a type cannot be compared', async () => {
    const figure = (tokensPerSecond: number) =>
      ({ source: 'probe', tokensPerSecond, baseline: 50, gpuShare: 1, probeId: 'p', finding: 'ok' }) as const;
    const broken = aNightModel({ speed: figure(48) });
    const scope = {
      ...broken.figures[0],
      scope: 'planning',
      state: 'series_broken',
    } as (typeof broken.figures)[number];
    const nights = [
      aNight(1, { inBaseline: true, models: [aNightModel({ speed: figure(50) })] }),
      aNight(2, { state: 'missed', models: [], runId: null }),
      aNight(3, { models: [{ ...broken, figures: [...broken.figures, scope] }] }),
    ];
    await open('/schedules', { schedules: [aSchedule('nightly', last('ok'))], history: { nights } });
    expect(root.textContent).toContain('alpha writes 48 tokens per second, the baseline is 50');
    expect(root.textContent).toContain('baseline pinned on 1 Nov · about one false alarm per model and year');
    expect(root.textContent).toContain('Some task types of alpha cannot be compared any more');
  });

  it('lists alerts by event', async () => {
    const alert = (event: 'worse' | 'did_not_run', createdAt: string) =>
      ({
        id: createdAt,
        event,
        createdAt,
        url: 'https://hooks.example',
        attempts: 1,
        deliveredAt: createdAt,
        nextTryAt: null,
        error: null,
      }) as const;
    const deliveries = [alert('worse', '2026-11-20T02:00:00Z'), alert('did_not_run', '2026-11-21T02:00:00Z')];
    await open('/schedules?events=worse', { schedules: [aSchedule('nightly', last('ok'))], history: { deliveries } });
    expect([...root.querySelectorAll('assay-alert-table tbody tr')]).toHaveLength(1);
    await press('assay-alert-table', 'did not run');
    expect([...root.querySelectorAll('assay-alert-table tbody tr')]).toHaveLength(2);
  });
});
