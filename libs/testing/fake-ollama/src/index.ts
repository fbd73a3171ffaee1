export { aChatControl, aChatRequest, failureOf } from './asking';
export type { AnswerScript, FakeAnswer, FakeRequest, Fault, FaultScope, RawFault } from './answer-script';
export { demoModels, type DemoTask } from './demo-models';
export type { FakeModel } from './fake-model';
export { FakeOllama, type FakeOllamaOptions, startFakeOllama } from './fake-ollama';
export * from './recordings';
export type { LoggedRequest } from './request-log';
export * from './scripted-judge';
