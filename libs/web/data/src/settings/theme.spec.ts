import { TestBed } from '@angular/core/testing';
import { parseTheme, ThemeSetting } from './theme';

describe('ThemeSetting', () => {
  beforeEach(() => localStorage.clear());

  it('follows the system until the person chooses', () => {
    expect(TestBed.inject(ThemeSetting).theme()).toBe('system');
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });
  it('keeps a choice and sets it on the page', () => {
    TestBed.inject(ThemeSetting).choose('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('assay.theme')).toBe('dark');
  });
  it('goes back to the system', () => {
    const setting = TestBed.inject(ThemeSetting);
    setting.choose('light');
    setting.choose('system');
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    expect(localStorage.getItem('assay.theme')).toBeNull();
  });
});

describe('parseTheme', () => {
  it('takes nothing but known names', () => {
    expect([parseTheme('dark'), parseTheme('<script>'), parseTheme(null)]).toEqual(['dark', 'system', 'system']);
  });
});
