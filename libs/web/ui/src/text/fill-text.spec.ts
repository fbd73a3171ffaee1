import { fillText } from './fill-text';

describe('fillText', () => {
  it('puts values into braces and writes numbers as the language does', () => {
    expect(fillText('{n} tasks on {server}', { n: 1234, server: 'rack-2' }, 'en')).toBe('1,234 tasks on rack-2');
  });

  it('chooses the plural form by n', () => {
    const tasks = { one: '{n} task', other: '{n} tasks' };
    expect(fillText(tasks, { n: 1 }, 'en')).toBe('1 task');
    expect(fillText(tasks, { n: 0 }, 'en')).toBe('0 tasks');
  });

  it('knows languages with more forms', () => {
    const tasks = { one: '{n} задача', few: '{n} задачи', many: '{n} задач', other: '{n} задачи' };
    expect([1, 2, 5, 21].map((n) => fillText(tasks, { n }, 'ru'))).toEqual([
      '1 задача',
      '2 задачи',
      '5 задач',
      '21 задача',
    ]);
  });

  it('falls back to the general form where a special one is missing', () => {
    expect(fillText({ other: '{n} рядов' }, { n: 2 }, 'ru')).toBe('2 рядов');
  });

  it('leaves a placeholder without a value as it is', () => {
    expect(fillText('about {time}', {}, 'en')).toBe('about {time}');
  });

  it('does not look into the values for placeholders', () => {
    expect(fillText('{name}', { name: '{n}', n: 3 }, 'en')).toBe('{n}');
  });
});
