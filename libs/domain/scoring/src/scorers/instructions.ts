import type { InstructionsScorer, JsonObject, JsonValue } from '@assay/contracts';
import { INSTRUCTION_CHECKS } from '../instructions/instruction-checks';
import { parameterFault, Parameters, type Followed } from '../instructions/instruction-check';
import { finding, notScored, type ScorerFunction } from './finding';

/** One instruction of a task: the name of its check, and its parameters. */
export interface Instruction {
  readonly id: string;
  readonly kwargs: JsonObject;
}

export type InstructionsReading = { readonly instructions: readonly Instruction[] } | { readonly problem: string };

/** The share of the instructions that the answer follows; one that no program here can check leaves it unscored, with the reason. */
export const scoreInstructions: ScorerFunction<InstructionsScorer> = (spec, _answer, extracted) => {
  const read = readInstructions(spec.instructions);
  if ('problem' in read) return notScored('harness_error', `The instructions of the task are broken: ${read.problem}`);
  const checked: { readonly id: string; readonly said: Followed }[] = [];
  for (const { id, kwargs } of read.instructions) {
    const check = INSTRUCTION_CHECKS[id];
    if (check === undefined) return notScored('not_available', `There is no check for the instruction "${id}".`);
    const fault = parameterFault(check, kwargs);
    if (fault !== null) return notScored('harness_error', `The instruction ${id} of the task is broken: ${fault}`);
    checked.push({ id, said: check.check(extracted.text, new Parameters(kwargs)) });
  }
  const open = checked.find(({ said }) => said.followed === null);
  if (open !== undefined) return notScored('not_available', `${open.id} could not be checked: ${open.said.found}.`);
  return shareFollowed(checked);
};

function shareFollowed(checked: readonly { readonly id: string; readonly said: Followed }[]) {
  const failed = checked.filter(({ said }) => said.followed !== true);
  const total = checked.length;
  const first = failed[0];
  const share = `${total - failed.length} of ${total} instructions followed`;
  const reason = first === undefined ? `Right: ${share}` : `Not followed: ${first.id} (${first.said.found}); ${share}`;
  const detail = { instructions: checked.map(({ id, said: { followed, found } }) => ({ id, followed, found })) };
  return { ...finding(first === undefined, { reason, detail }), value: (total - failed.length) / total };
}

/** Reads `instructions` of a scorer: `[{id, kwargs?}]`; the problem is a sentence that names the place. */
export function readInstructions(value: JsonValue): InstructionsReading {
  if (!Array.isArray(value) || value.length === 0) return { problem: 'instructions must be a list with at least one.' };
  const instructions: Instruction[] = [];
  for (const [at, each] of (value as readonly JsonValue[]).entries()) {
    if (!isObject(each)) return { problem: `instructions[${at}] must be an object with an id.` };
    const { id, kwargs } = each as { readonly [name: string]: JsonValue | undefined };
    const unknown = Object.keys(each).find((name) => name !== 'id' && name !== 'kwargs');
    if (unknown !== undefined) return { problem: `instructions[${at}] has the unknown field ${unknown}.` };
    if (typeof id !== 'string' || id === '') return { problem: `instructions[${at}] needs an id.` };
    if (kwargs !== undefined && kwargs !== null && !isObject(kwargs)) {
      return { problem: `instructions[${at}] has kwargs that are no object.` };
    }
    instructions.push({ id, kwargs: kwargs ?? {} });
  }
  return { instructions };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
