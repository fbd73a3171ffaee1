export * from './collect-answers';
export * from './lm-eval-sample';
export * from './plan-recorded';
export * from './promptfoo-results';
export * from './raw-answer';
export * from './sample-answer';
export { TaskFinder, type AnswerableTask } from './task-finder';
