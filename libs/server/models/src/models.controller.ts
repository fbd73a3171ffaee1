import type { Model, Page } from '@assay/contracts';
import { ApiPage, ApiProblems } from '@assay/server/http';
import { ModelRepository } from '@assay/server/persistence';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ModelDto, ModelListQueryDto } from './dto/model.dto';

@ApiTags('servers')
@ApiProblems()
@Controller('api/models')
export class ModelsController {
  constructor(private readonly models: ModelRepository) {}

  /** Models by server, as the last check found them. */
  @Get()
  @ApiPage(ModelDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: ModelListQueryDto): Promise<Page<Model>> {
    return this.models.list(query);
  }
}
