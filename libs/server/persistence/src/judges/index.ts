export * from './judge.repository';
export * from './judge-exam.repository';
export * from './judge-label.repository';
export * from './judge-conduct.repository';
