import {
  CANNOT_TELL_REASONS,
  ITEM_KINDS,
  JUDGE_GRADES,
  VERDICTS,
  type AccuracyFigure,
  type CannotTellReason,
  type ComparedModel,
  type Comparison,
  type ComparisonCell,
  type ComparisonEntry,
  type ComparisonJudge,
  type ComparisonPair,
  type ComparisonScope,
  type ComparisonTask,
  type Coverage,
  type Interval,
  type ItemFinding,
  type ItemKind,
  type JudgeGrade,
  type McNemarFigure,
  type MeasuredShare,
  type ParetoNames,
  type PairedTFigure,
  type PassFigure,
  type Recommendation,
  type SpeedFigure,
  type Verdict,
} from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';

const TEXT = { type: 'string', nullable: true } as const;
const NUMBER = { type: 'number', nullable: true } as const;
const INTEGER = { type: 'integer', nullable: true } as const;
const PAIR = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } as const;

/** A value with its 95 % interval; null where it cannot be computed. */
export class IntervalDto implements Interval {
  /** The estimate. */
  @ApiProperty(NUMBER)
  value!: number | null;
  /** Lower end. */
  @ApiProperty(NUMBER)
  low!: number | null;
  /** Upper end. */
  @ApiProperty(NUMBER)
  high!: number | null;
}

/** A column of the comparison. */
export class ComparedModelDto implements ComparedModel {
  /** As asked: a tag, or tag@server. */
  name!: string;
  /** Tag. */
  model!: string;
  /** The model. */
  modelId!: string;
  /** Its digest. */
  @ApiProperty(TEXT)
  digest!: string | null;
  /** Its server. */
  serverId!: string;
  /** Name of the server. */
  server!: string;
  /** On disk, bytes. */
  @ApiProperty(INTEGER)
  sizeBytes!: number | null;
  /** Such as Q4_K_M. */
  @ApiProperty(TEXT)
  quantization!: string | null;
  /** Runs whose results stand for it. */
  runIds!: string[];
}

/** Mean score over tasks, 0–1. */
export class AccuracyFigureDto extends IntervalDto implements AccuracyFigure {
  /** Tasks. */
  n!: number;
  /** Answers. */
  trials!: number;
}

/** Times of answers that no flag spoils, ms. */
export class SpeedFigureDto implements SpeedFigure {
  /** Median. */
  @ApiProperty(NUMBER)
  medianMs!: number | null;
  /** Lower and upper quartile. */
  @ApiProperty({ ...PAIR, nullable: true })
  quartilesMs!: readonly [number, number] | null;
  /** Slowest. */
  @ApiProperty(NUMBER)
  slowestMs!: number | null;
  /** Fastest. */
  @ApiProperty({ ...NUMBER, required: false })
  fastestMs?: number | null;
  /** Every one of them, rising, where there are fewer than ten. */
  timesMs?: number[];
  /** Generated tokens per second. */
  @ApiProperty(NUMBER)
  tokensPerSecond!: number | null;
  /** Answers. */
  n!: number;
  /** Left out for a flag. */
  flagged!: number;
}

/** scored ÷ planned. */
export class CoverageDto implements Coverage {
  /** 0–1; null without a plan. */
  @ApiProperty(NUMBER)
  value!: number | null;
  /** Scored answers. */
  scored!: number;
  /** Planned answers. */
  planned!: number;
  /** Without an answer. */
  missing!: number;
  /** Answers without a score. */
  unscored!: number;
}

