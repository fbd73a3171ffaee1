import type { Page, Regression } from '@assay/contracts';
import { ApiPage, ApiProblems, IdPipe } from '@assay/server/http';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RegressionCommentDto, RegressionDto, RegressionListQuery, SnoozeDto } from './dto/regression.dto';
import { RegressionDesk } from './regression-desk';

@ApiTags('schedules')
@ApiProblems()
@Controller('api/regressions')
export class RegressionsController {
  constructor(private readonly desk: RegressionDesk) {}

  /** Confirmed drops against pinned baselines, newest first. */
  @Get()
  @ApiPage(RegressionDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: RegressionListQuery): Promise<Page<Regression>> {
    return this.desk.list(query);
  }

  /** One regression. */
  @Get(':id')
  @ApiOkResponse({ type: RegressionDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Regression> {
    return this.desk.read(id);
  }

  /** Somebody has seen it. */
  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: RegressionDto })
  @ApiProblems('invalid_request', 'invalid_json', 'not_found', 'conflict', 'unsupported_media_type')
  acknowledge(@Param('id', IdPipe) id: string, @Body() { comment }: RegressionCommentDto): Promise<Regression> {
    return this.desk.acknowledge(id, comment ?? null);
  }

  /** Out of sight for some days. */
  @Post(':id/snooze')
  @HttpCode(200)
  @ApiOkResponse({ type: RegressionDto })
  @ApiProblems('invalid_request', 'invalid_json', 'not_found', 'conflict', 'unsupported_media_type')
  snooze(@Param('id', IdPipe) id: string, @Body() { comment, days = 7 }: SnoozeDto): Promise<Regression> {
    return this.desk.snooze(id, days, comment ?? null);
  }

  /** Expected: the nights from the first bad one on are the new baseline. */
  @Post(':id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: RegressionDto })
  @ApiProblems('invalid_request', 'invalid_json', 'not_found', 'conflict', 'unsupported_media_type')
  accept(@Param('id', IdPipe) id: string, @Body() { comment }: RegressionCommentDto): Promise<Regression> {
    return this.desk.accept(id, comment ?? null);
  }
}
