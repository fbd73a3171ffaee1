export * from './recorded-run-store';
export { ManyScores, type EndedEvaluation } from './score-many';