/** pass@k or pass^k over the common tasks that have at least k tries. */
export class PassFigureDto implements PassFigure {
  /** Tries. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  k!: number;
  /** Mean over those tasks, 0–1; null where no task has k tries. */
  @ApiProperty({ ...NUMBER, minimum: 0, maximum: 1 })
  value!: number | null;
  /** Tasks with at least k tries. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  tasks!: number;
  /** Tasks with fewer: left out, never 0. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  excluded!: number;
}

/** One model in one scope. */
export class ComparisonEntryDto implements ComparisonEntry {
  /** The column. */
  name!: string;
  /** Accuracy with interval. */
  accuracy!: AccuracyFigureDto;
  /** Share of answers that passed. */
  @ApiProperty(NUMBER)
  passRate!: number | null;
  /** pass@k: solves a task at least once in k tries, unbiased (1 − C(n−c,k)/C(n,k) of c passes in n tries). The same k, rising, for all entries of a scope: 1 and, with several tries, 3, 5, 10, 100 and the tries that every entry has. */
  passAtK?: PassFigureDto[];
  /** pass^k: solves a task in every one of k tries (C(c,k)/C(n,k)). The same k as passAtK. */
  passHatK?: PassFigureDto[];
  /** Null = not measured. */
  @ApiProperty(NUMBER)
  relevance!: number | null;
  /** Times. */
  speed!: SpeedFigureDto;
  /** Coverage. */
  coverage!: CoverageDto;
  /** Accuracy on all tasks of its own, where these are more than the common ones. */
  own?: AccuracyFigureDto;
  /** Mean of the means of the task types, each weighing the same; only overall, with several of them. */
  @ApiProperty({ ...NUMBER, required: false })
  macroMean?: number | null;
  /** Common tasks whose score a judge of the model's own family gave; absent = none. */
  @ApiProperty({ type: 'integer', required: false })
  judgedByFamily?: number;
  /** Best and worst rank that the verdicts allow. */
  @ApiProperty({ ...PAIR, items: { type: 'integer' } })
  rank!: readonly [number, number];
  /** Accuracy if every missing answer were wrong, right. */
  @ApiProperty({ ...PAIR, nullable: true })
  bounds!: readonly [number, number] | null;
  /** Only where a profile was asked for: what it makes of accuracy, relevance and median time, 0–1. */
  @ApiProperty({ ...NUMBER, required: false })
  composite?: number | null;
}

/** p-values after Holm over the pairs of the scope. */
export class PValuesDto {
  /** On these tasks. */
  @ApiProperty(NUMBER)
  here!: number | null;
  /** On tasks like these. */
  @ApiProperty(NUMBER)
  general!: number | null;
}

/** McNemar's test of one pass/fail answer each, before any correction. */
export class McNemarDto implements McNemarFigure {
  /** Tasks that both pass. */
  bothPass!: number;
  /** Tasks that only a passes. */
  aOnly!: number;
  /** Tasks that only b passes. */
  bOnly!: number;
  /** Tasks that neither passes. */
  bothFail!: number;
  /** Exact, two-sided. */
  @ApiProperty(NUMBER)
  pExact!: number | null;
  /** Mid-p: less conservative. */
  @ApiProperty(NUMBER)
  pMid!: number | null;
}

/** Student's t on the same differences, for the detail: it decides nothing. */
export class PairedTDto implements PairedTFigure {
  /** Two-sided, before any correction; null below two tasks and where all differences are equal. */
  @ApiProperty(NUMBER)
  pValue!: number | null;
  /** Mean ÷ standard deviation of the differences; null where tasks are clustered. */
  @ApiProperty(NUMBER)
  dz!: number | null;
}

/** Tasks of one pair. */
export class SharedTasksDto {
  /** Scored for both. */
  tasks!: number;
  /** Scored for one of the two, or none. */
  dropped!: number;
}

/** Two models on common tasks. */
export class ComparisonPairDto implements ComparisonPair {
  /** First model. */
  a!: string;
  /** Second model. */
  b!: string;
  /** a − b, −1 to 1. */
  difference!: IntervalDto;
  /** Tasks on which a did better. */
  wins!: number;
  /** Tasks on which they did alike. */
  ties!: number;
  /** Tasks on which b did better. */
  losses!: number;
  /** Corrected p-values. */
  pValue!: PValuesDto;
  /** The same before the correction. */
  pRaw?: PValuesDto;
  /** Student's t, for the detail. */
  t?: PairedTDto;
  /** Where every task has one pass/fail answer of each. */
  mcnemar?: McNemarDto;
  /** Only with answers without a score: the difference if they all went against a, and if they all went for a. */
  @ApiProperty({ ...PAIR, required: false })
  worstCase?: readonly [number, number];
  /** The answers without a score could turn the sign of the difference. */
  dependsOnMissing?: boolean;
  /** Where each pair is compared on what the two share. */
  shared?: SharedTasksDto;
  /** The winner is the sign of the difference. */
  @ApiProperty({ enum: VERDICTS, enumName: 'Verdict' })
  verdict!: Verdict;
  /** Only with cannot_tell. */
  @ApiProperty({ enum: CANNOT_TELL_REASONS, required: false })
  reason?: CannotTellReason;
  /** Tasks that would settle it; null where more cannot help. */
  @ApiProperty({ ...INTEGER, required: false })
  tasksNeeded?: number | null;
  /** b's time ÷ a's time: above 1, a is faster. Null across servers. */
  @ApiProperty({ type: IntervalDto, nullable: true })
  speedRatio!: IntervalDto | null;
}

/** What to use. */
export class RecommendationDto implements Recommendation {
  /** Null = no recommendation. */
  @ApiProperty(TEXT)
  name!: string | null;
  /** Models that no verdict separates from it. */
  tiedWith!: string[];
  /** What it rests on. */
  @ApiProperty({ enum: VERDICTS, enumName: 'Verdict', nullable: true })
  verdict!: Verdict | null;
  /** Why, in words. */
  reason!: string;
  /** What speaks against it, in words. */
  @ApiProperty(TEXT)
  doubt!: string | null;
}

/** Who is beaten by nobody on two axes at once. */
export class ParetoNamesDto implements ParetoNames {
  /** Accuracy against time; null across servers. */
  @ApiProperty({ type: 'array', items: { type: 'string' }, nullable: true })
  time!: string[] | null;
  /** Accuracy against size in memory. */
  @ApiProperty({ type: 'array', items: { type: 'string' }, nullable: true })
  memory!: string[] | null;
  /** Certainly beaten: another is better and certainly faster. */
  beaten!: string[];
}

/** What a task says about itself. */
export class ItemFindingDto implements ItemFinding {
  /** Task version. */
  taskId!: string;
  /** Key. */
  key!: string;
  /** Title. */
  title!: string;
  /** Kind of work. */
  taskType!: string;
  /** Category. */
  category!: string;
  /** What was found. */
  @ApiProperty({ enum: ITEM_KINDS, enumName: 'ItemKind', isArray: true })
  kinds!: ItemKind[];
  /** Mean score over the models, 0–1. */
  difficulty!: number;
  /** Variance between models that their tries do not explain. */
  separation!: number;
  /** Correlation with the score on all other tasks; null below five models. */
  @ApiProperty(NUMBER)
  discrimination!: number | null;
}

/** The same tasks asked of all models. */
export class ComparisonScopeDto implements ComparisonScope {
  /** overall, a task type, or category:<name>. */
  scope!: string;
  /** Common tasks. */
  tasks!: number;
  /** Tasks left out because not every model has a score. */
  dropped!: number;
  /** The models. */
  entries!: ComparisonEntryDto[];
  /** The pairs asked. */
  pairs!: ComparisonPairDto[];
  /** What to use. */
  recommendation!: RecommendationDto;
  /** Who is beaten by nobody on two axes at once. */
  pareto?: ParetoNamesDto;
}

/** One model on one task. */
export class ComparisonCellDto implements ComparisonCell {
  /** The column. */
  name!: string;
  /** Mean over epochs, 0–1. */
  @ApiProperty(NUMBER)
  accuracy!: number | null;
  /** Scored answers. */
  trials!: number;
  /** Missing answers. */
  missing!: number;
  /** Flagged answers. */
  flagged!: number;
  /** A stored answer. */
  @ApiProperty(TEXT)
  resultId!: string | null;
  /** Its run. */
  @ApiProperty(TEXT)
  runId!: string | null;
}

/** One task over all models. */
export class ComparisonTaskDto implements ComparisonTask {
  /** Task version. */
  taskId!: string;
  /** Key. */
  key!: string;
  /** Title. */
  title!: string;
  /** Kind of work. */
  taskType!: string;
  /** Category. */
  category!: string;
  /** True where its criteria ask a judge: the score is the judge's, wholly or in part. */
  judged?: boolean;
  /** The models. */
  cells!: ComparisonCellDto[];
}

/** A setting in which columns differ. */
export class SettingDifferenceDto {
  /** Name of the setting. */
  setting!: string;
  /** Its value per column, in their order. */
  @ApiProperty({ type: 'array', items: TEXT })
  values!: (string | null)[];
}

/** A share with its 95 % interval and the labels behind it; null = not measured. */
export class JudgeSpecificityDto extends IntervalDto implements MeasuredShare {
  /** Labels. */
  n!: number;
}

/** A judge whose verdicts are in the scores. */
export class ComparisonJudgeDto implements ComparisonJudge {
  /** Id, as in `/api/judges`. */
  id!: string;
  /** Tag of the model. */
  name!: string;
  /** Id of the model. */
  modelId!: string;
  /** Id of its server. */
  serverId!: string;
  /** By its certificate. */
  @ApiProperty({ enum: JUDGE_GRADES, enumName: 'JudgeGrade' })
  grade!: JudgeGrade;
  /** People's labels behind the certificate. */
  labels!: number;
  /** Share of requirements that are not met that it finds not met. */
  specificity!: JudgeSpecificityDto;
  /** What is known of it, in words. */
  words!: string;
}

/** The honest comparison. */
export class ComparisonDto implements Comparison {
  /** The columns. */
  models!: ComparedModelDto[];
  /** The baseline; null = all pairs. */
  @ApiProperty(TEXT)
  baseline!: string | null;
  /** Which family of hypotheses is corrected over, in words. */
  family!: string;
  /** overall, task types, categories. */
  scopes!: ComparisonScopeDto[];
  /** Tasks × models. */
  grid!: ComparisonTaskDto[];
  /** Tasks that tell nothing, or something about themselves. */
  items?: ItemFindingDto[];
  /** Judges whose verdicts are in these scores. */
  @ApiProperty({ type: [ComparisonJudgeDto], required: false })
  judges?: ComparisonJudgeDto[];
  /** What keeps columns from being compared plainly. */
  notes!: string[];
  /** Settings that differ. */
  differences!: SettingDifferenceDto[];
}
