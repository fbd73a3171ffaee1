import type { JudgeGrade } from './judge';
import type { ResultFlag, ResultTimings, Score, ScoredOutcome, SentRequest, UnscoredReason } from './result';
import type { ModelRef, TaskDraft } from './task';

/** Body of `POST /api/benchmarks/tasks/:id/try`: an answer to score, or the model that is asked for one. Nothing is stored. */
export interface TryTask {
  /** The answer to score; instead of `model`. */
  readonly output?: string;
  /** The model to ask; instead of `output`. */
  readonly model?: string;
  readonly serverId?: string;
  /** Which instance of the task, from 1; default 1. */
  readonly variant?: number;
  /** Who judges what programs cannot decide; absent = the judge of the settings, null = nobody. */
  readonly judge?: ModelRef | null;
}

/** Body of `POST /api/benchmarks/tasks/try`: a task that is not stored yet. */
export interface TryDraft extends TryTask {
  readonly task: TaskDraft;
}

/** How an answer that was tried scores: as a run would score it. */
export interface TriedTask {
  readonly variant: number;
  readonly outcome: ScoredOutcome;
  readonly output: string;
  readonly expectedOutput: string;
  readonly status: 'scored' | 'unscored';
  /** As in results: the accuracy, 0–1; null while unscored. */
  readonly score: number | null;
  readonly accuracy: number | null;
  readonly passed: boolean | null;
  readonly unscoredReason: UnscoredReason | null;
  readonly reason: string;
  readonly extracted: string | null;
  readonly extractRule: string | null;
  readonly extractTrace: readonly string[];
  readonly flags: readonly ResultFlag[];
  readonly scores: readonly Score[];
  /** Where a model was asked: who answered, what it was sent, what it thought, how long it took. */
  readonly answer: TriedAnswer | null;
  /** Where a judge was asked: what it said; null where none was. */
  readonly judge: TriedJudge | null;
}

/** A judge that was asked about an answer that is not stored. */
export interface TriedJudge {
  readonly model: string;
  readonly server: string;
  readonly serverId: string;
  /** 0–1; null where it was not judged. */
  readonly relevance: number | null;
  /** By its certificate. */
  readonly grade: JudgeGrade;
  /** What is known of it, in words. */
  readonly words: string;
  /** One for each reply to each requirement, control questions included, in order. */
  readonly judgements: readonly TriedJudgement[];
}

export interface TriedJudgement {
  readonly kind: 'control' | 'requirement' | 'relevance';
  readonly requirement: string;
  /** Null = the reply could not be read. */
  readonly met: boolean | null;
  readonly evidence: string | null;
  readonly why: string | null;
  /** The quote stands in the answer. */
  readonly supported: boolean | null;
  /** How sure it was, 0–1; null where its server does not tell. */
  readonly pYes: number | null;
}

export interface TriedAnswer {
  readonly model: string;
  readonly server: string;
  readonly serverId: string;
  readonly request: SentRequest;
  readonly thinking: string | null;
  readonly timings: Pick<ResultTimings, 'totalMs' | 'loadMs' | 'wallMs'>;
  /** eval_count ÷ eval_duration. */
  readonly tokensPerSecond: number | null;
}
