import { JudgeCertificates } from '@assay/server/evaluation';
import { ExecutionModule } from '@assay/server/execution';
import { Module } from '@nestjs/common';
import { CoreTasks } from './core-tasks';
import { SuiteCatalogue } from './suite-catalogue';
import { SuitesController } from './suites.controller';
import { TaskCatalogue } from './task-catalogue';
import { TaskPrograms } from './task-programs';
import { TaskImporter } from './task-importer';
import { TaskTrier } from './task-trier';
import { TryJudge } from './try-judge';
import { TasksController } from './tasks.controller';

/** Tasks and suites. */
@Module({
  imports: [ExecutionModule],
  controllers: [TasksController, SuitesController],
  providers: [
    TaskCatalogue,
    SuiteCatalogue,
    TaskImporter,
    TaskPrograms,
    TaskTrier,
    JudgeCertificates,
    TryJudge,
    CoreTasks,
  ],
  exports: [TaskCatalogue, TaskImporter, TaskPrograms, CoreTasks],
})
export class TasksModule {}
