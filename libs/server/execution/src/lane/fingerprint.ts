import { createHash } from 'node:crypto';
import { arch, cpus, platform, release } from 'node:os';
import type { JsonObject } from '@assay/contracts';
import {
  type LoadedModel,
  ModelProvider,
  type RunnerOptions,
  type ServedModel,
  type ServerAddress,
} from '@assay/domain/run';
import { canonicalJson } from '@assay/domain/task-file';

/** The model of a block, as the run began with it. */
export interface FingerprintedModel {
  readonly tag: string;
  readonly digest: string | null;
  readonly runner: RunnerOptions;
}

/** What was found on the server once the model was loaded. */
export interface FoundOnServer {
  readonly assay: string;
  readonly serverVersion: string;
  readonly slots: number;
  readonly listed: readonly ServedModel[];
  /** The model in memory; undefined where the server does not say. */
  readonly inMemory: LoadedModel | undefined;
}

/** What no server tells, although it changes speed (all of them) and answers (the type of the KV cache). */
const NOT_TOLD = ['gpu', 'driver', 'numParallel', 'flashAttention', 'kvCacheType', 'schedSpread'];

/** The conditions under which answers are made: versions, digests, template, options, place in memory, this machine. Throws `ProviderFailure`. */
export async function fingerprint(
  provider: ModelProvider,
  server: ServerAddress,
  model: FingerprintedModel,
  found: FoundOnServer,
  signal: AbortSignal,
): Promise<JsonObject> {
  const description = await provider.describe(server, model.tag, signal);
  const entry = found.listed.find((listed) => listed.name === model.tag);
  return {
    server: {
      name: server.name,
      kind: server.kind,
      version: found.serverVersion,
      slots: found.slots,
      notTold: NOT_TOLD,
    },
    model: {
      tag: model.tag,
      digest: model.digest,
      sizeBytes: entry?.sizeBytes ?? null,
      remote: entry?.remote ?? false,
      architecture: description.architecture,
      contextLength: description.contextLength,
      ...description.fingerprint,
    },
    runner: runnerOf(server, model),
    loaded: placeOf(found.inMemory),
    harness: {
      assay: found.assay,
      node: process.version,
      os: `${platform()} ${release()}`,
      cpu: `${cpus()[0]?.model ?? arch()} × ${cpus().length}`,
    },
  };
}

/** Equal for equal conditions. */
export function fingerprintHash(fingerprint: JsonObject): string {
  return createHash('sha256').update(canonicalJson(fingerprint)).digest('hex');
}

/** Options of the runner as they are sent; where none are, the server decides by itself. */
function runnerOf({ kind }: ServerAddress, { runner }: FingerprintedModel): JsonObject {
  if (kind !== 'ollama') return { ...runner, sent: false };
  return { ...runner, sent: true, truncate: false, shift: false, keepAlive: null };
}

function placeOf(entry: LoadedModel | undefined): JsonObject {
  const { contextLength = null, sizeBytes = null, vramBytes = null } = entry ?? {};
  const share = sizeBytes === null || vramBytes === null || sizeBytes <= 0 ? null : vramBytes / sizeBytes;
  return { contextLength, sizeBytes, vramBytes, gpuShare: share === null ? null : Math.round(share * 100) / 100 };
}
