export * from './use-database';
export * from './engine-rows';
export * from './invariants';
export * from './clear-tables';
