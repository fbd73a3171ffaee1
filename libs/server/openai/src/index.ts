export { OpenAiProvider } from './openai.provider';
export { ProviderByKind, type OpenKey } from './provider-by-kind';
export type { Wire } from './wire';
