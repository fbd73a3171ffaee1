import type { Model } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';
import { gpuShare } from './model-figures';

/** "32B" is 32e9, "770M" is 770e6; null where it cannot be read. */
export function parameterCount(size: string | null): number | null {
  const [, figure, unit = ''] = /^([\d.]+)\s*([KMBT]?)/i.exec(size ?? '') ?? [];
  if (figure === undefined) return null;
  return Number(figure) * ({ K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[unit.toUpperCase()] ?? 1);
}

/** Tokens per second that the table shows: measured alone where that was done, else from answers. */
export function shownSpeed({ lastProbe, speed }: Pick<Model, 'lastProbe' | 'speed'>): number | null {
  return lastProbe === null ? (speed?.tokensPerSecond ?? null) : lastProbe.valid ? lastProbe.tokensPerSecond : null;
}

/** What a list of models is searched and sorted by, and what its file holds. */
export const MODEL_COLUMNS = [
  { name: 'model', value: (model) => model.name },
  { name: 'server', value: (model) => model.serverName },
  { name: 'family', value: (model) => model.family },
  { name: 'size', value: (model) => model.parameterSize },
  { name: 'parameters', value: (model) => parameterCount(model.parameterSize), unsearched: true },
  { name: 'quantization', value: (model) => model.quantization },
  { name: 'disk', value: (model) => (model.remote ? null : model.sizeBytes), unsearched: true },
  { name: 'context', value: (model) => model.contextLength, unsearched: true },
  { name: 'can', value: (model) => model.capabilities.join(', ') },
  { name: 'speed', value: shownSpeed, unsearched: true },
  { name: 'measuredAt', value: (model) => model.lastProbe?.at ?? null, unsearched: true },
  { name: 'memory', value: gpuShare, unsearched: true },
  { name: 'digest', value: (model) => model.digest, unsearched: true },
  { name: 'changedAt', value: (model) => model.changedAt, unsearched: true },
] as const satisfies readonly ListColumn<Model>[];
