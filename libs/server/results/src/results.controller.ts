import { Readable } from 'node:stream';
import { ProblemError, type Page, type Result, type ResultDetail } from '@assay/contracts';
import { ApiPage, ApiProblems, IdPipe } from '@assay/server/http';
import { ResultDetailRepository, ResultRepository } from '@assay/server/persistence';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ResultDetailDto, ResultDto } from './dto/result.dto';
import { ResultExportQuery, ResultListQueryDto } from './dto/result.query';
import { FILE_KINDS } from './export/formats';
import { ResultExports } from './export/result-exports';

@ApiTags('results')
@ApiProblems()
@Controller('api/benchmarks')
export class ResultsController {
  constructor(
    private readonly results: ResultRepository,
    private readonly details: ResultDetailRepository,
    private readonly exports: ResultExports,
  ) {}

  /** Stored results, filtered. Long answers are cut (`outputCut`). */
  @Get('results')
  @ApiPage(ResultDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: ResultListQueryDto): Promise<Page<Result>> {
    return this.results.list(query);
  }

  /** One result with everything that explains it. */
  @Get('results/:id')
  @ApiOkResponse({ type: ResultDetailDto })
  @ApiProblems('not_found')
  async read(@Param('id', IdPipe) id: string): Promise<ResultDetail> {
    const result = await this.details.find(id);
    if (result === null) throw new ProblemError('not_found', `There is no result with the id ${id}.`);
    return result;
  }

  /** Results of a filter as a file, streamed: rows (csv, jsonl, json), test cases (junit), a report (markdown, html), or times (benchstat). */
  @Get('export')
  @ApiProduces(...Object.values(FILE_KINDS).map((kind) => kind.media))
  @ApiOkResponse({
    description: 'The results, oldest first; a report has the verdict first.',
    content: { 'application/jsonl': { schema: { type: 'string' } } },
  })
  @ApiProblems('invalid_request', 'not_found')
  async export(@Query() { format = 'jsonl', ...filter }: ResultExportQuery): Promise<StreamableFile> {
    await this.exports.check(filter);
    const { media, extension } = FILE_KINDS[format];
    const name = filter.runId === undefined ? 'assay-results' : `assay-run-${filter.runId.slice(0, 8)}`;
    return new StreamableFile(Readable.from(this.exports.write(filter, format)), {
      type: media,
      disposition: `attachment; filename="${name}.${extension}"`,
    });
  }
}
