import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { GridKeys } from './grid-keys';

@Component({
  imports: [GridKeys],
  template: `<table assayGridKeys>
    <tbody>
      @for (row of [0, 1, 2]; track row) {
        <tr>
          @for (column of [0, 1, 2]; track column) {
            <td>
              <button type="button" [attr.tabindex]="row + column === 0 ? 0 : -1">{{ row }}.{{ column }}</button>
            </td>
          }
        </tr>
      }
    </tbody>
  </table>`,
})
class Host {}

describe('GridKeys', () => {
  let root: HTMLElement;
  const press = (key: string, more: KeyboardEventInit = {}): boolean =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    ) ?? true;
  const at = (): string => document.activeElement?.textContent?.trim() ?? '';

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    root.querySelector('button')?.focus();
  });
  afterEach(() => root.remove());

  it('moves by arrows, and stays at the edges', () => {
    press('ArrowRight');
    press('ArrowDown');
    expect(at()).toBe('1.1');
    for (let turn = 0; turn < 5; turn++) press('ArrowLeft');
    press('ArrowDown');
    press('ArrowDown');
    expect(at()).toBe('2.0');
  });

  it('goes to the ends of a row and to the corners', () => {
    press('End');
    expect(at()).toBe('0.2');
    press('End', { ctrlKey: true });
    expect(at()).toBe('2.2');
    press('Home', { ctrlKey: true });
    expect(at()).toBe('0.0');
  });

  it('is come back to where it was left by the tab key', () => {
    press('ArrowRight');
    const stops = [...root.querySelectorAll('[tabindex="0"]')].map((one) => one.textContent?.trim());
    expect(stops).toEqual(['0.1']);
  });

  it('takes no key that belongs to the browser', () => {
    expect(press('ArrowRight', { altKey: true })).toBe(true);
    expect(press('Tab')).toBe(true);
    expect(press('ArrowRight')).toBe(false);
  });
});
