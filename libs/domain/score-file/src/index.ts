export * from './collect-scores';
export * from './file-row';
export * from './score-comparison';
export * from './score-row';
export * from './judge-text-row';
export * from './parse-judge-text';
export * from './vote-row';
export * from './read-judge-texts';
