import type {
  Attempt,
  Evaluation,
  JsonValue,
  Judgement,
  ResultDetail,
  ResultStatus,
  ResultTimings,
  SentRequest,
} from '@assay/contracts';
import { decidingCalls } from '@assay/domain/judging';
import type { Database } from '../database';
import { RESULT_TABLES, resultColumns, toResult, toScore, type ResultRow, type ScoreRecord } from './result-row';

type DetailRow = ResultRow & {
  readonly thinking: string | null;
  readonly expectedOutput: string;
  readonly request: SentRequest;
  readonly timings: ResultTimings | null;
  readonly evaluationId: string | null;
  readonly environment: Readonly<Record<string, JsonValue>>;
  readonly attempts: Attempt[];
  readonly evaluations: EvaluationRecord[];
  readonly epochs: { id: string; epoch: number; passed: boolean | null; status: ResultStatus }[];
  readonly otherModels: { id: string; model: string; modelId: string; epoch: number; score: number | null }[];
};
type JudgementRecord = Omit<Judgement, 'decides'>;
type EvaluationRecord = Omit<Evaluation, 'scores' | 'current' | 'judgements'> & {
  readonly scores: ScoreRecord[];
  readonly judgements: JudgementRecord[];
};

/** The expected output of the variant that was asked; variant numbers start at 1. */
const EXPECTED = `coalesce(task.variants -> (result.variant - 1) ->> 'expectedOutput', task.expected_output)`;

const ATTEMPTS = `SELECT coalesce(jsonb_agg(jsonb_build_object('no', no, 'startedAt', ${iso('started_at')}, 'endedAt', ${iso('ended_at')}, 'outcome', outcome,
    'error', CASE WHEN error_code IS NULL THEN NULL ELSE jsonb_build_object('code', error_code, 'message', coalesce(error_text, ''), 'hint', '') END) ORDER BY no), '[]')
  FROM attempts WHERE trial_id = result.trial_id`;

const EVALUATIONS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', evaluation.id, 'state', state, 'accuracy', accuracy, 'relevance', relevance,
    'passed', passed, 'reason', reason, 'extracted', extracted, 'extractRule', extract_rule, 'extractTrace', extract_trace,
    'judge', CASE WHEN evaluation.nonce IS NOT NULL THEN judge.tag END, 'createdAt', ${iso('evaluation.created_at')},
    'judgedBy', CASE WHEN evaluation.nonce IS NOT NULL THEN jsonb_build_object('id', judge.id, 'modelId', judge.model_id, 'name', judge.tag, 'digest', judging.digest,
      'serverId', judge.server_id, 'server', judging_server.name, 'promptHash', judge.prompt_hash, 'numCtx', evaluation.judge_num_ctx, 'serverVersion', evaluation.judge_server_version) END,
    'scores', (SELECT coalesce(jsonb_agg(to_jsonb(scores) ORDER BY no), '[]') FROM scores WHERE evaluation_id = evaluation.id),
    'judgements', (SELECT coalesce(jsonb_agg(jsonb_build_object('item', item, 'callNo', call_no, 'kind', kind, 'requirement', requirement, 'met', met,
        'pYes', p_yes, 'evidence', evidence, 'supported', supported, 'why', why, 'points', points, 'must', must, 'forgiven', forgiven, 'rawReply', raw_reply)
        ORDER BY array_position(ARRAY['requirement', 'relevance', 'control'], kind), first_said, call_no), '[]')
      FROM (SELECT *, min(created_at) OVER (PARTITION BY item) AS first_said FROM judgements WHERE evaluation_id = evaluation.id) AS said)) ORDER BY evaluation.created_at, evaluation.id), '[]')
  FROM evaluations evaluation LEFT JOIN judges judge ON judge.id = evaluation.judge_id LEFT JOIN models judging ON judging.id = judge.model_id
  LEFT JOIN servers judging_server ON judging_server.id = judge.server_id WHERE evaluation.result_id = result.id`;

const EPOCHS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'epoch', epoch, 'passed', passed, 'status', status) ORDER BY epoch), '[]')
  FROM benchmark_results same WHERE same.run_id = result.run_id AND same.benchmark_task_id = result.benchmark_task_id
    AND same.model_id = result.model_id AND same.server_id = result.server_id`;

const OTHER_MODELS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'model', other_tag.tag, 'modelId', other.model_id, 'epoch', other.epoch,
    'score', other.score) ORDER BY other_tag.position, other.epoch), '[]')
  FROM benchmark_results other JOIN run_models other_tag ON other_tag.run_id = other.run_id AND other_tag.model_id = other.model_id AND other_tag.server_id = other.server_id
  WHERE other.run_id = result.run_id AND other.benchmark_task_id = result.benchmark_task_id`;

/** Reads one result with everything that explains it. */
export class ResultDetailRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ResultDetail | null> {
    const [row] = await this.database.query<DetailRow>(
      `SELECT ${resultColumns(true)}, result.thinking, ${EXPECTED} AS "expectedOutput", result.request, result.timings,
         result.evaluation_id AS "evaluationId", coalesce(environment.fingerprint, '{}') AS environment,
         (${ATTEMPTS}) AS attempts, (${EVALUATIONS}) AS evaluations, (${EPOCHS}) AS epochs, (${OTHER_MODELS}) AS "otherModels"
       FROM ${RESULT_TABLES} LEFT JOIN environments environment ON environment.id = result.environment_id WHERE result.id = $1`,
      [id],
    );
    return row === undefined ? null : toDetail(row);
  }
}

function toDetail(row: DetailRow): ResultDetail {
  const {
    thinking,
    expectedOutput,
    request,
    timings,
    evaluationId,
    environment,
    attempts,
    evaluations,
    epochs,
    otherModels,
    ...result
  } = row;
  return {
    ...toResult(result),
    thinking,
    expectedOutput,
    request,
    timings,
    environment,
    attempts,
    epochs,
    otherModels,
    evaluations: evaluations.map((one) => ({
      ...one,
      current: one.id === evaluationId,
      scores: one.scores.map(toScore),
      judgements: withDeciding(one.judgements),
    })),
  };
}

/** Marks the reply that stands for each item. */
function withDeciding(said: readonly JudgementRecord[]): Judgement[] {
  const deciding = decidingCalls(said);
  return said.map((one) => ({ ...one, decides: deciding.get(one.item) === one.callNo }));
}

function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
