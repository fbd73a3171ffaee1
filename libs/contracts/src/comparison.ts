import type { JudgeGrade, MeasuredShare } from './judge';

export const VERDICTS = ['better', 'better_here', 'equal', 'cannot_tell'] as const;
/** better: on tasks like these · better_here: on these tasks only · equal: within 5 points · cannot_tell: not yet. The winner is the sign of `difference`. */
export type Verdict = (typeof VERDICTS)[number];

/** same_model: one model on two servers (or in two runs); a difference comes from the servers, so none of the two is better. */
export const CANNOT_TELL_REASONS = [
  'incomplete',
  'too_few_tasks',
  'not_significant',
  'no_common_tasks',
  'same_model',
] as const;
export type CannotTellReason = (typeof CANNOT_TELL_REASONS)[number];

/** A value with its 95 % interval. Null where it cannot be computed. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ComparedModel {
  /** `model` or, where two servers hold it, `model@server`: the name used in every scope. */
  readonly name: string;
  readonly model: string;
  readonly modelId: string;
  readonly digest: string | null;
  readonly serverId: string;
  readonly server: string;
  readonly sizeBytes: number | null;
  readonly quantization: string | null;
  readonly runIds: readonly string[];
}

export interface AccuracyFigure extends Interval {
  /** Tasks. */
  readonly n: number;
  readonly trials: number;
}

/** Times in ms, of answers that no flag spoils. */
export interface SpeedFigure {
  readonly medianMs: number | null;
  readonly quartilesMs: readonly [number, number] | null;
  readonly slowestMs: number | null;
  readonly fastestMs?: number | null;
  /** Every one of them, rising, where there are fewer than ten: too few for quartiles to say much. */
  readonly timesMs?: readonly number[];
  readonly tokensPerSecond: number | null;
  readonly n: number;
  /** Left out for a flag. */
  readonly flagged: number;
}

export interface Coverage {
  /** scored ÷ planned, 0–1. */
  readonly value: number | null;
  readonly scored: number;
  readonly planned: number;
  readonly missing: number;
  readonly unscored: number;
}

/** Mean over the tasks that have at least k tries: of pass@k ("solved at least once in k tries") or of pass^k ("solved in all of k tries"). */
export interface PassFigure {
  /** Tries, from 1. */
  readonly k: number;
  /** 0–1; null where no task has k tries. */
  readonly value: number | null;
  /** Common tasks with at least k tries. */
  readonly tasks: number;
  /** Common tasks with fewer: left out, never 0. */
  readonly excluded: number;
}

export interface ComparisonEntry {
  readonly name: string;
  readonly accuracy: AccuracyFigure;
  readonly passRate: number | null;
  /** pass@k, unbiased: solves the task at least once in k tries. The same k for all entries of a scope, rising: 1 and, where tasks were tried several times, the usual ones up to the tries that every entry has. */
  readonly passAtK?: readonly PassFigure[];
  /** pass^k: solves the task in every one of k tries. The same k as `passAtK`. */
  readonly passHatK?: readonly PassFigure[];
  readonly relevance: number | null;
  readonly speed: SpeedFigure;
  /** Common tasks whose score a judge of the model's own family gave; absent = none. */
  readonly judgedByFamily?: number;
  readonly coverage: Coverage;
  /** Accuracy on all tasks of its own, where these are more than the common ones: not to be compared with another entry's. */
  readonly own?: AccuracyFigure;
  /** Mean of the means of the task types (of a table of scores: of its parts), each weighing the same; only overall, with several of them. */
  readonly macroMean?: number | null;
  /** Best and worst rank that the verdicts allow. */
  readonly rank: readonly [number, number];
  /** Accuracy if every missing answer were wrong, right. */
  readonly bounds: readonly [number, number] | null;
  /** Only where a profile was asked for: what it makes of accuracy, relevance and median time, 0–1; null without accuracy. */
  readonly composite?: number | null;
}

/** Pass/fail of the same tasks by a and b, one answer each: McNemar's exact test, before any correction. */
export interface McNemarFigure {
  readonly bothPass: number;
  readonly aOnly: number;
  readonly bOnly: number;
  readonly bothFail: number;
  /** Exact, two-sided, by doubling. */
  readonly pExact: number | null;
  readonly pMid: number | null;
}

/** Student's t on the same differences, for the detail: it decides nothing, since it leaves its level where the differences are skewed. */
export interface PairedTFigure {
  /** Two-sided, before any correction; null below two tasks and where all differences are equal. */
  readonly pValue: number | null;
  /** Mean ÷ standard deviation of the differences; null where tasks are clustered. */
  readonly dz: number | null;
}

