import type { GivenLabel, Judge, LabelDesk, Page } from '@assay/contracts';
import { ApiProblems, IdPipe, ModelRefBody } from '@assay/server/http';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JudgeDto, JudgesDto } from './dto/judge.dto';
import { GivenLabelsDto, LabelDeskDto, LabellerQuery, NewLabelDto } from './dto/label.dto';
import { JudgeBook } from './judge-book';
import { JudgeExams } from './judge-exams';
import { LabelTable } from './label-table';

@ApiTags('judges')
@ApiProblems()
@Controller('api/judges')
export class JudgesController {
  constructor(
    private readonly book: JudgeBook,
    private readonly exams: JudgeExams,
    private readonly table: LabelTable,
  ) {}

  /** Judges in use, the newest first, each with certificate and exam. */
  @Get()
  @ApiOkResponse({ type: JudgesDto })
  async list(): Promise<Page<Judge>> {
    const items = await this.book.list();
    return { items, nextCursor: null, total: items.length };
  }

  /** One judge. */
  @Get(':id')
  @ApiOkResponse({ type: JudgeDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Judge> {
    return this.book.read(id);
  }

  /** Makes a model known as a judge before its first use, so that it can be examined. The same judge again is the same. */
  @Post()
  @ApiCreatedResponse({ type: JudgeDto })
  @ApiProblems('invalid_request', 'invalid_json', 'unsupported_media_type', 'unknown_model', 'ambiguous_model')
  async add(@Body() body: ModelRefBody): Promise<Judge> {
    return this.book.read(await this.exams.register(body));
  }

  /** Begins the exam; how far it is stands at the judge. */
  @Post(':id/exam')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: JudgeDto })
  @ApiProblems('not_found', 'conflict')
  async examine(@Param('id', IdPipe) id: string): Promise<Judge> {
    await this.exams.start(id);
    return this.book.read(id);
  }

  /** Ends the exam that is under way, the question at its server too. */
  @Post(':id/exam/cancel')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: JudgeDto })
  @ApiProblems('not_found', 'conflict')
  async cancelExam(@Param('id', IdPipe) id: string): Promise<Judge> {
    await this.exams.cancel(id);
    return this.book.read(id);
  }

  /** The next answer for a person to label, drawn at random from verdicts of both kinds; nothing tells what the judge said. */
  @Get(':id/labels')
  @ApiOkResponse({ type: LabelDeskDto })
  @ApiProblems('invalid_request', 'not_found')
  next(@Param('id', IdPipe) id: string, @Query() { labeller }: LabellerQuery): Promise<LabelDesk> {
    return this.table.next(id, labeller);
  }

  /** The labels that people have given, each beside the judge's verdict. Not for eyes that still label. */
  @Get(':id/labels/given')
  @ApiOkResponse({ type: GivenLabelsDto })
  @ApiProblems('not_found')
  async given(@Param('id', IdPipe) id: string): Promise<Page<GivenLabel>> {
    const items = await this.table.given(id);
    return { items, nextCursor: null, total: items.length };
  }

  /** A person's label; answers with the next one. The same person again changes the word. */
  @Post(':id/labels')
  @HttpCode(200)
  @ApiOkResponse({ type: LabelDeskDto })
  @ApiProblems('invalid_request', 'invalid_json', 'unsupported_media_type', 'not_found')
  label(@Param('id', IdPipe) id: string, @Body() body: NewLabelDto): Promise<LabelDesk> {
    return this.table.say(id, body);
  }
}
