import { FINAL_RUN_STATUSES, RUN_COMMANDS, RUN_STATUSES, type RunStatus } from '@assay/contracts';
import * as fc from 'fast-check';
import {
  type CommandDecision,
  decideCommand,
  DESIRED_STATES,
  isFinal,
  RUN_TRANSITIONS,
  type CommandedRun,
} from './run-state';

const running: CommandedRun = { status: 'running', desiredState: 'run', started: true, retriable: false };

const anyRun = fc.record<CommandedRun>({
  status: fc.constantFrom(...RUN_STATUSES),
  desiredState: fc.constantFrom(...DESIRED_STATES),
  started: fc.boolean(),
  retriable: fc.boolean(),
});

/** A run once a command is carried out. */
function after(run: CommandedRun, decision: Exclude<CommandDecision, string>): CommandedRun {
  const { desired, status, retries } = decision;
  return { ...run, desiredState: desired, status, retriable: run.retriable && !retries };
}

describe('decideCommand', () => {
  it('pauses what is queued, running or waiting', () => {
    for (const status of ['queued', 'running', 'waiting'] as const) {
      expect(decideCommand({ ...running, status }, 'pause')).toEqual({
        desired: 'pause',
        status: 'paused',
        retries: false,
      });
    }
  });

  it('resumes to running, or to queued where no lane had begun', () => {
    const paused: CommandedRun = { status: 'paused', desiredState: 'pause', started: true, retriable: false };
    expect(decideCommand(paused, 'resume')).toEqual({ desired: 'run', status: 'running', retries: false });
    expect(decideCommand({ ...paused, started: false }, 'resume')).toEqual({
      desired: 'run',
      status: 'queued',
      retries: false,
    });
  });

  it('cancels from every open status and leaves the status to the last trial', () => {
    for (const status of ['queued', 'running', 'waiting', 'paused'] as const) {
      const desiredState = status === 'paused' ? 'pause' : 'run';
      expect(decideCommand({ ...running, status, desiredState }, 'cancel')).toEqual({
        desired: 'cancel',
        status,
        retries: false,
      });
    }
  });

  it('neither pauses nor resumes what is being cancelled', () => {
    const leaving: CommandedRun = { ...running, desiredState: 'cancel' };
    expect([decideCommand(leaving, 'pause'), decideCommand(leaving, 'resume')]).toEqual(['refused', 'refused']);
  });

  it('tries again what is missing, from the end as in the middle, but not against a pause or a cancel', () => {
    const again = { desired: 'run', status: 'running', retries: true };
    for (const status of [...FINAL_RUN_STATUSES, 'running', 'waiting'] as const) {
      expect(decideCommand({ ...running, status, retriable: true }, 'retry-failed')).toEqual(again);
    }
    expect(decideCommand({ ...running, status: 'failed', started: false, retriable: true }, 'retry-failed')).toEqual({
      ...again,
      status: 'queued',
    });
    for (const desiredState of ['pause', 'cancel'] as const) {
      expect(decideCommand({ ...running, desiredState, retriable: true }, 'retry-failed')).toBe('refused');
    }
  });

  it('has nothing to try again where nothing is missing', () => {
    expect(decideCommand(running, 'retry-failed')).toBe('nothing');
    expect(decideCommand({ ...running, status: 'completed' }, 'retry-failed')).toBe('refused');
  });

  it('refuses every command once the run is over and nothing is missing', () => {
    for (const status of FINAL_RUN_STATUSES) {
      for (const command of RUN_COMMANDS) expect(decideCommand({ ...running, status }, command)).toBe('refused');
    }
  });

  it('takes the same command twice as once', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(...RUN_COMMANDS), (run, command) => {
        const first = decideCommand(run, command);
        if (first === 'refused' || first === 'nothing') return;
        expect(decideCommand(after(run, first), command)).toBe('nothing');
      }),
    );
  });

  it('never leads to a status that may not follow', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(...RUN_COMMANDS), (run, command) => {
        const decision = decideCommand(run, command);
        if (decision === 'refused' || decision === 'nothing' || decision.status === run.status) return;
        const rests = (run.desiredState === 'pause') === (run.status === 'paused');
        const began = run.status !== 'running' || run.started;
        if (rests && began) expect(RUN_TRANSITIONS[run.status]).toContain(decision.status);
      }),
    );
  });

  it('always leaves a way to the end, whatever was commanded before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RUN_COMMANDS)), (commands) => {
        const last = commands.reduce<CommandedRun>((run, command) => {
          const decision = decideCommand(run, command);
          if (decision === 'refused' || decision === 'nothing') return run;
          return after(run, decision);
        }, running);
        expect(isFinal(last.status)).toBe(false);
        expect(last.desiredState === 'cancel' || decideCommand(last, 'cancel') !== 'refused').toBe(true);
      }),
    );
  });
});

describe('RUN_TRANSITIONS', () => {
  it('reach an end from every status', () => {
    const ends = (status: RunStatus): boolean => RUN_TRANSITIONS[status].some(isFinal) || isFinal(status);
    expect(RUN_STATUSES.filter((status) => !ends(status))).toEqual([]);
  });

  it('leave a final status only to work again', () => {
    for (const status of FINAL_RUN_STATUSES) expect(RUN_TRANSITIONS[status]).toEqual(['running', 'queued']);
  });
});
