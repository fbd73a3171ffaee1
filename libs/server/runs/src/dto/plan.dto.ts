import type { PlanBlock, PlanProblem, RunAccepted, RunPlan, TimeEstimate } from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';

const MS = { type: 'number', nullable: true } as const;

/** A time with its range, ms; null where no speed is known yet. */
export class TimeEstimateDto implements TimeEstimate {
  /** Short end. */
  @ApiProperty(MS)
  lowMs!: number | null;
  /** Most likely. */
  @ApiProperty(MS)
  expectedMs!: number | null;
  /** Long end. */
  @ApiProperty(MS)
  highMs!: number | null;
}

/** An accepted run: it and its plan are stored. */
export class RunAcceptedDto implements RunAccepted {
  /** Id of the run. */
  runId!: string;
  /** Trials of the plan. */
  trials!: number;
  /** How long it may take. */
  estimate!: TimeEstimateDto;
}

/** Work without a model swap. */
export class PlanBlockDto implements PlanBlock {
  /** Server. */
  serverId!: string;
  /** Its name. */
  server!: string;
  /** Tag of the model. */
  model!: string;
  /** Generating or judging. */
  @ApiProperty({ enum: ['generate', 'judge'] })
  phase!: 'generate' | 'judge';
  /** Trials of the block, or answers to judge. */
  trials!: number;
  /** Of a judge: calls for them, controls and repetitions aside. */
  calls?: number;
  /** How long it may take. */
  estimate!: TimeEstimateDto;
}

/** Something that would refuse the run (error) or spoil part of it (warning). */
export class PlanProblemDto implements PlanProblem {
  /** error refuses the run. */
  @ApiProperty({ enum: ['error', 'warning'] })
  level!: 'error' | 'warning';
  /** For programs. */
  code!: string;
  /** What is wrong. */
  message!: string;
  /** What to do. */
  hint!: string;
  /** Model that it concerns. */
  model?: string;
  /** Tasks that it concerns. */
  taskKeys?: string[];
}

/** What would happen. */
export class RunPlanDto implements RunPlan {
  /** Tasks. */
  tasks!: number;
  /** Tasks × models × epochs. */
  trials!: number;
  /** In the order of work. */
  blocks!: PlanBlockDto[];
  /** Calls of the judge, controls and repetitions aside. */
  judgeCalls?: number;
  /** Model swaps on all servers. */
  predictedSwaps!: number;
  /** How long it may take. */
  estimate!: TimeEstimateDto;
  /** Smallest true difference of accuracy (0–1) that is seen in 80 of 100 cases; null with fewer than two models or tasks. */
  @ApiProperty(MS)
  detectableDifference!: number | null;
  /** What stands in the way. */
  problems!: PlanProblemDto[];
}
