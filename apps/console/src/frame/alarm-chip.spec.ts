import { HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Regression } from '@assay/contracts';
import { of } from 'rxjs';
import { AlarmChip } from './alarm-chip';

const regression = (id: string, parts: Partial<Regression> = {}): Regression =>
  ({ id, kind: 'worse', model: 'gemma3:12b', goodRunId: 'good', badRunId: 'bad', ...parts }) as Regression;

describe('AlarmChip', () => {
  const asked: string[] = [];
  const shown = async (items: readonly Regression[]): Promise<HTMLAnchorElement | null> => {
    asked.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(
          withInterceptors([
            (request) => {
              asked.push(request.urlWithParams);
              return of(new HttpResponse({ status: 200, body: { items, nextCursor: null, total: items.length } }));
            },
          ]),
        ),
      ],
    });
    const fixture = TestBed.createComponent(AlarmChip);
    await fixture.whenStable();
    const chip = (fixture.nativeElement as HTMLElement).querySelector('a');
    fixture.destroy();
    return chip;
  };

  it('is silent while nothing is open, and asks for nothing that somebody has acknowledged', async () => {
    expect(await shown([])).toBeNull();
    expect(asked[0]).toContain('state=open&');
  });

  it('leads from one drop to both runs side by side', async () => {
    const chip = await shown([regression('r')]);
    expect(chip?.textContent.trim()).toBe('gemma3:12b got worse');
    expect(chip?.getAttribute('href')).toBe('/schedules/regressions/r');
  });

  it('leads from a slow model, and from several, to the page of the schedules', async () => {
    const slow = await shown([regression('r', { kind: 'slower' })]);
    expect([slow?.textContent.trim(), slow?.getAttribute('href')]).toEqual(['gemma3:12b got slower', '/schedules']);
    TestBed.resetTestingModule();
    const many = await shown([regression('r'), regression('s')]);
    expect([many?.textContent.trim(), many?.getAttribute('href')]).toEqual([
      '2 things got worse or slower',
      '/schedules',
    ]);
  });
});
