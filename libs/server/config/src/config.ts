/** Which work a process takes on: everything, HTTP without lanes, or lanes without HTTP. */
export const ROLES = ['all', 'api', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** From everything to failures only. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How strong a sandbox has to be before code of a model may run in it. */
export const SANDBOX_POLICIES = ['auto', 'require-bwrap'] as const;
export type SandboxPolicy = (typeof SANDBOX_POLICIES)[number];

/** Everything that the environment decides, parsed once. */
export interface Config {
  /** A loopback address or `localhost`, without brackets. */
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Null: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** Base address of the server that the first start registers as `default`. */
  readonly ollamaHost: string;
  readonly role: Role;
  readonly log: LogLevel;
  readonly sandbox: SandboxPolicy;
}
