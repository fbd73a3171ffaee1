import { Readable } from 'node:stream';
import { ProblemError, type Page, type Result, type ResultDetail } from '@assay/contracts';
import { ApiPage, ApiProblems, IdPipe } from '@assay/server/http';
import { ResultDetailRepository, ResultRepository } from '@assay/server/persistence';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ResultDetailDto, ResultDto } from './dto/result.dto';
import { ResultExportQuery, ResultListQueryDto, type ExportFormat } from './dto/result.query';
import { writeResults } from './export/write-results';

const MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
  json: 'application/json',
};

@ApiTags('results')
@ApiProblems()
@Controller('api/benchmarks')
export class ResultsController {
  constructor(
    private readonly results: ResultRepository,
    private readonly details: ResultDetailRepository,
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

  /** Results of a filter as a file, streamed. */
  @Get('export')
  @ApiProduces(...Object.values(MEDIA))
  @ApiOkResponse({
    description: 'The results, oldest first.',
    content: { 'application/jsonl': { schema: { type: 'string' } } },
  })
  @ApiProblems('invalid_request')
  export(@Query() { format = 'jsonl', ...filter }: ResultExportQuery): StreamableFile {
    const disposition = `attachment; filename="assay-results.${format}"`;
    return new StreamableFile(Readable.from(writeResults(this.results.stream(filter), format)), {
      type: MEDIA[format],
      disposition,
    });
  }
}
