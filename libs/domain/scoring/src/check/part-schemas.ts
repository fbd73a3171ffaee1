import type { JsonObject } from '@assay/contracts';
import { RELATIONS, type ParameterKind } from '../instructions/instruction-check';
import { INSTRUCTION_CHECKS } from '../instructions/instruction-checks';

const FLOAT: JsonObject = {
  type: 'object',
  properties: { rel: { type: 'number', minimum: 0 }, abs: { type: 'number', minimum: 0 } },
  additionalProperties: false,
};
const CASE: JsonObject = {
  type: 'object',
  properties: {
    args: { type: 'array' },
    kwargs: { type: 'object' },
    expected: {},
    after: { type: 'array' },
    raises: { anyOf: [{ const: true }, { type: 'string' }] },
    compare: {
      anyOf: [
        { enum: ['equal', 'exact', 'set', 'multiset'] },
        { type: 'object', properties: { float: FLOAT }, required: ['float'], additionalProperties: false },
      ],
    },
  },
  required: ['args'],
  anyOf: [{ required: ['expected'] }, { required: ['after'] }, { required: ['raises'] }],
  additionalProperties: false,
};

/** Test cases of code. */
export const CASES_SCHEMA: JsonObject = { type: 'array', minItems: 1, items: CASE };

const PARAMETERS: { readonly [Kind in ParameterKind]: JsonObject } = {
  count: { type: 'integer', minimum: 0 },
  text: { type: 'string', minLength: 1 },
  texts: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
  relation: { enum: [...RELATIONS] },
};

/** Instructions; the parameters of each known one, and an unknown one as it is. */
export const INSTRUCTIONS_SCHEMA: JsonObject = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: { id: { type: 'string', minLength: 1 }, kwargs: { type: ['object', 'null'] } },
    required: ['id'],
    additionalProperties: false,
    allOf: Object.entries(INSTRUCTION_CHECKS).map(([id, check]) => ({
      if: { properties: { id: { const: id } } },
      then: { properties: { kwargs: kwargsSchema(check?.parameters ?? {}) } },
    })),
  },
};

function kwargsSchema(parameters: { readonly [name: string]: ParameterKind }): JsonObject {
  const properties = Object.entries(parameters).map(([name, kind]) => [name, PARAMETERS[kind]] as const);
  return { type: ['object', 'null'], properties: Object.fromEntries(properties), required: Object.keys(parameters) };
}
