export * from './collect-scores';
export * from './file-row';
export * from './score-comparison';
export * from './score-row';
