import {
  RUN_COMMANDS,
  type Page,
  type Run,
  type RunAccepted,
  type RunCommand,
  type RunPlan,
  type RunSummary,
} from '@assay/contracts';
import { Engine } from '@assay/server/execution';
import { ApiPage, ApiProblems, IdPipe } from '@assay/server/http';
import { Body, Controller, Get, Headers, HttpCode, Param, ParseEnumPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { RunAcceptedDto, RunPlanDto } from './dto/plan.dto';
import { RunDto, RunSummaryDto } from './dto/run.dto';
import { RunListQueryDto, StartRunQuery } from './dto/run.query';
import { RescoreRunDto } from './dto/rescore-run.dto';
import { StartRunDto } from './dto/start-run.dto';
import { readIdempotencyKey } from './idempotency-key';
import { originOf } from './confirming';
import { RunViewer } from './run-viewer';

const COMMAND = new ParseEnumPipe(Object.fromEntries(RUN_COMMANDS.map((command) => [command, command])), {
  errorHttpStatusCode: 404,
});

@ApiTags('runs')
@ApiProblems()
@Controller('api/benchmarks')
export class RunsController {
  constructor(
    private readonly engine: Engine,
    private readonly viewer: RunViewer,
  ) {}

  /** Accepts a run: it and its whole plan are stored before the answer. With dryRun only the plan is made. */
  @Post('run')
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key gives the same run.' })
  @ApiAcceptedResponse({ type: RunAcceptedDto, description: 'Accepted.' })
  @ApiOkResponse({ type: RunPlanDto, description: 'The plan (dryRun).' })
  @ApiProblems(
    'invalid_request',
    'invalid_json',
    'ambiguous_model',
    'unknown_model',
    'nothing_to_run',
    'run_refused',
    'not_found',
    'unsupported_media_type',
  )
  async start(
    @Body() body: StartRunDto,
    @Query() { dryRun }: StartRunQuery,
    @Res({ passthrough: true }) response: Response,
    @Headers('idempotency-key') key?: string,
  ): Promise<RunAccepted | RunPlan> {
    if (dryRun !== true) return this.engine.launch(body, readIdempotencyKey(key), await originOf(body, this.viewer));
    response.status(200);
    return this.engine.plan(body);
  }

  /** Runs, newest first. */
  @Get('runs')
  @ApiPage(RunSummaryDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: RunListQueryDto): Promise<Page<RunSummary>> {
    return this.viewer.list(query);
  }

  /** One run with counts, lanes and manifest. */
  @Get('runs/:id')
  @ApiOkResponse({ type: RunDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Run> {
    return this.viewer.read(id);
  }

  /**
   * Scores the stored answers of a run that has ended once more, by the scorers as they are now and the judge that is named. Nothing is
   * generated, no earlier evaluation is lost, and an answer that was scored just so keeps its score.
   */
  @Post('runs/:id/rescore')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: RunDto, description: 'The run as it is now.' })
  @ApiProblems(
    'invalid_request',
    'invalid_json',
    'ambiguous_model',
    'unknown_model',
    'not_found',
    'conflict',
    'unsupported_media_type',
  )
  async rescore(@Param('id', IdPipe) id: string, @Body() body: RescoreRunDto): Promise<Run> {
    await this.engine.rescore(id, body);
    return this.viewer.read(id);
  }

  /** Pauses, resumes or cancels a run, or asks again for what is missing of it (`retry-failed`). Asking twice is the same as asking once. */
  @Post('runs/:id/:command')
  @HttpCode(202)
  @ApiParam({ name: 'command', enum: RUN_COMMANDS })
  @ApiAcceptedResponse({ type: RunDto, description: 'The run as it is now.' })
  @ApiProblems('not_found', 'conflict')
  async command(@Param('id', IdPipe) id: string, @Param('command', COMMAND) command: RunCommand): Promise<Run> {
    await this.engine.command(id, command);
    return this.viewer.read(id);
  }
}
