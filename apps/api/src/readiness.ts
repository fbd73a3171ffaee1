/** Whether the process takes work: after its start, until its stop. */
export class Readiness {
  private readonly startedAt = Date.now();
  ready = false;

  constructor(readonly version: string) {}

  /** Since the start of the process, ms. */
  uptimeMs(): number {
    return Date.now() - this.startedAt;
  }
}
