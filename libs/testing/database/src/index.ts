export * from './use-database';
export * from './engine-rows';
export * from './invariants';
