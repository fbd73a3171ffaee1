import {
  LIMITS,
  PROBE_PROMPTS,
  RESULT_FLAGS,
  SPEED_PROBE_STATES,
  type JsonObject,
  type ProbeFigure,
  type ProbeFigures,
  type ProbeMeasurement,
  type ProbePrompt,
  type ProbePromptFigures,
  type ProbesAccepted,
  type ResultFlag,
  type SpeedProbe,
  type SpeedProbeState,
  type StartProbe,
} from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString, Length } from 'class-validator';

const TEXT = { type: 'string', nullable: true } as const;
const NUMBER = { type: 'number', nullable: true } as const;
const INTEGER = { type: 'integer', nullable: true } as const;

/** Which models are to be measured. */
export class StartProbeDto implements StartProbe {
  /** Tags that the server lists; absent = all that run on it. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.modelsPerRun)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, LIMITS.nameLength, { each: true })
  models?: string[];
}

/** A figure over the runs of a probe. */
export class ProbeFigureDto implements ProbeFigure {
  /** Median. */
  median!: number;
  /** Median absolute deviation × 1.4826. */
  mad!: number;
  /** Smallest. */
  lowest!: number;
  /** Largest. */
  highest!: number;
  /** Runs behind it. */
  n!: number;
}
const FIGURE = { type: ProbeFigureDto, nullable: true } as const;

/** What one kind of prompt showed. Times in ms. */
export class ProbePromptFiguresDto implements ProbePromptFigures {
  /** About 60 or about 1,500 tokens. */
  @ApiProperty({ enum: PROBE_PROMPTS })
  prompt!: ProbePrompt;
  /** Tokens of the prompt. */
  @ApiProperty(FIGURE)
  promptTokens!: ProbeFigureDto | null;
  /** Tokens of the answer. */
  @ApiProperty(FIGURE)
  answerTokens!: ProbeFigureDto | null;
  /** Loading. */
  @ApiProperty(FIGURE)
  loadMs!: ProbeFigureDto | null;
  /** Waiting in the server. */
  @ApiProperty(FIGURE)
  queueMs!: ProbeFigureDto | null;
  /** Reading the prompt. */
  @ApiProperty(FIGURE)
  prefillMs!: ProbeFigureDto | null;
  /** Writing the answer. */
  @ApiProperty(FIGURE)
  decodeMs!: ProbeFigureDto | null;
  /** To the first token, on our clock. */
  @ApiProperty(FIGURE)
  firstTokenMs!: ProbeFigureDto | null;
  /** All but loading. */
  @ApiProperty(FIGURE)
  warmMs!: ProbeFigureDto | null;
  /** Prompt tokens read per second. */
  @ApiProperty(FIGURE)
  promptTokensPerSecond!: ProbeFigureDto | null;
  /** Answer tokens written per second, of answers with 32 or more. */
  @ApiProperty(FIGURE)
  tokensPerSecond!: ProbeFigureDto | null;
}

/** What a valid probe found. */
export class ProbeFiguresDto implements ProbeFigures {
  /** One load, ms; null when the model was in memory. */
  @ApiProperty(NUMBER)
  coldLoadMs!: number | null;
  /** Share in graphics memory, 0–1. */
  @ApiProperty(NUMBER)
  gpuShare!: number | null;
  /** Context that the model was loaded with. */
  @ApiProperty(INTEGER)
  contextLength!: number | null;
  /** Answer tokens per second over all runs. */
  @ApiProperty(FIGURE)
  tokensPerSecond!: ProbeFigureDto | null;
  /** By kind of prompt. */
  prompts!: ProbePromptFiguresDto[];
}

/** One measured request. Times in ms. */
export class ProbeMeasurementDto implements ProbeMeasurement {
  /** About 60 or about 1,500 tokens. */
  @ApiProperty({ enum: PROBE_PROMPTS })
  prompt!: ProbePrompt;
  /** From 1, for each kind of prompt. */
  no!: number;
  /** Loading. */
  @ApiProperty(NUMBER)
  loadMs!: number | null;
  /** Waiting in the server. */
  @ApiProperty(NUMBER)
  queueMs!: number | null;
  /** Reading the prompt. */
  @ApiProperty(NUMBER)
  prefillMs!: number | null;
  /** Writing the answer. */
  @ApiProperty(NUMBER)
  decodeMs!: number | null;
  /** To the first token, on our clock. */
  @ApiProperty(NUMBER)
  firstTokenMs!: number | null;
  /** As the server says. */
  @ApiProperty(NUMBER)
  totalMs!: number | null;
  /** On our clock. */
  wallMs!: number;
  /** Tokens of the prompt. */
  @ApiProperty(INTEGER)
  promptTokens!: number | null;
  /** Of these, out of the server's cache. */
  @ApiProperty(INTEGER)
  cachedTokens!: number | null;
  /** Tokens of the answer. */
  @ApiProperty(INTEGER)
  answerTokens!: number | null;
  /** What spoils it. */
  @ApiProperty({ enum: RESULT_FLAGS, isArray: true })
  flags!: ResultFlag[];
}

/** One speed probe of one model on one server. */
export class SpeedProbeDto implements SpeedProbe {
  /** Id of the probe. */
  id!: string;
  /** Server that is measured. */
  serverId!: string;
  /** Its name. */
  server!: string;
  /** Model that is measured. */
  modelId!: string;
  /** Its tag. */
  model!: string;
  /** How it stands; `not_valid`: something else used the server, the figures do not count. */
  @ApiProperty({ enum: SPEED_PROBE_STATES })
  state!: SpeedProbeState;
  /** Requests made, the warm-up included. */
  done!: number;
  /** Requests in all; 0 before the model is loaded. */
  total!: number;
  /** Why it is not valid or failed. */
  @ApiProperty(TEXT)
  reason!: string | null;
  /** When it was asked for. */
  requestedAt!: string;
  /** When it began. */
  @ApiProperty(TEXT)
  startedAt!: string | null;
  /** When it ended. */
  @ApiProperty(TEXT)
  finishedAt!: string | null;
  /** What was found; null unless it is done. */
  @ApiProperty({ type: ProbeFiguresDto, nullable: true })
  figures!: ProbeFiguresDto | null;
  /** Each measured request, in order. */
  measurements!: ProbeMeasurementDto[];
  /** Versions, digests and options under which it was measured. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  environment!: JsonObject | null;
}

/** Speed probes of a server. */
export class ProbesDto implements ProbesAccepted {
  /** The probes. */
  probes!: SpeedProbeDto[];
}
