export { OpenAiProvider } from './openai.provider';
export { ProviderByKind } from './provider-by-kind';
export type { Wire } from './wire';
