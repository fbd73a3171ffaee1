import { CommandLine } from './read-options';
import { UsageError } from './usage-error';

const OPTIONS = {
  models: { type: 'string' },
  epochs: { type: 'string' },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
} as const;
const read = (...args: string[]) => CommandLine.read(args, OPTIONS, true);

describe('CommandLine', () => {
  it('reads values, lists, numbers, switches and files', () => {
    const line = read('--models', 'a, b@here,', '--epochs=3', '--dry-run', 'tasks.yaml');
    expect(line.list('models')).toEqual(['a', 'b@here']);
    expect(line.number('epochs', { min: 1, max: 100 })).toBe(3);
    expect(line.has('dry-run')).toBe(true);
    expect(line.files).toEqual(['tasks.yaml']);
    expect(line.text('format')).toBeUndefined();
  });

  it.each([
    ['--nope'],
    ['--models'],
    ['--epochs', '-1'],
    ['--epochs', 'x'],
    ['--epochs', '1.5'],
    ['--epochs', '101'],
    ['--epochs='],
    ['--models', ','],
  ])('refuses %j', (...args: string[]) => {
    expect(() => {
      const line = read(...args);
      line.list('models');
      line.number('epochs', { min: 1, max: 100 });
    }).toThrow(UsageError);
  });

  it('takes ids of runs, and latest for one', () => {
    const id = '01a20d28-7c91-741b-81b9-0934b75c53ee';
    expect(read('--models', id).run('models')).toBe(id);
    expect(read('--models', 'latest').run('models')).toBe('latest');
    expect(read('--models', `${id},${id}`).runs('models')).toEqual([id, id]);
    expect(() => read('--models', 'first').run('models')).toThrow('--models takes the id of a run, or latest');
    expect(() => read('--models', `${id},latest`).runs('models')).toThrow('not "latest"');
  });

  it('refuses a value outside of its list and names what is allowed', () => {
    expect(() => read('--format', 'xml').oneOf('format', ['csv', 'json'])).toThrow(
      '--format must be one of csv, json, not "xml".',
    );
  });
});
