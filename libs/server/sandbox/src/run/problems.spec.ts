import { SandboxFault } from '../sandbox-fault';
import type { EndReason } from '../process/frame';
import { problemOfEnd, problemOfError, problemOfReply } from './problems';

const ended = (why: EndReason, what = '') => problemOfEnd({ kind: 'end', why, what, printed: '' });

describe('problemOfEnd', () => {
  it.each<[EndReason, string, string]>([
    ['timeout', '', 'timeout'],
    ['violation', 'JsProxy_GetAttr_js', 'sandbox_violation'],
    ['exit', 'proc_exit', 'crashed'],
    ['trap', 'unreachable', 'crashed'],
    ['output', '', 'output_limit'],
    ['garbled', '', 'tamper'],
    ['died', 'SIGABRT', 'crashed'],
    ['died', 'SIGXCPU', 'timeout'],
  ])('takes %s (%s) for %s', (why, what, verdict) => expect(ended(why, what).verdict).toBe(verdict));

  it('blames no program for what the sandbox or the machine did', () => {
    expect(() => ended('fault', 'no such file')).toThrow(SandboxFault);
    expect(() => ended('died', 'SIGKILL')).toThrow(SandboxFault);
    // Ctrl-C and the like are sent to all that we started: no death of the program.
    for (const stop of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'])
      expect(() => ended('died', stop)).toThrow(SandboxFault);
  });
});

describe('problemOfError', () => {
  const error = { type: 'ValueError', message: 'a\n b', line: 7, unsupported: null };

  it('says what was thrown and where', () => {
    expect(problemOfError(error)).toEqual({
      verdict: 'runtime_error',
      reason: 'ValueError: a b (line 7)',
      error: 'ValueError',
    });
  });

  it('knows memory and what the sandbox lacks', () => {
    expect(problemOfError({ ...error, type: 'MemoryError' }).verdict).toBe('memory_limit');
    expect(problemOfError({ ...error, type: 'InternalError', message: 'out of memory' }).verdict).toBe('memory_limit');
    expect(problemOfError({ ...error, unsupported: 'threads' })).toEqual({
      verdict: 'unsupported',
      reason: 'The sandbox does not have threads (line 7).',
    });
  });
});

describe('problemOfReply', () => {
  it('is nothing where there is a value, whatever it is', () => expect(problemOfReply({ ok: null })).toBeNull());
  it('is tampering where there is neither value nor problem', () => {
    expect(problemOfReply({ n: 'a' })?.verdict).toBe('tamper');
  });
});
