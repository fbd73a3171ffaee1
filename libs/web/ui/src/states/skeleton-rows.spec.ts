import { TestBed } from '@angular/core/testing';
import { SkeletonRows } from './skeleton-rows';

describe('SkeletonRows', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says after ten seconds what it waits for', () => {
    const fixture = TestBed.createComponent(SkeletonRows);
    const text = () => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent;
    };
    expect(text()).not.toContain('has not answered yet');
    jest.advanceTimersByTime(9_999);
    expect(text()).not.toContain('has not answered yet');
    jest.advanceTimersByTime(1);
    expect(text()).toContain('has not answered yet');
  });
});
