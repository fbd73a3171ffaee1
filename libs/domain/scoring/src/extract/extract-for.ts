import type { ExtractRule, ScorerSpec } from '@assay/contracts';
import { rulesOf } from './default-rules';
import { notFound, type ExtractContext, type Extraction } from './extraction';
import { EXTRACTORS } from './extractors';

/** Extracts from one answer for any number of scorers; the same rule with the same context runs once. */
export function extractionsOf(answer: string): (spec: ScorerSpec) => Extraction {
  const done = new Map<string, Extraction>();
  const run = (rule: ExtractRule, context: ExtractContext): Extraction => {
    const key = JSON.stringify([rule, context]);
    const extraction = done.get(key) ?? EXTRACTORS[rule](answer, context);
    done.set(key, extraction);
    return extraction;
  };
  return (spec) => firstFound(rulesOf(spec), (rule) => run(rule, contextFor(rule, spec)));
}

/** The first rule that finds something; the traces of those before it stay readable. */
function firstFound(rules: readonly ExtractRule[], run: (rule: ExtractRule) => Extraction): Extraction {
  const before: string[] = [];
  let last: Extraction = notFound('whole', 'No rule was given.');
  for (const rule of rules) {
    last = run(rule);
    if (last.found) return { ...last, trace: [...before, ...last.trace] };
    before.push(...last.trace);
  }
  return { ...last, trace: before };
}

function contextFor(rule: ExtractRule, spec: ScorerSpec): ExtractContext {
  if (rule === 'choice' && spec.type === 'choice') return { choices: spec.choices };
  if (rule === 'code' && spec.type === 'code_tests') return { language: spec.language, entryPoint: spec.entryPoint };
  return {};
}
