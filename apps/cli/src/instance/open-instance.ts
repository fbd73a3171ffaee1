import { resolve } from 'node:path';
import type { Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import type { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';
import type { Instance } from './instance';
import { LocalInstance } from './local-instance';
import { RemoteInstance } from './remote-instance';

/** Options of every command that works on an instance. */
export const INSTANCE_OPTIONS = { 'data-dir': { type: 'string' }, api: { type: 'string' } } as const;

/** The instance that the options name: a running one with --api, else the data folder. */
export async function openInstance(line: CommandLine, config: Config, installation: Installation): Promise<Instance> {
  const api = line.text('api');
  if (api === undefined) {
    const folder = line.text('data-dir');
    return LocalInstance.open(folder === undefined ? config : { ...config, dataDir: resolve(folder) }, installation);
  }
  if (line.text('data-dir') !== undefined) throw new UsageError('--api and --data-dir exclude each other.');
  if (!/^https?:\/\//.test(api) || !URL.canParse(api))
    throw new UsageError(`--api needs the address of a running instance, not "${api}".`);
  return new RemoteInstance(api);
}
