export * from './assemble-engine';
export * from './engine-world';
export * from './spawn-engine';
export * from './use-engine';
