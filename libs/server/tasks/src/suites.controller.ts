import type { Page, Suite } from '@assay/contracts';
import { ApiPage, ApiProblems, IdPipe } from '@assay/server/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SuiteDraftDto, SuiteDto, SuiteListQuery, SuitePatchDto } from './dto/suite.dto';
import { SuiteCatalogue } from './suite-catalogue';

@ApiTags('suites')
@ApiProblems()
@Controller('api/benchmarks/suites')
export class SuitesController {
  constructor(private readonly catalogue: SuiteCatalogue) {}

  /** Suites by name. */
  @Get()
  @ApiPage(SuiteDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: SuiteListQuery): Promise<Page<Suite>> {
    return this.catalogue.list(query);
  }

  /** One suite. */
  @Get(':id')
  @ApiOkResponse({ type: SuiteDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Suite> {
    return this.catalogue.read(id);
  }

  /** Makes a suite of task keys. */
  @Post()
  @ApiCreatedResponse({ type: SuiteDto })
  @ApiProblems('invalid_request', 'invalid_json', 'name_taken', 'unsupported_media_type')
  create(@Body() body: SuiteDraftDto): Promise<Suite> {
    return this.catalogue.create(body);
  }

  /** Changes a suite. */
  @Patch(':id')
  @ApiOkResponse({ type: SuiteDto })
  @ApiProblems('invalid_request', 'invalid_json', 'not_found', 'name_taken', 'built_in', 'unsupported_media_type')
  edit(@Param('id', IdPipe) id: string, @Body() body: SuitePatchDto): Promise<Suite> {
    return this.catalogue.edit(id, body);
  }

  /** Deletes a suite; its tasks and runs stay. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Deleted.' })
  @ApiProblems('not_found', 'built_in')
  delete(@Param('id', IdPipe) id: string): Promise<void> {
    return this.catalogue.delete(id);
  }
}
