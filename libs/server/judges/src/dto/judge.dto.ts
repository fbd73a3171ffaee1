import {
  EXAM_KINDS,
  JUDGE_EXAM_STATES,
  JUDGE_GRADES,
  JUDGE_STANDINGS,
  JUDGE_VOIDS,
  type CountOf,
  type ExamAnswer,
  type ExamKind,
  type Judge,
  type JudgeCertificate,
  type JudgeConduct,
  type JudgeExam,
  type JudgeExamResult,
  type JudgeExamState,
  type JudgeGrade,
  type JudgeStanding,
  type JudgeVoid,
  type MeasuredKappa,
  type MeasuredShare,
} from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A figure with its 95 % interval; null = not measured. */
export class MeasuredShareDto implements MeasuredShare {
  /** The figure. */
  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;
  /** Lower bound. */
  @ApiProperty({ type: Number, nullable: true })
  low!: number | null;
  /** Upper bound. */
  @ApiProperty({ type: Number, nullable: true })
  high!: number | null;
  /** Labels, or answers, behind it. */
  n!: number;
}

/** Bounds of 95 % of redrawn sets of labels. */
export class BootstrapDto {
  /** Lower bound. */
  low!: number;
  /** Upper bound. */
  high!: number;
}

/** Agreement beyond chance, −1 to 1. */
export class MeasuredKappaDto extends MeasuredShareDto implements MeasuredKappa {
  /** Standard error for large samples; null where kappa is not defined. */
  @ApiProperty({ type: Number, nullable: true })
  se!: number | null;
  /** From 2,000 redrawn sets of labels; null where too few of them gave a kappa. */
  @ApiProperty({ type: BootstrapDto, nullable: true })
  bootstrap!: BootstrapDto | null;
}

/** A rate with the judge's errors taken out. */
export class CorrectedRateDto {
  /** 0–1. */
  value!: number;
  /** Lower bound. */
  low!: number;
  /** Upper bound. */
  high!: number;
}

/** Share of requirements met over all verdicts. */
export class PassRateDto {
  /** As the judge says; null without verdicts. */
  @ApiProperty({ type: Number, nullable: true })
  raw!: number | null;
  /** Null where the judge is too weak, or too little measured, to correct for. */
  @ApiProperty({ type: CorrectedRateDto, nullable: true })
  corrected!: CorrectedRateDto | null;
}

/** What people's labels say about a judge. */
export class JudgeCertificateDto implements JudgeCertificate {
  /** By the lower bounds of kappa and specificity. */
  @ApiProperty({ enum: JUDGE_GRADES, enumName: 'JudgeGrade' })
  grade!: JudgeGrade;
  /** Verdicts with a label that counts. */
  labels!: number;
  /** Labels that count no longer: other criteria, or another version of the server. */
  outdated!: number;
  /** Of those: another version of the server. */
  outdatedByServer!: number;
  /** Of the labels: met, as people say. */
  met!: number;
  /** Of the labels: not met, as people say. */
  notMet!: number;
  /** People who labelled. */
  labellers!: number;
  /** Share of verdicts on which judge and people agree. */
  agreement!: MeasuredShareDto;
  /** Cohen's kappa, −1 to 1. */
  kappa!: MeasuredKappaDto;
  /** Share of met requirements that the judge finds met. */
  sensitivity!: MeasuredShareDto;
  /** Share of requirements that are not met that the judge finds not met. */
  specificity!: MeasuredShareDto;
  /** Share of requirements met. */
  passRate!: PassRateDto;
  /** Kappa between two people. */
  ceiling!: MeasuredKappaDto;
}

/** What a judge said to one answer of the exam. */
export class ExamAnswerDto implements ExamAnswer {
  /** Id of the answer. */
  id!: string;
  /** What the answer tries. */
  @ApiProperty({ enum: EXAM_KINDS, enumName: 'ExamKind' })
  kind!: ExamKind;
  /** The requirement is met. */
  right!: boolean;
  /** The verdict; null = not readable. */
  @ApiProperty({ type: Boolean, nullable: true })
  met!: boolean | null;
}

/** Control questions of an exam. */
export class ExamControlsDto {
  /** How many were asked. */
  asked!: number;
  /** How many were answered wrong. */
  wrong!: number;
}

/** Answers that say nothing, or only talk to the judge. */
export class NullAnswersDto {
  /** How many were asked. */
  asked!: number;
  /** How many were found to meet the requirement. */
  met!: number;
  /** More than a tenth were. */
  talkedInto!: boolean;
}

