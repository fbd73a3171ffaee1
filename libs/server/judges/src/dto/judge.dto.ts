import {
  EXAM_KINDS,
  JUDGE_EXAM_STATES,
  JUDGE_GRADES,
  JUDGE_VOIDS,
  type ExamAnswer,
  type ExamKind,
  type Judge,
  type JudgeCertificate,
  type JudgeExam,
  type JudgeExamResult,
  type JudgeExamState,
  type JudgeGrade,
  type JudgeVoid,
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
  /** Labels of tasks that have other criteria now. */
  outdated!: number;
  /** Of the labels: met, as people say. */
  met!: number;
  /** Of the labels: not met, as people say. */
  notMet!: number;
  /** People who labelled. */
  labellers!: number;
  /** Share of verdicts on which judge and people agree. */
  agreement!: MeasuredShareDto;
  /** Cohen's kappa, −1 to 1. */
  kappa!: MeasuredShareDto;
  /** Share of met requirements that the judge finds met. */
  sensitivity!: MeasuredShareDto;
  /** Share of requirements that are not met that the judge finds not met. */
  specificity!: MeasuredShareDto;
  /** Share of requirements met. */
  passRate!: PassRateDto;
  /** Kappa between two people. */
  ceiling!: MeasuredShareDto;
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
  /** What it came to. */
  @ApiProperty({ type: JudgeExamResultDto, nullable: true })
  result!: JudgeExamResultDto | null;
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
  /** Why the certificate holds no longer; null = it does. */
  @ApiProperty({ enum: JUDGE_VOIDS, enumName: 'JudgeVoid', nullable: true })
  voided!: JudgeVoid | null;
  /** When it was used first. */
  createdAt!: string;
  /** Its verdicts. */
  verdicts!: VerdictCountsDto;
  /** What people say about them. */
  certificate!: JudgeCertificateDto;
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
