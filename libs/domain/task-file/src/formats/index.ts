import { bbh } from './bbh';
import { choice } from './choice';
import { client } from './client';
import { cruxeval } from './cruxeval';
import { evalplus } from './evalplus';
import { gsm8k } from './gsm8k';
import { humaneval } from './humaneval';
import { humanevalX } from './humaneval-x';
import { ifeval } from './ifeval';
import { inspect } from './inspect';
import { mbpp } from './mbpp';
import { mmlu } from './mmlu';
import { mmluPro } from './mmlu-pro';
import { mtBench } from './mt-bench';
import { openaiEvals } from './openai-evals';
import { promptfoo } from './promptfoo';
import type { PublicFormat } from './public-format';

/** Every format of other people, the ones with the most telling fields first: the first that fits a record is its format. */
export const PUBLIC_FORMATS: readonly PublicFormat[] = [
  ifeval,
  evalplus,
  humaneval,
  humanevalX,
  mbpp,
  gsm8k,
  mmluPro,
  mmlu,
  bbh,
  mtBench,
  cruxeval,
  openaiEvals,
  inspect,
  promptfoo,
  client,
  choice,
];