export interface ComparisonPair {
  readonly a: string;
  readonly b: string;
  /** a − b on common tasks, −1…1. */
  readonly difference: Interval;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Two-sided, after Holm over the pairs asked in this scope. here: on these tasks; general: on tasks like these. */
  readonly pValue: { readonly here: number | null; readonly general: number | null };
  /** The same before the correction. */
  readonly pRaw?: { readonly here: number | null; readonly general: number | null };
  readonly t?: PairedTFigure;
  /** Where every task has one pass/fail answer of each. */
  readonly mcnemar?: McNemarFigure;
  /** Only where answers without a score exist: the difference over all tasks asked of both, if they all went against a, and if they all went for a. */
  readonly worstCase?: readonly [number, number];
  /** The answers without a score could turn the sign of the difference. */
  readonly dependsOnMissing?: boolean;
  /** Where each pair is compared on what the two share: its tasks, and those that only one of the two has a score of. */
  readonly shared?: { readonly tasks: number; readonly dropped: number };
  readonly verdict: Verdict;
  readonly reason?: CannotTellReason;
  /** Tasks in all, those there are included, that would settle it; null where more of them cannot help. */
  readonly tasksNeeded?: number | null;
  /** b's time ÷ a's time on common tasks, with interval: above 1, a is faster. Null across servers or without speed. */
  readonly speedRatio: Interval | null;
}

export interface Recommendation {
  /** Null: no recommendation. */
  readonly name: string | null;
  readonly tiedWith: readonly string[];
  readonly verdict: Verdict | null;
  /** One or two sentences, in words. */
  readonly reason: string;
  readonly doubt: string | null;
}

/** Who is beaten by nobody on two axes at once, by name; null where an axis was not measured or cannot be compared. */
export interface ParetoNames {
  /** Accuracy against time of an answer; null across servers. */
  readonly time: readonly string[] | null;
  /** Accuracy against size in memory. */
  readonly memory: readonly string[] | null;
  /** Certainly beaten: another is better on tasks like these and certainly faster. */
  readonly beaten: readonly string[];
}

export const ITEM_KINDS = ['everyone_passes', 'no_one_passes', 'suspicious', 'flaky'] as const;
/** everyone_passes, no_one_passes: tells these models nothing · suspicious: the weak pass and the strong fail, so look at the reference · flaky: tries disagree. */
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What a task says about itself, from how the models did on it. */
export interface ItemFinding {
  readonly taskId: string;
  readonly key: string;
  readonly title: string;
  readonly taskType: string;
  readonly category: string;
  readonly kinds: readonly ItemKind[];
  /** Mean score over the models, 0–1. */
  readonly difficulty: number;
  /** Variance between models that their tries do not explain. */
  readonly separation: number;
  /** Correlation over models of the score on it with that on all other tasks; null below five models, or where one of the two is constant. */
  readonly discrimination: number | null;
}

/** The same tasks asked of all models. `scope` is `overall`, a task type or `category:<name>`. */
export interface ComparisonScope {
  readonly scope: string;
  /** Common tasks. */
  readonly tasks: number;
  /** Tasks left out because not every model has a score. */
  readonly dropped: number;
  readonly entries: readonly ComparisonEntry[];
  readonly pairs: readonly ComparisonPair[];
  readonly recommendation: Recommendation;
  readonly pareto?: ParetoNames;
}

/** One task in the grid of tasks × models. */
export interface ComparisonTask {
  readonly taskId: string;
  readonly key: string;
  readonly title: string;
  readonly taskType: string;
  readonly category: string;
  /** Its criteria ask a judge: the score is the judge's, wholly or in part. */
  readonly judged?: boolean;
  readonly cells: readonly ComparisonCell[];
}

export interface ComparisonCell {
  readonly name: string;
  /** Mean accuracy over epochs, 0–1. */
  readonly accuracy: number | null;
  readonly trials: number;
  readonly missing: number;
  readonly flagged: number;
  /** A stored answer to open. */
  readonly resultId: string | null;
  readonly runId: string | null;
}

/** A judge behind scores, with what its certificate says: `id` as in `/api/judges`. */
export interface ComparisonJudge {
  readonly id: string;
  readonly name: string;
  readonly modelId: string;
  readonly serverId: string;
  readonly grade: JudgeGrade;
  /** People's labels behind it. */
  readonly labels: number;
  /** Share of requirements that are not met that it finds not met. */
  readonly specificity: MeasuredShare;
  /** What is known of it, in words. */
  readonly words: string;
}

export interface Comparison {
  readonly models: readonly ComparedModel[];
  readonly baseline: string | null;
  /** Which family of hypotheses Holm corrects over, in words. */
  readonly family: string;
  readonly scopes: readonly ComparisonScope[];
  readonly grid: readonly ComparisonTask[];
  /** Judges whose verdicts are in these scores, each once; what is known of them stands at `/api/judges`. */
  readonly judges?: readonly ComparisonJudge[];
  /** Tasks that tell nothing, or something about themselves; the others are not listed. */
  readonly items?: readonly ItemFinding[];
  /** What keeps columns from being compared plainly: other options, other judge, other task version. */
  readonly notes: readonly string[];
  /** Settings that differ between columns. */
  readonly differences: readonly { readonly setting: string; readonly values: readonly (string | null)[] }[];
}
