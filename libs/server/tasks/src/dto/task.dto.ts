import {
  DIFFICULTIES,
  SCORER_TYPES,
  TASK_NEEDS,
  TASK_TYPES,
  type ChatMessage,
  type Difficulty,
  type EvaluationCriteria,
  type FacetCount,
  type FieldChange,
  type ImportPreview,
  type ImportProblem,
  type ImportReport,
  type ScorerType,
  type JsonValue,
  type Task,
  type TaskChanges,
  type TaskFacets,
  type TaskNeed,
  type TaskSummary,
  type TaskType,
  type TaskVariant,
  type TaskVersion,
} from '@assay/contracts';
import { SamplingOptionsDto } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';

/** Criteria as a plain text (one judge requirement) or as a list of scorers. */
const CRITERIA = {
  description:
    'A plain text (one judge requirement), or `{passThreshold?, scorers: [{type, weight?, gate?, axis?, extract?, passThreshold?, …}]}`.',
  oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }],
};

/** One message of a conversation. */
export class ChatMessageDto implements ChatMessage {
  /** Who says it. */
  @ApiProperty({ enum: ['system', 'user', 'assistant'] })
  role!: ChatMessage['role'];
  /** What is said. */
  content!: string;
}

/** One instance of a task: other numbers, same problem. */
export class TaskVariantDto implements TaskVariant {
  /** The prompt of this instance. */
  taskDescription!: string;
  /** Its target. */
  expectedOutput!: string;
  /** Answers that score 1. */
  mustPass?: string[];
  /** Answers that score 0. */
  mustFail?: string[];
}

/** One line of the task list. */
export class TaskSummaryDto implements TaskSummary {
  /** One immutable version. */
  id!: string;
  /** The task, over all its versions. */
  key!: string;
  /** Counts up from 1 with every edit. */
  version!: number;
  /** Kind of work. */
  @ApiProperty({ enum: TASK_TYPES, enumName: 'TaskType' })
  taskType!: TaskType;
  /** Author's grouping within the type. */
  category!: string;
  /** Short name for lists. */
  title!: string;
  /** The prompt (of the first variant). */
  taskDescription!: string;
  /** The target (of the first variant). */
  expectedOutput!: string;
  @ApiProperty(CRITERIA)
  evaluationCriteria!: string | EvaluationCriteria;
  /** 1 most 3B models pass … 4 thinking models; null = not said. */
  @ApiProperty({ type: 'integer', enum: DIFFICULTIES, nullable: true })
  difficulty!: Difficulty | null;
  /** Free words. */
  tags!: string[];
  /** Language of the prompt. */
  lang!: string;
  /** Instances of the same problem. */
  variantCount!: number;
  /** Scorers of the criteria. */
  @ApiProperty({ enum: SCORER_TYPES, enumName: 'ScorerType', isArray: true })
  scorerTypes!: ScorerType[];
  /** What scoring needs beyond our own programs. */
  @ApiProperty({ enum: TASK_NEEDS, isArray: true })
  needs!: TaskNeed[];
  /** Names of the suites that hold the task. */
  suites!: string[];
  /** When this version was made. */
  createdAt!: string;
  /** When the task was archived; null = current. */
  @ApiProperty({ type: 'string', nullable: true })
  archivedAt!: string | null;
}

/** A version of a task. */
export class TaskVersionDto implements TaskVersion {
  /** Id of the version. */
  id!: string;
  /** Its number. */
  version!: number;
  /** When it was made. */
  createdAt!: string;
}

/** One task version, whole. */
export class TaskDto extends TaskSummaryDto implements Task {
  /** System message; null = none. */
  @ApiProperty({ type: 'string', nullable: true })
  system!: string | null;
  /** Earlier turns of the conversation; null = none. */
  @ApiProperty({ type: [ChatMessageDto], nullable: true })
  messages!: ChatMessageDto[] | null;
  /** Sampling that the task asks for. */
  options!: SamplingOptionsDto;
  /** The instances; empty = the task itself is the only one. */
  variants!: TaskVariantDto[];
  /** Answers that score 1. */
  mustPass!: string[];
  /** Answers that score 0. */
  mustFail!: string[];
  /** Where the task comes from. */
  @ApiProperty({ type: 'string', nullable: true })
  source!: string | null;
  /** Its licence. */
  @ApiProperty({ type: 'string', nullable: true })
  licence!: string | null;
  /** When a newer version replaced this one. */
  @ApiProperty({ type: 'string', nullable: true })
  supersededAt!: string | null;
  /** All versions of the task, newest first. */
  versions!: TaskVersionDto[];
}

