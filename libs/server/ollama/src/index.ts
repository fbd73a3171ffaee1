export { isBlockedAddress } from './address/blocked-address';
export { checkServerUrl, type ServerUrlCheck } from './address/check-server-url';
export { checkWebhookUrl } from './address/check-webhook-url';
export { GuardedPost } from './http/guarded-post';
export type { OwnAddress } from './address/own-address';
export { classifyFailure, type FailureSigns } from './classify-failure';
export { ModelWire } from './model-wire';
export { OllamaProvider, type OllamaProviderOptions } from './ollama.provider';
