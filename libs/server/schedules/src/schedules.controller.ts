import type { Page, Schedule, ScheduleHistory } from '@assay/contracts';
import { ApiPage, ApiProblems, IdPipe, withoutNulls } from '@assay/server/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HistoryDto } from './dto/history.dto';
import { NewScheduleDto, SchedulePatchDto } from './dto/new-schedule.dto';
import { BaselinePinnedDto, NewBaselineDto } from './dto/new-baseline.dto';
import { HistoryQuery, NightStartedDto, ScheduleDto, ScheduleListQuery } from './dto/schedule.dto';
import { NightDesk } from './night-desk';
import { ScheduleDesk } from './schedule-desk';

@ApiTags('schedules')
@ApiProblems()
@Controller('api/schedules')
export class SchedulesController {
  constructor(
    private readonly desk: ScheduleDesk,
    private readonly nights: NightDesk,
  ) {}

  /** Schedules by name. */
  @Get()
  @ApiPage(ScheduleDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: ScheduleListQuery): Promise<Page<Schedule>> {
    return this.desk.list(query);
  }

  /** One schedule, with its next five times. */
  @Get(':id')
  @ApiOkResponse({ type: ScheduleDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Schedule> {
    return this.desk.read(id);
  }

  /** Plans a suite at times of a cron line. */
  @Post()
  @ApiCreatedResponse({ type: ScheduleDto })
  @ApiProblems(
    'invalid_request',
    'invalid_json',
    'name_taken',
    'unknown_model',
    'ambiguous_model',
    'nothing_to_run',
    'url_not_allowed',
    'unsupported_media_type',
  )
  create(@Body() body: NewScheduleDto): Promise<Schedule> {
    return this.desk.create(withoutNulls(body, 'judge'));
  }

  /** Changes a schedule; what is not named stays. */
  @Patch(':id')
  @ApiOkResponse({ type: ScheduleDto })
  @ApiProblems(
    'invalid_request',
    'invalid_json',
    'not_found',
    'name_taken',
    'unknown_model',
    'ambiguous_model',
    'nothing_to_run',
    'url_not_allowed',
    'unsupported_media_type',
  )
  edit(@Param('id', IdPipe) id: string, @Body() body: SchedulePatchDto): Promise<Schedule> {
    return this.desk.edit(id, withoutNulls(body, 'judge'));
  }

  /** Deletes a schedule with its nights and regressions; its runs and results stay. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Deleted.' })
  @ApiProblems('not_found')
  delete(@Param('id', IdPipe) id: string): Promise<void> {
    return this.desk.delete(id);
  }

  /** Starts a night now, beside the planned ones. */
  @Post(':id/run')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: NightStartedDto })
  @ApiProblems('not_found', 'conflict')
  runNow(@Param('id', IdPipe) id: string): Promise<{ readonly nightId: string }> {
    return this.nights.runNow(id);
  }

  /** From the newest night on a model has a new baseline in this schedule; its open regressions there are accepted. */
  @Post(':id/baseline')
  @HttpCode(200)
  @ApiOkResponse({ type: BaselinePinnedDto })
  @ApiProblems('invalid_request', 'invalid_json', 'not_found', 'conflict', 'unsupported_media_type')
  newBaseline(@Param('id', IdPipe) id: string, @Body() body: NewBaselineDto): Promise<{ readonly since: string }> {
    return this.nights.newBaseline(id, body);
  }

  /** Nights as a series, oldest first, with changed conditions, flaky tasks and alerts. */
  @Get(':id/history')
  @ApiOkResponse({ type: HistoryDto })
  @ApiProblems('invalid_request', 'not_found')
  history(@Param('id', IdPipe) id: string, @Query() { nights = 24 }: HistoryQuery): Promise<ScheduleHistory> {
    return this.nights.history(id, nights);
  }
}
