import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { App } from './app';
import { PageTitle } from './page-title';

@Component({ selector: 'assay-some-page', template: `<h1>Some page</h1>` })
class SomePage {}
@Component({ selector: 'assay-other-page', template: `<h1>Other page</h1>` })
class OtherPage {}

describe('App', () => {
  const page = (items: readonly unknown[]) => ({ items, nextCursor: null, total: items.length });
  const server = (name: string, status: string) => ({ id: name, name, status, enabled: true, kind: 'ollama' });
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const open = async (servers: readonly unknown[], runs: readonly unknown[]) => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: '', component: SomePage, title: 'Some page' },
          { path: 'other', component: OtherPage, title: 'Other page' },
        ]),
        { provide: TitleStrategy, useExisting: PageTitle },
      ],
    });
    const fixture = TestBed.createComponent(App);
    document.body.append(fixture.nativeElement as HTMLElement);
    await TestBed.inject(Router).navigateByUrl('/');
    TestBed.tick();
    const http = TestBed.inject(HttpTestingController);
    http.expectOne((request) => request.url === '/api/servers').flush(page(servers));
    http.expectOne((request) => request.url === '/api/benchmarks/runs').flush(page(runs));
    await settle();
    const root = fixture.nativeElement as HTMLElement;
    return { root, text: () => root.textContent.replace(/\s+/g, ' ') };
  };

  it('says how many servers answer, each with its shape', async () => {
    const { root, text } = await open([server('workstation', 'online'), server('rack-2', 'offline')], []);
    expect(text()).toContain('Servers: 1 of 2 answer');
    expect([...root.querySelectorAll('assay-server-health .dot')].map((dot) => dot.className)).toEqual([
      'dot ok',
      'dot off',
    ]);
  });

  it('leads to the run that is going on', async () => {
    const run = { id: 'r1', name: 'Run 131', progress: 0.229, eta: { expectedMs: 2_880_000 } };
    const { root, text } = await open([], [run]);
    expect(root.querySelector('assay-run-chip a')?.getAttribute('href')).toBe('/benchmarks/results/r1');
    expect(text()).toContain('22 %');
    expect(text()).toContain('48 min left');
  });

  it('shows no run where none is going on', async () => {
    const { root } = await open([], []);
    expect(root.querySelector('assay-run-chip a')).toBeNull();
  });

  it('takes the focus and the title along to another page', async () => {
    const { root, text } = await open([], []);
    expect(document.activeElement).toBe(document.body);
    await TestBed.inject(Router).navigateByUrl('/other');
    await settle();
    expect(document.activeElement).toBe(root.querySelector('main'));
    expect(document.title).toBe('Other page · Assay');
    expect(text()).toContain('Other page');
  });

  it('goes round the themes', async () => {
    const { root } = await open([], []);
    const button = root.querySelector<HTMLButtonElement>('assay-theme-switch button');
    const names: (string | null | undefined)[] = [];
    for (let press = 0; press < 3; press++) {
      button?.click();
      await settle();
      names.push(document.documentElement.dataset['theme'] ?? null);
    }
    expect(names).toEqual(['light', 'dark', null]);
  });
});
