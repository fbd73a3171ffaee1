export { canonicalJson } from './canonical-json';
export { checkDraft, KEY_PATTERN, type DraftCheck } from './check-draft';
export {
  checkTask,
  checkTaskFile,
  TaskFileChecker,
  type CheckedTask,
  type TaskCheck,
  type TaskFileCheck,
} from './check-task';
export { printPath, type DraftProblem } from './draft-problems';
export { exportTask, exportTasks } from './export-tasks';
export { toApiSpelling, type Respelled } from './file-spelling';
export { detectFormat, RecordConverter, recordKey } from './formats/convert-record';
export { IMPORT_FORMATS, publicFormat, type ImportFormat } from './formats/import-format';
export type { PublicFormat } from './formats/public-format';
export { sourceKey } from './formats/task-key';
export { parseTaskFile, refuseSize, type TaskFileHint } from './parse-task-file';
export { MAX_DEPTH, MAX_KEYS, type FieldPath, type RawTask, type SyntaxProblem, type TaskReading } from './raw-task';
export { jsonlReadings, readJsonLine } from './read-json-tasks';
export { completeReading, type CompletedReading } from './programs/complete-reading';
export type { ProgramContext, ProgramSources } from './programs/program-sources';
export { withPrograms, type WithPrograms } from './programs/with-programs';
export { refuseBytes, refuseText } from './refuse-content';
export { taskChanges, type ChangeBounds } from './task-changes';
export { formatOfName, formatOfText, looksLikeCsv, TASK_FORMATS, type TaskFormat } from './task-format';
export { TASK_FIELDS } from './task-fields';
export { criteriaPart, promptPart, wholeTask } from './task-hash';
