import { createHash } from 'node:crypto';
import type { JsonObject } from '@assay/contracts';
import type { LoadedModel, ModelDescription, ServedModel } from '@assay/domain/run';
import { UnexpectedShape } from './http/unexpected-shape';
import { numberOrNull } from './stream/chat-frame';
import { storableText } from './stream/storable-text';

const MAX_MODELS = 2_000;
const MAX_NAME = 512;
const MAX_WORD = 200;
/** Largest context that can be stored, tokens. */
const MAX_CONTEXT = 2 ** 31 - 1;

type Fields = Readonly<Record<string, unknown>>;

/** The version out of `/api/version`. */
export function readVersion(answer: unknown): string {
  const version = word(fields(answer)['version']);
  if (version === null) throw new UnexpectedShape('it tells no version');
  return version;
}

/** The tags of `/api/tags`. */
export function readTags(answer: unknown): readonly ServedModel[] {
  return listOf(answer).map((model, index) => {
    const details = fields(model['details']);
    const name = nameOf(model, index);
    return {
      name,
      digest: word(model['digest']),
      sizeBytes: countOrNull(model['size']),
      modifiedAt: word(model['modified_at']),
      family: word(details['family']),
      parameterSize: word(details['parameter_size']),
      quantization: word(details['quantization_level']),
      remote: word(model['remote_host']) !== null || word(model['remote_model']) !== null || /[:-]cloud$/.test(name),
    };
  });
}

/** The models of `/api/ps`. */
export function readLoaded(answer: unknown): readonly LoadedModel[] {
  return listOf(answer).map((model, index) => ({
    name: nameOf(model, index),
    digest: word(model['digest']),
    sizeBytes: countOrNull(model['size']) ?? 0,
    vramBytes: countOrNull(model['size_vram']) ?? 0,
    contextLength: countOrNull(model['context_length'], MAX_CONTEXT),
    expiresAt: word(model['expires_at']),
  }));
}

/** What `/api/show` says of a model. What shapes its answers is kept as hashes, so that a change is seen and nothing long is stored. */
export function readDescription(answer: unknown): ModelDescription {
  const shown = fields(answer);
  const info = fields(shown['model_info']);
  const architecture = word(info['general.architecture']);
  const contextLength = architecture === null ? null : countOrNull(info[`${architecture}.context_length`], MAX_CONTEXT);
  const capabilities = words(shown['capabilities']);
  return { capabilities, contextLength, architecture, fingerprint: fingerprint(shown, info, capabilities) };
}

function fingerprint(shown: Fields, info: Fields, capabilities: readonly string[]): JsonObject {
  const details = fields(shown['details']);
  return {
    template: hash(shown['template']),
    system: hash(shown['system']),
    parameters: hash(shown['parameters']),
    modelfile: hash(withoutPaths(shown['modelfile'])),
    messages: hash(shown['messages']),
    capabilities: [...capabilities],
    format: word(details['format']),
    family: word(details['family']),
    parameterSize: word(details['parameter_size']),
    quantization: word(details['quantization_level']),
    parameterCount: numberOrNull(info['general.parameter_count']),
    fileType: numberOrNull(info['general.file_type']),
    renderer: word(shown['renderer']),
    parser: word(shown['parser']),
    requires: word(shown['requires']),
  };
}

/** Two servers keep the same weights in different folders. */
function withoutPaths(modelfile: unknown): unknown {
  return typeof modelfile === 'string' ? modelfile.replace(/^((# )?FROM ).*[/\\](sha256-)/gm, '$1$3') : modelfile;
}

function hash(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return createHash('sha256').update(text).digest('hex');
}

function listOf(answer: unknown): readonly Fields[] {
  const models = fields(answer)['models'];
  if (!Array.isArray(models)) throw new UnexpectedShape('it lists no models');
  if (models.length > MAX_MODELS) throw new UnexpectedShape(`it lists more than ${MAX_MODELS} models`);
  return models.map(fields);
}

function nameOf(model: Fields, index: number): string {
  const name = model['name'] ?? model['model'];
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME || storableText(name).changed) {
    throw new UnexpectedShape(`model ${index + 1} of its list has no usable name`);
  }
  return name;
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(word).filter((item) => item !== null) : [];
}

/** A short text as it can be stored, else null. */
function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? storableText(value.slice(0, MAX_WORD)).text : null;
}

/** A whole number from 1 as it can be stored, else null. */
function countOrNull(value: unknown, most = Number.MAX_SAFE_INTEGER): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}
