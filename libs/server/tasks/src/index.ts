export { CORE_SUITE, CoreTasks } from './core-tasks';
export { TaskImporter, type TaskSource } from './task-importer';
export { TasksModule } from './tasks.module';
