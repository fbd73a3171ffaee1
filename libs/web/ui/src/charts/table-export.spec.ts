import { TestBed } from '@angular/core/testing';
import { TableExport } from './table-export';
import type { TwinTable } from './table-twin';

const table: TwinTable = { columns: [{ label: 'Model' }], rows: [['=cmd()']] };

describe('TableExport', () => {
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const open = async (given: TwinTable | (() => Promise<TwinTable>)) => {
    const saved: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => (saved.push(blob), 'blob:x'),
      revokeObjectURL: () => undefined,
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const fixture = TestBed.createComponent(TableExport);
    for (const [name, value] of Object.entries({ table: given, title: 'Models', labelled: true }))
      fixture.componentRef.setInput(name, value);
    TestBed.tick();
    const root = fixture.nativeElement as HTMLElement;
    root.querySelector('button')?.click();
    await settle();
    return { root, saved };
  };
  const choose = async (words: string) => {
    const items = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')];
    items.find((item) => item.textContent?.trim() === words)?.click();
    await settle();
  };
  const textOf = (blob: Blob | undefined) =>
    new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsText(blob ?? new Blob());
    });

  afterEach(() => jest.restoreAllMocks());

  it('reads the whole list first, and writes no formula', async () => {
    const { saved } = await open(() => Promise.resolve(table));
    await choose('Table as CSV');
    expect(await textOf(saved[0])).toBe("Model\r\n'=cmd()\r\n");
  });

  it('says that the list could not be read, and saves nothing', async () => {
    const { root, saved } = await open(() => Promise.reject(new Error('away')));
    await choose('Table as JSON Lines');
    expect(root.querySelector('[role=status]')?.textContent).toMatch(/The file was not written/);
    expect(saved).toEqual([]);
  });
});
