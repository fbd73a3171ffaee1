import type { Model } from '@assay/contracts';

/** Share of a loaded model that lies on the GPU, 0–1; null while it is not loaded. */
export function gpuShare(model: Pick<Model, 'loaded'>): number | null {
  if (model.loaded === null || model.loaded.sizeBytes <= 0) return null;
  return Math.min(1, model.loaded.vramBytes / model.loaded.sizeBytes);
}

/** The first twelve digits, as Ollama's own list shows them. */
export function shortDigest(model: Pick<Model, 'digest'>): string {
  return model.digest === null ? '–' : model.digest.replace(/^sha256:/, '').slice(0, 12);
}

/** What a model can do beyond answering. */
export function spokenCapabilities(model: Pick<Model, 'capabilities'>): readonly string[] {
  return model.capabilities.filter((capability) => capability !== 'completion');
}
