import Ajv from 'ajv/dist/2020';
import { SCORER_TYPES, type JsonObject } from '@assay/contracts';
import { checkCriteria } from './check-criteria';
import { scorerOptionSchemas } from './scorer-option-schemas';

const ajv = new Ajv({ strict: false, validateFormats: false });
const validators = new Map(SCORER_TYPES.map((type) => [type, ajv.compile(scorerOptionSchemas[type])]));
const fits = (scorer: JsonObject) => validators.get(scorer['type'] as never)?.(scorer) ?? false;
const isTaken = (scorer: JsonObject) => checkCriteria({ scorers: [scorer, { type: 'exact' }] }).length === 0;

/** Fields that each type needs. */
const LEAST: { readonly [type: string]: JsonObject } = {
  regex: { pattern: 'a' },
  json_schema: { schema: {} },
  code_tests: { language: 'python', entryPoint: 'f' },
  instructions: { instructions: [{ id: 'punctuation:no_comma' }] },
  checker: { use: 'route' },
  judge: { checklist: [{ id: 'a', requirement: 'b' }] },
};

describe('scorerOptionSchemas', () => {
  it.each(SCORER_TYPES)('agree with the importer on what %s needs', (type) => {
    const least = { type, ...LEAST[type] };
    expect([fits(least), isTaken(least)]).toEqual([true, true]);
    for (const name of Object.keys(LEAST[type] ?? {})) {
      const without = Object.fromEntries(Object.entries(least).filter(([each]) => each !== name)) as JsonObject;
      expect([name, fits(without), isTaken(without)]).toEqual([name, false, false]);
    }
  });

  const WRONG: readonly JsonObject[] = [
    { weight: 0 },
    { weight: '1' },
    { gate: 'yes' },
    { axis: 'beauty' },
    { extract: 'guess' },
    { passThreshold: 2 },
    { strange: 1 },
  ];
  it.each(SCORER_TYPES)('agree with the importer on what no %s may have', (type) => {
    for (const wrong of WRONG) {
      const scorer = { type, ...LEAST[type], ...wrong };
      expect([wrong, fits(scorer), isTaken(scorer)]).toEqual([wrong, false, false]);
    }
  });

  it.each<JsonObject>([
    { type: 'contains', values: [] },
    { type: 'contains', mode: 'some' },
    { type: 'number', absTol: -1 },
    { type: 'choice', choices: ['x', 'x'] },
    { type: 'code_tests', language: 'python', entryPoint: 'f', cases: [{ args: [] }] },
    { type: 'code_tests', language: 'python', entryPoint: 'f', cases: [{ args: [], expected: 1, compare: 'near' }] },
    { type: 'instructions', instructions: [{ id: 'length_constraints:number_words', kwargs: { num_words: 3 } }] },
    { type: 'judge', checklist: [{ id: 'a' }] },
  ])('refuse %j, and so does the importer', (scorer) => {
    expect([fits(scorer), isTaken(scorer)]).toEqual([false, false]);
  });
});
