export { readTaskFile } from './read-task-file';
export { useSandbox, type SpecSandbox } from './use-sandbox';
