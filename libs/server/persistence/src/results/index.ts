export * from './result-detail.repository';
export * from './result-filter';
export * from './result-row';
export * from './result.repository';
