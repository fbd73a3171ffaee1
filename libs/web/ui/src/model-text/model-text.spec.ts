import { TestBed } from '@angular/core/testing';
import { ModelText } from './model-text';

const show = async (text: string): Promise<HTMLElement> => {
  const fixture = TestBed.createComponent(ModelText);
  fixture.componentRef.setInput('text', text);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
};

describe('ModelText', () => {
  it('shows markup as text and makes no element of it', async () => {
    const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    const host = await show(evil);
    expect(host.querySelector('img, script')).toBeNull();
    expect(host.querySelector('pre')?.textContent).toBe(evil);
  });

  it('names what cannot be seen', async () => {
    const host = await show('a\u202eb');
    expect(host.querySelector('.hidden')?.textContent).toBe('U+202E');
  });

  it('shows the beginning of an endless answer first', async () => {
    const host = await show('x'.repeat(200_010));
    expect(host.querySelector('pre')?.textContent).toHaveLength(200_000);
    expect(host.querySelector('button')?.textContent).toContain('Show all');
  });
});
