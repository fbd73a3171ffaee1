export { CORE_SUITE, CoreTasks } from './core-tasks';
export { textOfUpload } from './read-upload';
export { TaskCatalogue } from './task-catalogue';
export { readTaskSource, type ImportHint, type SourceCheck, type TaskSource } from './import/read-source';
export { TaskImporter } from './task-importer';
export { TasksModule } from './tasks.module';
export { readProgramFile, ShippedCheckers, TaskPrograms } from './task-programs';