/** A new task; with PATCH the fields that change. Checked by the rules of task files. */
export class TaskDraftDto {
  /** Lowercase letters, digits, dot, dash, underscore, slash. */
  key!: string;
  /** Kind of work. */
  @ApiProperty({ enum: TASK_TYPES, enumName: 'TaskType' })
  taskType!: TaskType;
  /** Author's grouping within the type. */
  category!: string;
  /** Short name for lists; default the key. */
  title?: string;
  /** The prompt. */
  taskDescription!: string;
  /** The target. */
  expectedOutput!: string;
  @ApiProperty(CRITERIA)
  evaluationCriteria!: string | EvaluationCriteria;
  /** 1–4. */
  @ApiProperty({ type: 'integer', enum: DIFFICULTIES })
  difficulty?: Difficulty;
  /** Free words. */
  tags?: string[];
  /** Language of the prompt; default en. */
  lang?: string;
  /** System message. */
  system?: string;
  /** Earlier turns of the conversation. */
  messages?: ChatMessageDto[];
  /** Sampling that the task asks for. */
  options?: SamplingOptionsDto;
  /** Instances of the same problem. */
  variants?: TaskVariantDto[];
  /** Answers that must score 1. */
  mustPass?: string[];
  /** Answers that must score 0. */
  mustFail?: string[];
  /** Where the task comes from. */
  source?: string;
  /** Its licence. */
  licence?: string;
}

/** One bad place of a task file. */
export class ImportProblemDto implements ImportProblem {
  /** From 1; null where the format has no lines. */
  @ApiProperty({ type: 'integer', nullable: true })
  line!: number | null;
  /** Key of the task, where it could be read. */
  @ApiProperty({ type: 'string', nullable: true })
  key!: string | null;
  /** Field, and what is wrong with it. */
  message!: string;
}

const ANY_VALUE = { description: 'Any JSON value; null = it is not there.', nullable: true, oneOf: [{}] };

/** One place in which two versions of a task differ. */
export class FieldChangeDto implements FieldChange {
  /** As `variants[2].expectedOutput`. */
  path!: string;
  @ApiProperty(ANY_VALUE)
  before!: JsonValue | null;
  @ApiProperty(ANY_VALUE)
  after!: JsonValue | null;
}

/** What changed from one version of a task to another. */
export class TaskChangesDto implements TaskChanges {
  /** The earlier version. */
  from!: TaskVersionDto;
  /** The later version. */
  to!: TaskVersionDto;
  /** Every place that differs. */
  changes!: FieldChangeDto[];
}

/** A value of a filter, and how many current tasks have it. */
export class FacetCountDto implements FacetCount {
  /** The value. */
  value!: string;
  /** Current tasks that have it. */
  count!: number;
}

/** What current tasks can be filtered by. */
export class TaskFacetsDto implements TaskFacets {
  /** Task types in use. */
  taskTypes!: FacetCountDto[];
  /** Categories in use. */
  categories!: FacetCountDto[];
  /** The five hundred most frequent tags. */
  tags!: FacetCountDto[];
}

/** One right task of a file that was looked at. */
export class ImportPreviewDto implements ImportPreview {
  /** Its key. */
  key!: string;
  /** Its title; the key where it has none. */
  title!: string;
  /** Line on which it begins. */
  @ApiProperty({ type: 'integer', nullable: true })
  line!: number | null;
  /** What an import would do with it. */
  @ApiProperty({ enum: ['created', 'updated', 'unchanged'] })
  what!: ImportPreview['what'];
  /** The newest version, where there is one. */
  @ApiProperty({ type: 'string', nullable: true })
  taskId!: string | null;
  /** Where it is updated: what would change, long texts cut; null beyond the first hundred. */
  @ApiProperty({ type: [FieldChangeDto], nullable: true })
  changes!: FieldChangeDto[] | null;
}

/** What an import did, or would do. Any invalid task and nothing was written. */
export class ImportReportDto implements ImportReport {
  /** Keys of new tasks. */
  created!: string[];
  /** Keys that got a new version. */
  updated!: string[];
  /** Keys whose task is there as it is. */
  unchanged!: string[];
  /** Bad places. */
  invalid!: ImportProblemDto[];
  /** With dryRun only: the right tasks one by one, also where others are invalid; at most a thousand. */
  preview?: ImportPreviewDto[];
}
