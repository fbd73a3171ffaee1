export * from './cursor';
export * from './list-page';
export * from './where';
