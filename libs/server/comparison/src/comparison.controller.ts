import type { Comparison } from '@assay/contracts';
import { ApiProblems } from '@assay/server/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ComparisonService } from './comparison.service';
import { ComparisonDto } from './dto/comparison.dto';
import { ComparisonQuery } from './dto/comparison.query';

@ApiTags('comparison')
@ApiProblems()
@Controller('api/benchmarks/comparison')
export class ComparisonController {
  constructor(private readonly comparison: ComparisonService) {}

  /** Compares models on the tasks that they share: verdicts with tests, intervals, and a recommendation in words. */
  @Get()
  @ApiOkResponse({ type: ComparisonDto })
  @ApiProblems('invalid_request', 'unknown_model', 'ambiguous_model')
  compare(@Query() query: ComparisonQuery): Promise<Comparison> {
    return this.comparison.compare(query);
  }
}
