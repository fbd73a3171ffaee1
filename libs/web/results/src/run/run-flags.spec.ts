import { TestBed } from '@angular/core/testing';
import { FLAG_RULES } from '@assay/contracts';
import { RunFlags } from './run-flags';

describe('RunFlags', () => {
  const open = (flags: Readonly<Record<string, number>>, chosen: 'contended' | null = null) => {
    const fixture = TestBed.createComponent(RunFlags);
    fixture.componentRef.setInput('flags', flags);
    fixture.componentRef.setInput('chosen', chosen);
    const chose: unknown[] = [];
    fixture.componentInstance.choose.subscribe((flag) => chose.push(flag));
    TestBed.tick();
    const root = fixture.nativeElement as HTMLElement;
    return { root, chose, lines: () => [...root.querySelectorAll('li')].map((line) => line.textContent) };
  };

  it('is not there where no answer has a flag', () => {
    expect(open({}).root.querySelector('section')).toBeNull();
  });

  it('says how many answers carry each flag and what it means, and leads to them', () => {
    const { lines, root, chose } = open({ retried: 1, contended: 3, unheard_of: 9 });
    expect(lines()).toHaveLength(2);
    expect(lines()[0]).toContain(FLAG_RULES.contended.sentence);
    expect(lines().map((line) => /Show \d+ answers?/.exec(line ?? '')?.[0])).toEqual([
      'Show 3 answers',
      'Show 1 answer',
    ]);
    root.querySelector('button')?.click();
    expect(chose).toEqual(['contended']);
  });

  it('takes the filter away again', () => {
    const { root, chose } = open({ contended: 3 }, 'contended');
    const button = root.querySelector('button');
    expect([button?.textContent?.trim(), button?.getAttribute('aria-pressed')]).toEqual(['Show all answers', 'true']);
    button?.click();
    expect(chose).toEqual([null]);
  });
});
