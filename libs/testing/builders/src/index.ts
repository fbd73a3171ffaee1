export * from './a-task';
export * from './injections';
