import { isPageKey, neighboursOf, stepOfKey } from './neighbours';

describe('neighboursOf', () => {
  it('knows both sides and the place', () => {
    expect(neighboursOf(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c', place: 2, total: 3 });
  });

  it('ends at the ends', () => {
    expect(neighboursOf(['a'], 'a')).toEqual({ previous: null, next: null, place: 1, total: 1 });
  });

  it('leads into the list from an answer that is not in it', () => {
    expect(neighboursOf(['a', 'b'], 'x')).toEqual({ previous: null, next: 'a', place: null, total: 2 });
  });
});

describe('isPageKey', () => {
  const press = (target: HTMLElement, init: KeyboardEventInit = {}): boolean => {
    let answer = false;
    document.body.append(target);
    target.addEventListener('keydown', (event) => (answer = isPageKey(event)));
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', ...init }));
    target.remove();
    return answer;
  };

  it('stands back while somebody types, or a modifier is held', () => {
    expect(press(document.createElement('main'))).toBe(true);
    expect(press(document.createElement('input'))).toBe(false);
    expect(press(document.createElement('main'), { ctrlKey: true })).toBe(false);
    expect(press(document.createElement('main'), { altKey: true })).toBe(false);
  });
});

describe('stepOfKey', () => {
  const step = (key: string, code: string) => stepOfKey(new KeyboardEvent('keydown', { key, code }));

  it('reads J and K, and their places in a layout of another script', () => {
    expect(step('j', 'KeyJ')).toBe(1);
    expect(step('K', 'KeyK')).toBe(-1);
    expect(step('о', 'KeyJ')).toBe(1);
  });

  it('goes by the letter where the layout is Latin', () => {
    expect(step('h', 'KeyJ')).toBe(0);
    expect(step('j', 'KeyC')).toBe(1);
  });
});
