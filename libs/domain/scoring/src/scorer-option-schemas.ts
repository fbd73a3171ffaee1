import { SCORER_TYPES, type JsonObject, type ScorerType } from '@assay/contracts';
import { schemaOf } from './check/check-fields';
import { shapeOf } from './check/scorer-shapes';

/** Parts of which a scorer needs one. */
const ONE_OF: { readonly [Type in ScorerType]?: readonly string[] } = {
  checker: ['program', 'use'],
};

/**
 * The options of each type of scorer in camelCase, as JSON Schema 2020-12: made of the same rules that `checkCriteria` checks. What a schema
 * cannot say (whether a pattern compiles, a text is a date) only `checkCriteria` knows.
 */
export const scorerOptionSchemas = Object.fromEntries(SCORER_TYPES.map((type) => [type, optionsOf(type)])) as {
  readonly [Type in ScorerType]: JsonObject;
};

function optionsOf(type: ScorerType): JsonObject {
  const schema = schemaOf(shapeOf(type, {}));
  const properties = { ...(schema['properties'] as JsonObject), type: { const: type } };
  const needed = ONE_OF[type];
  const parts = needed === undefined ? {} : { anyOf: needed.map((name) => ({ required: [name] })) };
  return { ...schema, properties, ...parts };
}
