import { Module } from '@nestjs/common';
import { CoreTasks } from './core-tasks';
import { SuiteCatalogue } from './suite-catalogue';
import { SuitesController } from './suites.controller';
import { TaskCatalogue } from './task-catalogue';
import { TaskPrograms } from './task-programs';
import { TaskImporter } from './task-importer';
import { TasksController } from './tasks.controller';

/** Tasks and suites. */
@Module({
  controllers: [TasksController, SuitesController],
  providers: [TaskCatalogue, SuiteCatalogue, TaskImporter, TaskPrograms, CoreTasks],
  exports: [TaskCatalogue, TaskImporter, TaskPrograms, CoreTasks],
})
export class TasksModule {}