/** What an exam came to. */
export class JudgeExamResultDto implements JudgeExamResult {
  /** 10 of 12 both ways, at most one reply unreadable, every control right. */
  passed!: boolean;
  /** Right answers that were accepted. */
  rightAccepted!: MeasuredShareDto;
  /** Wrong answers that were rejected. */
  wrongRejected!: MeasuredShareDto;
  /** All replies. */
  replies!: number;
  /** Replies that could not be read. */
  unreadable!: number;
  /** Control questions. */
  controls!: ExamControlsDto;
  /** Answers that say nothing. */
  nullAnswers!: NullAnswersDto;
  /** What was missed, in words. */
  missed!: string[];
  /** Answer by answer. */
  answers!: ExamAnswerDto[];
}

/** One sitting of the exam. */
export class JudgeExamDto implements JudgeExam {
  /** waiting: its server works on a run. */
  @ApiProperty({ enum: JUDGE_EXAM_STATES, enumName: 'JudgeExamState' })
  state!: JudgeExamState;
  /** Questions that are answered. */
  done!: number;
  /** All questions. */
  total!: number;
  /** When it was asked for. */
  startedAt!: string;
  /** When it ended. */
  @ApiProperty({ type: String, nullable: true })
  finishedAt!: string | null;
  /** Why it failed. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** Version of the judge's server that was asked. */
  @ApiProperty({ type: String, nullable: true })
  serverVersion!: string | null;
  /** False = the server has another version now, or the exam other items. */
  current!: boolean;
  /** What it came to. */
  @ApiProperty({ type: JudgeExamResultDto, nullable: true })
  result!: JudgeExamResultDto | null;
}

/** How many of how many. */
export class CountOfDto implements CountOf {
  /** So many. */
  n!: number;
  /** Of so many. */
  of!: number;
}

/** Longer answers against higher scores. */
export class LengthEffectDto {
  /** Spearman's rho within tasks; null where it is not defined. */
  @ApiProperty({ type: Number, nullable: true })
  rho!: number | null;
  /** Answers behind it. */
  answers!: number;
  /** Above 0.3 or below −0.3 on 30 answers and more. */
  flagged!: boolean;
}

/** How a judge behaves under the present version of its server; no label is needed for it. */
export class JudgeConductDto implements JudgeConduct {
  /** Unreadable replies since the last exam, and in it. */
  unreadable!: CountOfDto;
  /** unsteady: above 5 % unreadable; refused: above 20 %, it is asked nothing more. */
  @ApiProperty({ enum: JUDGE_STANDINGS, enumName: 'JudgeStanding' })
  standing!: JudgeStanding;
  /** Control questions that it got wrong. */
  controlsWrong!: CountOfDto;
  /** Verdicts "met" without a quote from the answer. */
  unsupported!: CountOfDto;
  /** Verdicts that were put to two more votes. */
  borderline!: CountOfDto;
  /** Of those: turned round by the vote. */
  flipped!: CountOfDto;
  /** Whether it gives more for length. */
  length!: LengthEffectDto;
}

/** Verdicts of a judge on requirements. */
export class VerdictCountsDto {
  /** Found met. */
  met!: number;
  /** Found not met. */
  notMet!: number;
}

/** A judge with what is known of it. */
export class JudgeDto implements Judge {
  /** Id of the judge: of a model under one protocol on one server. */
  id!: string;
  /** Tag of the model. */
  name!: string;
  /** Digest of the model; null where its server tells none. */
  @ApiProperty({ type: String, nullable: true })
  digest!: string | null;
  /** Id of the model. */
  modelId!: string;
  /** Id of its server. */
  serverId!: string;
  /** Name of its server. */
  server!: string;
  /** Names the protocol. */
  promptHash!: string;
  /** Requirements that it decides in one call: more than one only of a large model. */
  itemsPerCall!: number;
  /** Version of its server now; null = not told. */
  @ApiProperty({ type: String, nullable: true })
  serverVersion!: string | null;
  /** Why the certificate holds no longer; null = it does. */
  @ApiProperty({ enum: JUDGE_VOIDS, enumName: 'JudgeVoid', nullable: true })
  voided!: JudgeVoid | null;
  /** When it was used first. */
  createdAt!: string;
  /** Its verdicts. */
  verdicts!: VerdictCountsDto;
  /** What people say about them. */
  certificate!: JudgeCertificateDto;
  /** How it behaves. */
  conduct!: JudgeConductDto;
  /** The last exam; null = never examined. */
  @ApiProperty({ type: JudgeExamDto, nullable: true })
  exam!: JudgeExamDto | null;
}

/** All judges. */
export class JudgesDto {
  /** The newest first. */
  items!: JudgeDto[];
  /** Always null: there is one page. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
  /** How many. */
  total!: number;
}
