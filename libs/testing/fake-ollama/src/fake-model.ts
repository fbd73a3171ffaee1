import { createHash } from 'node:crypto';

/** A model that the fake serves. Everything but the name has a default. */
export interface FakeModel {
  readonly name: string;
  readonly digest?: string;
  /** Tags with the same weights share one loaded runner; default: a name of its own. */
  readonly weights?: string;
  readonly sizeBytes?: number;
  /** As much of it as lies on the GPU; default: all. */
  readonly vramBytes?: number;
  /** Simulated ms until it is loaded. */
  readonly loadMs?: number;
  readonly promptTokensPerSecond?: number;
  readonly tokensPerSecond?: number;
  readonly contextLength?: number;
  /** With `thinking` it thinks unless told not to. */
  readonly capabilities?: readonly string[];
  readonly family?: string;
  readonly parameterSize?: string;
  readonly quantization?: string;
  readonly template?: string;
  readonly system?: string;
  readonly parameters?: string;
  /** Set for a cloud model. */
  readonly remoteHost?: string;
}

/** A model with all that it needs to be served. */
export type ServedFake = Required<Omit<FakeModel, 'remoteHost'>> & { readonly remoteHost: string | null };

/** Fills in what a model leaves open. */
export function completeModel(model: FakeModel): ServedFake {
  const name = withTag(model.name);
  const digest = model.digest ?? createHash('sha256').update(name).digest('hex');
  const sizeBytes = model.sizeBytes ?? 2_000_000_000;
  return {
    weights: digest,
    vramBytes: sizeBytes,
    loadMs: 1_500,
    promptTokensPerSecond: 1_000,
    tokensPerSecond: 50,
    contextLength: 32_768,
    capabilities: ['completion'],
    family: 'llama',
    parameterSize: '3B',
    quantization: 'Q4_K_M',
    template: '{{ .Prompt }}',
    system: '',
    parameters: '',
    remoteHost: null,
    ...model,
    name,
    digest,
    sizeBytes,
  };
}

/** A name as Ollama lists it: `latest` where no tag is written. */
export function withTag(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).includes(':') ? name : `${name}:latest`;
}
