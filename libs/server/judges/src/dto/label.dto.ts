import type { GivenLabel, LabelDesk, LabelItem, LabelProgress, NewLabel } from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { JudgeCertificateDto } from './judge.dto';

const LABELS = ['yes', 'no', 'skip', 'undo'] as const;
const trimmed = ({ value }: { readonly value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** Who labels. */
export class LabellerQuery {
  /** Name of the person. */
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  labeller!: string;
}

/** One requirement of one answer. */
export class LabelItemDto implements LabelItem {
  /** Evaluation that holds the verdict. */
  evaluationId!: string;
  /** Item within it. */
  item!: string;
  /** What was asked. */
  task!: string;
  /** Title of the task. */
  title!: string;
  /** Expected output; blank = none. */
  reference!: string;
  /** The answer, without thinking. */
  answer!: string;
  /** What is to be decided. */
  requirement!: string;
}

/** How far the labelling is. */
export class LabelProgressDto implements LabelProgress {
  /** Labels of this person. */
  own!: number;
  /** Met, as people say. */
  met!: number;
  /** Not met, as people say. */
  notMet!: number;
  /** Aimed at, of each kind. */
  target!: number;
  /** Labelled by two people. */
  shared!: number;
  /** Aimed at, by two people. */
  sharedTarget!: number;
}

/** The next answer, and what the labels come to. */
export class LabelDeskDto implements LabelDesk {
  /** Null = nothing is left. */
  @ApiProperty({ type: LabelItemDto, nullable: true })
  next!: LabelItemDto | null;
  /** Progress. */
  progress!: LabelProgressDto;
  /** The certificate as it is now. */
  certificate!: JudgeCertificateDto;
}

/** A label as it was given. */
export class GivenLabelDto implements GivenLabel {
  /** Who gave it. */
  labeller!: string;
  /** Is the requirement met? Null = the person cannot say. */
  @ApiProperty({ type: Boolean, nullable: true })
  label!: boolean | null;
  /** What the judge said. */
  judgeMet!: boolean;
  /** Key of the task. */
  taskKey!: string;
  /** Title of the task. */
  title!: string;
  /** What was to be decided. */
  requirement!: string;
  /** Result with the answer. */
  resultId!: string;
  /** Evaluation with the verdict. */
  evaluationId!: string;
  /** Item within it. */
  item!: string;
  /** False where the task has other criteria now, or the judge's server another version. */
  counts!: boolean;
  /** When. */
  at!: string;
}

/** All labels of a judge. */
export class GivenLabelsDto {
  /** The oldest first. */
  items!: GivenLabelDto[];
  /** Always null: there is one page. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
  /** How many. */
  total!: number;
}

/** A person's word. */
export class NewLabelDto implements NewLabel {
  /** Name of the person. */
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  labeller!: string;

  /** Evaluation that holds the verdict. */
  @IsUUID()
  evaluationId!: string;

  /** Item within it. */
  @IsString()
  @Length(1, 300)
  item!: string;

  /** Is the requirement met? skip: cannot say; undo: takes the word back. */
  @IsIn(LABELS)
  @ApiProperty({ enum: LABELS, enumName: 'LabelWord' })
  label!: (typeof LABELS)[number];
}
