import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NumberField } from './number-field';

@Component({
  selector: 'assay-number-host',
  imports: [NumberField],
  template: `<assay-number-field
    label="Temperature"
    [min]="0"
    [max]="2"
    hint="0 = always the same"
    [(value)]="value"
  />`,
})
class Host {
  readonly value = signal<number | null>(0.7);
}

describe('NumberField', () => {
  const render = async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const input = page.querySelector('input') ?? document.createElement('input');
    const type = async (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    return { host: fixture.componentInstance, page, input, type };
  };

  it('keeps the last good value while what is typed does not fit, and says what would', async () => {
    const { host, page, input, type } = await render();
    await type('7');
    expect(host.value()).toBe(0.7);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(page.textContent).toContain('From 0 to 2.');
  });

  it('does not touch the text while it is being typed', async () => {
    const { host, input, type } = await render();
    await type('1.');
    expect(input.value).toBe('1.');
    expect(host.value()).toBe(1);
  });

  it('reads an emptied field as not set', async () => {
    const { host, type } = await render();
    await type('');
    expect(host.value()).toBeNull();
  });
});
