import type { JsonObject, JsonValue } from './json';

export const TASK_TYPES = ['code_generation', 'code_analysis', 'reasoning', 'planning', 'general_chat'] as const;
/** The kind of work a task stands for. */
export type TaskType = (typeof TASK_TYPES)[number];

export const DIFFICULTIES = [1, 2, 3, 4] as const;
/** 1: most 3B models pass · 2: about half of 7–9B · 3: about half of 30–70B · 4: thinking models. */
export type Difficulty = (typeof DIFFICULTIES)[number];

export const SCORER_TYPES = [
  'exact',
  'contains',
  'regex',
  'number',
  'choice',
  'set',
  'date',
  'literal',
  'json_equal',
  'json_schema',
  'code_tests',
  'instructions',
  'checker',
  'judge',
] as const;
export type ScorerType = (typeof SCORER_TYPES)[number];

export const EXTRACT_RULES = ['whole', 'answer_line', 'last_number', 'choice', 'code', 'json'] as const;
/** How the part that is scored is found in an answer. */
export type ExtractRule = (typeof EXTRACT_RULES)[number];

const LINE_ELSE_WHOLE = ['answer_line', 'whole'] as const;

/** The natural rules of each type of scorer: the first that finds something decides. */
export const NATURAL_RULES: Readonly<Record<ScorerType, readonly ExtractRule[]>> = {
  exact: LINE_ELSE_WHOLE,
  contains: ['whole'],
  regex: ['whole'],
  number: ['answer_line', 'last_number'],
  choice: ['choice'],
  set: LINE_ELSE_WHOLE,
  date: LINE_ELSE_WHOLE,
  literal: LINE_ELSE_WHOLE,
  json_equal: ['json'],
  json_schema: ['json'],
  code_tests: ['code'],
  instructions: ['whole'],
  checker: ['whole'],
  judge: ['whole'],
};

export const SCORE_AXES = ['accuracy', 'relevance', 'format'] as const;
export type ScoreAxis = (typeof SCORE_AXES)[number];

/** What every scorer of a task can say, whatever its type. */
export interface ScorerBase {
  /** Share in the weighted mean of its axis; default 1. */
  readonly weight?: number;
  /** A gate that fails fails the answer; default false. */
  readonly gate?: boolean;
  /** Default `accuracy`. */
  readonly axis?: ScoreAxis;
  readonly extract?: ExtractRule;
  /** Score from which on the scorer counts as passed (0–1); default 1 (0.7 for a judge checklist). */
  readonly passThreshold?: number;
}

export interface ChecklistItem {
  readonly id: string;
  readonly requirement: string;
  readonly points?: number;
  readonly must?: boolean;
}

export interface ExactScorer extends ScorerBase {
  readonly type: 'exact';
  readonly value?: JsonValue;
  readonly caseSensitive?: boolean;
}
export interface ContainsScorer extends ScorerBase {
  readonly type: 'contains';
  readonly values?: readonly string[];
  readonly mode?: 'all' | 'any' | 'none';
  readonly caseSensitive?: boolean;
}
export interface RegexScorer extends ScorerBase {
  readonly type: 'regex';
  readonly pattern: string;
  readonly caseSensitive?: boolean;
}
export interface NumberScorer extends ScorerBase {
  readonly type: 'number';
  readonly value?: JsonValue;
  readonly absTol?: number;
  readonly relTol?: number;
  readonly units?: readonly string[];
}
export interface ChoiceScorer extends ScorerBase {
  readonly type: 'choice';
  readonly value?: JsonValue;
  readonly choices?: readonly string[];
}
export interface SetScorer extends ScorerBase {
  readonly type: 'set';
  readonly value?: JsonValue;
  readonly caseSensitive?: boolean;
}
export interface DateScorer extends ScorerBase {
  readonly type: 'date';
  readonly value?: JsonValue;
}
export interface LiteralScorer extends ScorerBase {
  readonly type: 'literal';
  readonly value?: JsonValue;
}
export interface JsonEqualScorer extends ScorerBase {
  readonly type: 'json_equal';
  readonly value?: JsonValue;
}
export interface JsonSchemaScorer extends ScorerBase {
  readonly type: 'json_schema';
  readonly schema: JsonObject;
}
export interface CodeTestsScorer extends ScorerBase {
  readonly type: 'code_tests';
  readonly language: 'python' | 'javascript';
  readonly entryPoint?: string;
  /** Code that the task began (imports, a signature) and that an answer may only go on with. */
  readonly prompt?: string;
  readonly cases?: JsonValue;
  readonly test?: string;
}
export interface InstructionsScorer extends ScorerBase {
  readonly type: 'instructions';
  readonly instructions: JsonValue;
}
export interface CheckerScorer extends ScorerBase {
  readonly type: 'checker';
  /** Source in JavaScript of `check(answer, task, params)`; an import takes it in where the task only names it. */
  readonly program?: string;
  /** Name of the checker that ships with Assay and that the program is, or was when it was imported. */
  readonly use?: string;
  readonly params?: JsonValue;
}
export interface JudgeScorer extends ScorerBase {
  readonly type: 'judge';
  readonly checklist: readonly ChecklistItem[];
}

export type ScorerSpec =
  | ExactScorer
  | ContainsScorer
  | RegexScorer
  | NumberScorer
  | ChoiceScorer
  | SetScorer
  | DateScorer
  | LiteralScorer
  | JsonEqualScorer
  | JsonSchemaScorer
  | CodeTestsScorer
  | InstructionsScorer
  | CheckerScorer
  | JudgeScorer;

