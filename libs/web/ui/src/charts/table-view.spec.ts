import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { TwinTable } from './table-twin';
import { TableTwin } from './table-view';

const rows = Array.from({ length: 450 }, (_, at) => [`task ${at}`, String(at % 7)]);

@Component({ imports: [TableTwin], template: `<assay-table-twin [table]="table" caption="Scores" />` })
class Host {
  table: TwinTable = { columns: [{ label: 'Task' }, { label: 'Score', numeric: true }], rows };
}

describe('TableTwin', () => {
  const open = async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const cells = (column: number) =>
      [...root.querySelectorAll(`tbody td:nth-child(${column})`)].map((cell) => cell.textContent?.trim());
    return { fixture, root, cells };
  };

  it('keeps the order of the chart until a head is pressed, then sorts by it, falling first', async () => {
    const { fixture, root, cells } = await open();
    expect(cells(1).slice(0, 2)).toEqual(['task 0', 'task 1']);
    root.querySelectorAll<HTMLButtonElement>('th button')[1]?.click();
    await fixture.whenStable();
    expect(cells(2).slice(0, 2)).toEqual(['6', '6']);
    expect(root.querySelectorAll('th')[1]?.getAttribute('aria-sort')).toBe('descending');
  });

  it('shows 200 of many rows and more by a press', async () => {
    const { fixture, root, cells } = await open();
    expect(cells(1)).toHaveLength(200);
    root.querySelector<HTMLButtonElement>('button.more')?.click();
    await fixture.whenStable();
    expect(cells(1)).toHaveLength(400);
  });

  it('finds rows by any word in them, and says where there is none', async () => {
    const { fixture, root, cells } = await open();
    const search = root.querySelector<HTMLInputElement>('input[type="search"]')!;
    search.value = 'task 44';
    search.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(cells(1)).toHaveLength(11);
    search.value = 'nowhere';
    search.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(root.textContent).toContain('Nothing matches');
  });
});
