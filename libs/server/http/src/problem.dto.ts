import { PROBLEMS, type Problem, type ProblemCode } from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** One place of a request that is wrong. */
export class ProblemPlaceDto {
  /** Field, as a path: `models[0].serverId`. */
  path!: string;
  /** What is wrong and what is allowed. */
  message!: string;
}

/** Body of every error: what happened, and what to do next. */
export class ProblemDto implements Problem {
  /** Where the code is described. */
  type!: string;
  /** The code in words. */
  title!: string;
  /** HTTP status. */
  status!: number;
  /** From a closed list; what programs should look at. */
  @ApiProperty({ enum: Object.keys(PROBLEMS), enumName: 'ProblemCode' })
  code!: ProblemCode;
  /** What happened, in one sentence. */
  detail!: string;
  /** What to do next. */
  hint!: string;
  /** The places that are wrong, where there are such. */
  errors?: ProblemPlaceDto[];
}
