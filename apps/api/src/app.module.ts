import { JudgesModule } from '@assay/server/judges';
import { LiveModule } from '@assay/server/live';
import { ResultsModule } from '@assay/server/results';
import { RunsModule } from '@assay/server/runs';
import { SchedulesModule } from '@assay/server/schedules';
import { Module, type DynamicModule } from '@nestjs/common';
import { CoreModule, type CoreParts } from './core.module';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** The whole application with HTTP and live events. */
@Module({})
export class AppModule {
  static of(parts: CoreParts, readiness: Readiness): DynamicModule {
    const judges = JudgesModule.of({ exam: parts.judgeExam ?? '', everyMs: parts.firstExamsEveryMs ?? 0 });
    return {
      module: AppModule,
      imports: [CoreModule.of(parts), RunsModule, ResultsModule, LiveModule, SchedulesModule, judges],
      controllers: [HealthController],
      providers: [{ provide: Readiness, useValue: readiness }],
    };
  }
}
