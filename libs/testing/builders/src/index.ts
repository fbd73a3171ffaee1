export * from './a-task';
