import type { JsonObject, JsonValue } from '@assay/contracts';

export const CODE_LANGUAGES = ['python', 'javascript'] as const;
/** Languages that the sandbox runs; TypeScript counts as JavaScript, its types are stripped. */
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

export const CODE_VERDICTS = [
  'pass',
  'wrong_answer',
  'runtime_error',
  'load_error',
  'no_code',
  'missing_entry',
  'timeout',
  'memory_limit',
  'output_limit',
  'result_too_large',
  'crashed',
  'sandbox_violation',
  'tamper',
  'unsupported',
  'harness_error',
] as const;
/** How a program that was run did. `harness_error` is our own fault and never counts against a model. */
export type CodeVerdict = (typeof CODE_VERDICTS)[number];
/** Why a program gave no value. */
export type CodeFailure = Exclude<CodeVerdict, 'pass' | 'wrong_answer' | 'no_code'>;

/** Limits of one run. Times in ms: `cpuMs` and `wallMs` for the load and for each call, `taskMs` wall time for all of them. */
export interface CodeLimits {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly taskMs: number;
}
/**
 * Python here is about two and a half times as slow as elsewhere: what takes four seconds of CPU there is still let through. Wall time
 * is long, so that a busy machine fails no program.
 */
export const CODE_LIMITS: CodeLimits = { cpuMs: 12_000, wallMs: 60_000, taskMs: 120_000 };

/** Why a program gave no value, in one sentence. */
export interface CodeProblem {
  readonly verdict: CodeFailure;
  readonly reason: string;
  /** Name of the error that was thrown, for `runtime_error`. */
  readonly error?: string;
}

/** The program of an answer. */
export interface CodeProgram {
  readonly language: CodeLanguage;
  /** Readings of one answer, the best first: the first that parses and defines the entry point is run, else the first that parses. */
  readonly sources: readonly string[];
  /** Name of the function that is called. */
  readonly entryPoint: string;
  readonly limits?: Partial<CodeLimits>;
}

/** What the entry point is called with; values are typed JSON (see typed-json.ts and `docs/guides/SANDBOX.md`). */
export interface CodeCall {
  readonly args: readonly JsonValue[];
  readonly kwargs?: { readonly [name: string]: JsonValue };
}

/** How one call ended. Values are typed JSON: never objects of the program. */
export type CallOutcome =
  | {
      readonly kind: 'value';
      readonly value: JsonValue;
      readonly after: readonly JsonValue[];
      readonly printed: string;
    }
  | { readonly kind: 'problem'; readonly problem: CodeProblem; readonly printed: string }
  /** An earlier call ended the process, or the time of the task was over. */
  | { readonly kind: 'not_run' };

export interface CasesRun {
  /** The program did not even load; then there are no calls. */
  readonly problem: CodeProblem | null;
  /** One for each call, in their order. */
  readonly calls: readonly CallOutcome[];
  /** Place in `sources` of what was run; null when nothing was. */
  readonly chosen: number | null;
}

/** A test script of a task's author. */
export interface TestScript {
  readonly script: string;
  /** Whose it is: scripts of one scope may run in one process after another. Absent: it gets a process of its own. */
  readonly scope?: string;
}

/** How a program did in a test script, which calls it and cannot see into it. */
export interface TestRun {
  readonly verdict: Exclude<CodeVerdict, 'no_code'>;
  readonly reason: string;
  readonly chosen: number | null;
  /** What the program printed, at most 64 KiB. */
  readonly printed: string;
}

/** A program of a task's author: a checker or a generator. Arguments and value are plain JSON. */
export interface ProgramCall {
  readonly language: CodeLanguage;
  readonly program: string;
  readonly function: string;
  readonly args: readonly JsonValue[];
  readonly limits?: Partial<CodeLimits>;
}
export type ProgramResult =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly problem: CodeProblem };

/**
 * Whether a value fits a JSON Schema; `fault` says where it does not, first place first. Not ok: the schema is broken or takes more than it
 * may, a fault of its author, or with `ours` one of ours.
 */
export type SchemaCheck =
  | { readonly ok: true; readonly fault: string | null }
  | { readonly ok: false; readonly ours: boolean; readonly problem: string };

/** What the sandbox found when it looked at the machine. */
export interface SandboxReport {
  readonly level: 'strong' | 'standard' | 'unavailable';
  /** One sentence for the settings page. */
  readonly reason: string;
  /** Layers that are active, for the record of a result. */
  readonly layers: readonly string[];
  /** Name and version of each engine. */
  readonly engines: { readonly [Language in CodeLanguage]: string };
}

/**
 * Runs programs that nobody trusts: of models, and checkers and generators of task authors. Values come out, the judgement is made
 * outside. Never throws for what a program does; a fault of our own is the verdict `harness_error`.
 */
export abstract class CodeSandbox {
  /** What is known so far. */
  abstract report(): SandboxReport;
  /** Looks at the machine, once; resolves with what it found, never throws. */
  abstract open(): Promise<SandboxReport>;
  abstract runCases(program: CodeProgram, calls: readonly CodeCall[]): Promise<CasesRun>;
  abstract runTest(program: CodeProgram, test: TestScript): Promise<TestRun>;
  abstract call(call: ProgramCall): Promise<ProgramResult>;
  /** Holds a value against a JSON Schema, in a process that can be ended. Runs on any machine. */
  abstract checkSchema(schema: JsonObject, value: JsonValue): Promise<SchemaCheck>;
}

/** There is no sandbox: nothing runs, and every run says why. */
export class NoSandbox extends CodeSandbox {
  constructor(private readonly reason: string) {
    super();
  }

  override report(): SandboxReport {
    return { level: 'unavailable', reason: this.reason, layers: [], engines: { python: '', javascript: '' } };
  }

  override open(): Promise<SandboxReport> {
    return Promise.resolve(this.report());
  }

  override runCases(): Promise<CasesRun> {
    return Promise.resolve({ problem: this.problem, calls: [], chosen: null });
  }

  override runTest(): Promise<TestRun> {
    return Promise.resolve({ ...this.problem, chosen: null, printed: '' });
  }

  override call(): Promise<ProgramResult> {
    return Promise.resolve({ ok: false, problem: this.problem });
  }

  override checkSchema(): Promise<SchemaCheck> {
    return Promise.resolve({ ok: false, ours: true, problem: this.reason });
  }

  private get problem(): CodeProblem & { readonly verdict: 'harness_error' } {
    return { verdict: 'harness_error', reason: this.reason };
  }
}
