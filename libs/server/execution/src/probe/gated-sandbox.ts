import type { JsonObject, JsonValue } from '@assay/contracts';
import {
  CodeSandbox,
  type CasesRun,
  type CodeCall,
  type CodeProgram,
  type ProgramCall,
  type ProgramResult,
  type SandboxReport,
  type SchemaCheck,
  type TestRun,
  type TestScript,
} from '@assay/domain/run';
import type { QuietMachine } from './quiet-machine';

/** A sandbox that works only while no speed is measured on this machine. */
export class GatedSandbox extends CodeSandbox {
  constructor(
    private readonly sandbox: CodeSandbox,
    private readonly machine: QuietMachine,
  ) {
    super();
  }

  override report(): SandboxReport {
    return this.sandbox.report();
  }

  override open(): Promise<SandboxReport> {
    return this.sandbox.open();
  }

  override runCases(program: CodeProgram, calls: readonly CodeCall[]): Promise<CasesRun> {
    return this.machine.work(() => this.sandbox.runCases(program, calls));
  }

  override runTest(program: CodeProgram, test: TestScript): Promise<TestRun> {
    return this.machine.work(() => this.sandbox.runTest(program, test));
  }

  override call(call: ProgramCall): Promise<ProgramResult> {
    return this.machine.work(() => this.sandbox.call(call));
  }

  /** Short, and wanted when a task is saved: it does not wait. */
  override checkSchema(schema: JsonObject, value: JsonValue): Promise<SchemaCheck> {
    return this.sandbox.checkSchema(schema, value);
  }
}
