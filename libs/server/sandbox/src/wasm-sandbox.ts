import { availableParallelism } from 'node:os';
import type { JsonObject, JsonValue } from '@assay/contracts';
import {
  CODE_LIMITS,
  CodeSandbox,
  type CasesRun,
  type CodeCall,
  type CodeLanguage,
  type CodeLimits,
  type CodeProblem,
  type CodeProgram,
  type ProgramCall,
  type ProgramResult,
  type SandboxReport,
  type SchemaCheck,
  type TestRun,
  type TestScript,
} from '@assay/domain/run';
import type { EngineRoom } from './engines/engine-room';
import { withGuest } from './engines/with-guest';
import { WorkerSlots } from './engines/worker-slots';
import { callProgram } from './run/call-program';
import { Candidate } from './run/candidate';
import { short } from './run/problems';
import { runCases } from './run/run-cases';
import { runTest } from './run/run-test';
import { SandboxCheck } from './sandbox-check';
import { SandboxFault } from './sandbox-fault';
import type { SandboxOptions } from './sandbox-options';
import { SchemaRoom } from './schema/schema-room';

/** Programs run in WebAssembly guests, one fresh process each: QuickJS for JavaScript, CPython for Python. */
export class WasmSandbox extends CodeSandbox {
  private readonly slots: WorkerSlots;
  private readonly check: SandboxCheck;
  private readonly schemas: SchemaRoom;

  constructor(options: SandboxOptions) {
    super();
    this.slots = new WorkerSlots(options.workers ?? Math.max(1, availableParallelism() - 1));
    this.check = new SandboxCheck(options);
    this.schemas = new SchemaRoom(options.root);
  }

  override report(): SandboxReport {
    return this.check.report;
  }

  /** Looks at the machine and tries the engines; every run waits for it. Resolves with what it found, never throws. */
  override async open(): Promise<SandboxReport> {
    await this.check.done();
    return this.report();
  }

  /** Ends what waits and what runs; no process is left when it resolves. */
  async close(): Promise<void> {
    await Promise.all([this.check.close(), this.schemas.close()]);
  }

  override runCases(program: CodeProgram, calls: readonly CodeCall[]): Promise<CasesRun> {
    const limits = limitsOf(program);
    return this.inRoom(
      program.language,
      (room) =>
        withGuest(room, program.language, (guest) =>
          runCases(new Candidate(guest, limits), program, calls, clockOf(limits)),
        ),
      (problem) => ({ problem, calls: [], chosen: null }),
    );
  }

  override runTest(program: CodeProgram, test: TestScript): Promise<TestRun> {
    const limits = limitsOf(program);
    return this.inRoom(
      program.language,
      (room) =>
        withGuest(room, program.language, (guest) =>
          runTest(new Candidate(guest, limits), room.testers, { program, test, limits }, clockOf(limits)),
        ),
      ({ verdict, reason }) => ({ verdict, reason, chosen: null, printed: '' }),
    );
  }

  override call(call: ProgramCall): Promise<ProgramResult> {
    const limits = limitsOf(call);
    return this.inRoom<ProgramResult>(
      call.language,
      (room) => withGuest(room, call.language, (guest) => callProgram(new Candidate(guest, limits), call)),
      (problem) => ({ ok: false, problem }),
    );
  }

  override checkSchema(schema: JsonObject, value: JsonValue): Promise<SchemaCheck> {
    return this.schemas.check(schema, value);
  }

  /** Work that waits for its turn; a fault of the sandbox is tried once more, then told as what it is. */
  private async inRoom<Result>(
    language: CodeLanguage,
    work: (room: EngineRoom) => Promise<Result>,
    failed: (problem: CodeProblem) => Result,
  ): Promise<Result> {
    return this.slots.run(async () => {
      try {
        const room = await this.check.roomFor(language);
        return room === null ? failed(harnessError(this.report().reason)) : await twice(() => work(room));
      } catch (error) {
        if (error instanceof SandboxFault) return failed(harnessError(error.message));
        throw error;
      }
    });
  }
}

async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SandboxFault) return work();
    throw error;
  }
}

function harnessError(reason: string): CodeProblem {
  return { verdict: 'harness_error', reason: short(`The sandbox did not work: ${reason}`) };
}

function limitsOf({ limits = {} }: { readonly limits?: Partial<CodeLimits> }): CodeLimits {
  return { ...CODE_LIMITS, ...limits };
}

/** Says whether the time of a task is over. */
function clockOf({ taskMs }: CodeLimits): () => boolean {
  const end = performance.now() + taskMs;
  return () => performance.now() >= end;
}
