export type { ClusterKind } from './cluster';
export * from './embedded-postgres';
export * from './folder-in-use';
export type { DatabaseAddress } from './login';
export { openSecretBox } from './secret-key';
