import { hostname } from 'node:os';
import { newId } from '@assay/server/persistence';

/** Names this process, this time that it runs: who holds lanes and evaluations. */
export class WorkerIdentity {
  readonly id = `${hostname()}/${process.pid}/${newId()}`;
}
