import type { Health } from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** How the process is. */
export class HealthDto implements Health {
  /** degraded: the database does not answer; finished answers are safe. */
  @ApiProperty({ enum: ['ok', 'degraded'] })
  status!: 'ok' | 'degraded';
  /** Whether the database answers. */
  @ApiProperty({ enum: ['up', 'down'] })
  database!: 'up' | 'down';
  /** Version of Assay. */
  version!: string;
  /** Since the start of the process, ms. */
  uptimeMs!: number;
}
