export * from './data-source';
export * from './database';
export * from './database-errors';
export * from './entities/index';
export * from './migrate';