/** How an answer becomes a score. */
export interface EvaluationCriteria {
  /** Accuracy from which on the answer passes (0–1). Without it every accuracy scorer must pass. */
  readonly passThreshold?: number;
  readonly scorers: readonly ScorerSpec[];
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** `true`/`false`, or a level for models that know levels. */
export type Think = boolean | 'low' | 'medium' | 'high';

/** What a request may say about sampling. Absent = the next less specific level decides, at last the model as served. */
export interface SamplingOptions {
  readonly temperature?: number;
  readonly seed?: number;
  readonly numPredict?: number;
  readonly think?: Think;
  readonly topP?: number;
  readonly topK?: number;
  /** Wall-clock limit of one answer with tokens flowing, ms. */
  readonly timeLimitMs?: number;
}

/** One instance of a task: other numbers, same problem. Epoch e asks variant ((e − 1) mod V) + 1. */
export interface TaskVariant {
  readonly taskDescription: string;
  readonly expectedOutput: string;
  readonly mustPass?: readonly string[];
  readonly mustFail?: readonly string[];
}

/** One line of the task list. `id` names one immutable version. */
export interface TaskSummary {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly taskType: TaskType;
  readonly category: string;
  readonly title: string;
  readonly taskDescription: string;
  readonly expectedOutput: string;
  /** A plain text is one judge requirement. */
  readonly evaluationCriteria: string | EvaluationCriteria;
  readonly difficulty: Difficulty | null;
  readonly tags: readonly string[];
  readonly lang: string;
  readonly variantCount: number;
  readonly scorerTypes: readonly ScorerType[];
  /** What scoring needs beyond programs of our own. */
  readonly needs: readonly TaskNeed[];
  readonly suites: readonly string[];
  readonly createdAt: string;
  readonly archivedAt: string | null;
}

export const TASK_NEEDS = ['judge', 'sandbox'] as const;
export type TaskNeed = (typeof TASK_NEEDS)[number];

/** One task version, whole. */
export interface Task extends TaskSummary {
  readonly system: string | null;
  readonly messages: readonly ChatMessage[] | null;
  readonly options: SamplingOptions;
  readonly variants: readonly TaskVariant[];
  readonly mustPass: readonly string[];
  readonly mustFail: readonly string[];
  readonly source: string | null;
  readonly licence: string | null;
  readonly supersededAt: string | null;
  readonly versions: readonly TaskVersion[];
}

export interface TaskVersion {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
}

/** A new task, or with PATCH the fields that change. */
export interface TaskDraft {
  readonly key: string;
  readonly taskType: TaskType;
  readonly category: string;
  readonly title?: string;
  readonly taskDescription: string;
  readonly expectedOutput: string;
  readonly evaluationCriteria: string | EvaluationCriteria;
  readonly difficulty?: Difficulty | null;
  readonly tags?: readonly string[];
  readonly lang?: string;
  readonly system?: string | null;
  readonly messages?: readonly ChatMessage[] | null;
  readonly options?: SamplingOptions;
  readonly variants?: readonly TaskVariant[];
  readonly mustPass?: readonly string[];
  readonly mustFail?: readonly string[];
  readonly source?: string | null;
  readonly licence?: string | null;
}

/** What an import did, or with `dryRun` would do. Any `invalid` line means that nothing was written. */
export interface ImportReport {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  readonly invalid: readonly ImportProblem[];
  /** With `dryRun` only: the right tasks of the file one by one, also where others are invalid; at most a thousand. */
  readonly preview?: readonly ImportPreview[];
}

/** One place in which two versions of a task differ, as `variants[2].expectedOutput`; null = it is not there. */
export interface FieldChange {
  readonly path: string;
  readonly before: JsonValue | null;
  readonly after: JsonValue | null;
}

/** What changed from one version of a task to another. */
export interface TaskChanges {
  readonly from: TaskVersion;
  readonly to: TaskVersion;
  readonly changes: readonly FieldChange[];
}

/** One task of a file that was looked at with `dryRun`. */
export interface ImportPreview {
  readonly key: string;
  readonly title: string;
  readonly line: number | null;
  readonly what: 'created' | 'updated' | 'unchanged';
  /** The current version, where there is one. */
  readonly taskId: string | null;
  /** Where it is updated: what would change, long texts cut; null beyond the first hundred. */
  readonly changes: readonly FieldChange[] | null;
}

/** What current tasks can be filtered by, each value with how many tasks have it. */
export interface TaskFacets {
  readonly taskTypes: readonly FacetCount[];
  readonly categories: readonly FacetCount[];
  /** The five hundred most frequent. */
  readonly tags: readonly FacetCount[];
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** One bad place in a task file. `line` is 1-based; null where the format has no lines. */
export interface ImportProblem {
  readonly line: number | null;
  readonly key: string | null;
  readonly message: string;
}

export interface Suite {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly builtIn: boolean;
  readonly taskKeys: readonly string[];
  /** Tasks of the suite that are there and not archived. */
  readonly taskCount: number;
  readonly epochs: number | null;
  readonly options: SamplingOptions;
  readonly judge: ModelRef | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface SuiteDraft {
  readonly name: string;
  readonly description?: string | null;
  readonly taskKeys: readonly string[];
  readonly epochs?: number | null;
  readonly options?: SamplingOptions;
  readonly judge?: ModelRef | null;
}

/** A model by its tag; `serverId` is needed where several servers hold it. */
export interface ModelRef {
  readonly model: string;
  readonly serverId?: string;
}
