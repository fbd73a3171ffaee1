import { resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { latestOf } from './latest';

describe('latestOf', () => {
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const setUp = (answer: (ask: string) => Promise<string>) =>
    TestBed.runInInjectionContext(() => {
      const asked = signal('first');
      const read = resource<string, string>({ params: () => asked(), loader: ({ params }) => answer(params) });
      return { asked, latest: latestOf(read) };
    });

  it('loads, then holds the value', async () => {
    const { latest } = setUp((ask) => Promise.resolve(`answer to ${ask}`));
    TestBed.tick();
    expect(latest.loading()).toBe(true);
    await settle();
    expect([latest.value(), latest.loading(), latest.stale()]).toEqual(['answer to first', false, false]);
  });

  it('keeps the old value, marked as stale, while another is on its way', async () => {
    const { asked, latest } = setUp((ask) => (ask === 'first' ? Promise.resolve('old') : new Promise(() => undefined)));
    await settle();
    expect(latest.value()).toBe('old');
    asked.set('second');
    await settle();
    expect([latest.value(), latest.loading(), latest.stale()]).toEqual(['old', false, true]);
  });

  it('keeps the old value beside the failure of the next reading', async () => {
    const { asked, latest } = setUp((ask) =>
      ask === 'first' ? Promise.resolve('old') : Promise.reject(new Error('gone')),
    );
    await settle();
    expect(latest.value()).toBe('old');
    asked.set('second');
    await settle();
    expect([latest.value(), latest.stale(), latest.failure()?.detail]).toEqual(['old', true, 'gone']);
  });
});
