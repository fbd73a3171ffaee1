import type { Health } from '@assay/contracts';
import { ApiProblems } from '@assay/server/http';
import { Database } from '@assay/server/persistence';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { HealthDto } from './health.dto';
import { Readiness } from './readiness';

@ApiTags('health')
@ApiProblems()
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  /** 200 when work can be done, else 503 with the same body. */
  @Get()
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'Starting, stopping, or the database is away.' })
  async read(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const up = await this.database.isUp();
    const ok = up && this.readiness.ready;
    if (!ok) response.status(503);
    return {
      status: ok ? 'ok' : 'degraded',
      database: up ? 'up' : 'down',
      version: this.readiness.version,
      uptimeMs: this.readiness.uptimeMs(),
    };
  }
}
