import { NoFailpoints } from '@assay/domain/run';
import { ProcessFailpoints } from '@assay/server/execution';
import { assembleEngine } from './assemble-engine';

/** What a child process is told. */
export interface EngineProcessOrder {
  readonly url: string;
  readonly exclusive: boolean;
  /** `name` or `name:n`. */
  readonly failpoint?: string;
  readonly leaseMs?: number;
  /** How long a statement may take, ms. */
  readonly statementMs?: number;
}

/** Works on what is there until it is killed, or told to end by SIGTERM. Says `ready` once it works, and where this module lies when bundled. */
export async function runEngineProcess(order: EngineProcessOrder): Promise<void> {
  const { url, exclusive, failpoint, leaseMs, statementMs } = order;
  const { engine, close } = await assembleEngine({
    url,
    listens: !exclusive,
    ...(statementMs === undefined ? {} : { statementMs }),
    settings: { exclusive, ...(leaseMs === undefined ? {} : { leaseMs, heartbeatMs: leaseMs / 3 }) },
    failpoints: failpoint === undefined ? new NoFailpoints() : new ProcessFailpoints(failpoint),
  });
  process.once('SIGTERM', () => void close().then(() => process.exit(0)));
  await engine.start();
  process.stdout.write(`ready ${import.meta.url}\n`);
}
