import { GUEST_LIMITS } from '../sandbox-limits';
import { guestCommand } from './command';

const program = { node: '/node', readable: ['/guest', '/engine'], script: '/guest/runner.mjs', args: ['{}'] };
const command = (ulimit: boolean, bwrap: boolean) => guestCommand(program, { ulimit, bwrap }, GUEST_LIMITS.process);

describe('guestCommand', () => {
  it('starts Node with its permission model in any case', () => {
    const { file, args } = command(false, false);
    expect(file).toBe('/node');
    expect(args.slice(0, 5)).toEqual([
      '--permission',
      '--allow-fs-read=/guest',
      '--allow-fs-read=/engine',
      '--no-addons',
      '--disallow-code-generation-from-strings',
    ]);
    expect(args.slice(-2)).toEqual(['/guest/runner.mjs', '{}']);
    expect(args.filter((arg) => arg.startsWith('--allow-')).length).toBe(2);
  });

  it('puts limits of the shell around it, passing the command as it is', () => {
    const { file, args } = command(true, false);
    expect(file).toBe('/bin/sh');
    expect(args[1]).toContain('ulimit -f 0; ');
    expect(args[1]).toContain('exec "$@"');
    expect(args.slice(3)).toEqual(['/node', ...command(false, false).args]);
  });

  it('shows bubblewrap nothing but Node, its libraries and what may be read', () => {
    const { file, args } = command(false, true);
    expect(file).toBe('bwrap');
    expect(args).toEqual(expect.arrayContaining(['--unshare-all', '--die-with-parent', '--clearenv', '--cap-drop']));
    const shown = args.flatMap((arg, at) => (arg === '--ro-bind-try' ? [args[at + 1]] : []));
    expect(shown).toEqual(['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/node', '/guest', '/engine']);
    expect(args.slice(args.indexOf('--') + 1)).toEqual(['/node', ...command(false, false).args]);
    expect(command(true, true).args[3]).toBe('bwrap');
  });
});
