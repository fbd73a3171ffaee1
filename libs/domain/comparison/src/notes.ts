import type { ComparisonScope } from '@assay/contracts';
import type { TestMethod } from '@assay/domain/statistics';

import type { ScoreTable, TableCell } from './score-table';
import { ALPHA } from './thresholds';
import { listed, percent, tasksInWords } from './words';

/** Which pairs share the error of a scope: "In each scope, the chance of any false “better” is at most 5 % (Holm, 6 pairs)." */
export function familyInWords(pairs: number, baseline: string | null): string {
  if (pairs === 0) return 'One model: no pair is compared.';
  const which = pairs === 1 ? '1 pair' : `${pairs} pairs`;
  const limit = percent(ALPHA);
  const with_ = baseline === null ? '' : ` with ${baseline}`;
  return `In each scope, the chance of any false “better” is at most ${limit} (Holm, ${which}${with_}).`;
}

/** Difference of the shares without a score that is named. */
const UNEVEN = 0.02;

interface NotedScope {
  readonly compared: ComparisonScope;
  readonly methods: ReadonlySet<TestMethod>;
  readonly noJudge: number;
}

const scopesWith = (results: readonly NotedScope[], method: TestMethod): string =>
  listed(results.filter((result) => result.methods.has(method)).map((result) => result.compared.scope));

function leftOutNotes({ compared, noJudge }: NotedScope): string[] {
  const unscored = compared.dropped - noJudge;
  const all = compared.tasks + compared.dropped;
  return [
    ...(noJudge > 0
      ? [`${tasksInWords(noJudge)} could not be scored for any model, for want of a judge; left out.`]
      : []),
    ...(unscored > 0 ? [`${unscored} of ${tasksInWords(all)} left out: not every model has a score there.`] : []),
  ];
}

/** Names how much is missing where columns differ in it by two points or more: "Missing answers are not even: A 7 of 120, B 0 of 120." */
function unequalMissing({ entries }: ComparisonScope): string[] {
  const open = entries.flatMap(({ name, coverage: { value, planned, scored } }) =>
    value === null ? [] : [{ name, planned, missing: planned - scored, share: 1 - value }],
  );
  const shares = open.map(({ share }) => share);
  if (open.length < 2 || Math.max(...shares) - Math.min(...shares) < UNEVEN) return [];
  const worst = open.toSorted((a, b) => b.share - a.share).slice(0, 5);
  const each = worst.map(({ name, planned, missing }) => `${name} ${missing} of ${planned}`).join(', ');
  return [
    `Answers without a score are not even: ${each}${open.length > worst.length ? ', …' : ''}. The order could change.`,
  ];
}

function pairwiseNote(scope: ComparisonScope | undefined): string {
  const figures =
    scope === undefined || scope.tasks === 0
      ? 'its own scored tasks'
      : `the ${tasksInWords(scope.tasks)} that all share`;
  return `Each pair is compared on the tasks that the two share; the scores beside the names are over ${figures}.`;
}

/** "A@x and A@y are one model: no verdict says that one of them is better." */
function oneModelNotes(table: ScoreTable): string[] {
  const groups = new Map<string, string[]>();
  for (const { name, identity } of table.columns)
    if (identity !== undefined && identity !== null) groups.set(identity, [...(groups.get(identity) ?? []), name]);
  return [...groups.values()]
    .filter((names) => names.length > 1)
    .map(
      (names) =>
        `${listed(names)} are one model: a difference comes from the servers, so none of them is called better.`,
    );
}

/** "qwen3:4b was judged by its own family on 12 tasks." */
function familyNotes({ entries }: ComparisonScope): string[] {
  return entries.flatMap(({ name, judgedByFamily = 0 }) =>
    judgedByFamily === 0
      ? []
      : [
          `${name} was judged by its own family on ${tasksInWords(judgedByFamily)}. Judges tend to favour their own family.`,
        ],
  );
}

/** What a reader must know before comparing: what was left out, what counts once, where p-values are approximate. */
export function comparisonNotes(
  table: ScoreTable,
  results: readonly NotedScope[],
  { unknownBaseline, pairwise }: { readonly unknownBaseline: string | null; readonly pairwise: boolean },
): string[] {
  const overall = results.find((result) => result.compared.scope === 'overall') ?? results[0];
  const anyCell = (is: (cell: TableCell) => boolean): boolean =>
    table.cells.some((row) => row.some((cell) => cell !== null && is(cell)));
  const copies = anyCell(({ stored, group }) => stored.deterministic === true && stored.trials > (group?.trials ?? 0));
  const servers = new Set(table.columns.map((column) => column.serverId));
  const timed = anyCell(({ stored }) => stored.timesMs.length > 0);
  const drawn = scopesWith(results, 'draws');
  const normal = scopesWith(results, 'normal');
  return [
    ...(unknownBaseline === null
      ? []
      : [`The baseline ${unknownBaseline} is not among the models; all pairs are compared.`]),
    ...(overall ? leftOutNotes(overall) : []),
    ...(pairwise ? [pairwiseNote(overall?.compared)] : []),
    ...(overall ? unequalMissing(overall.compared) : []),
    ...(overall ? familyNotes(overall.compared) : []),
    ...oneModelNotes(table),
    ...(copies ? ['At temperature 0, repeats of the same task are copies: they count once.'] : []),
    ...(servers.size > 1 && timed
      ? ['The models ran on different servers: times are compared only within one server.']
      : []),
    ...(drawn === '' ? [] : [`p-values from 10,000 random arrangements, with a fixed seed: ${drawn}.`]),
    ...(normal === '' ? [] : [`p-values by the normal approximation: ${normal}.`]),
  ];
}
