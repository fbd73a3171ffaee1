import { ProviderFailure, type FailureKind, type ServerAddress } from '@assay/domain/run';
import { classifyFailure } from '../classify-failure';
import { BlockedAddressError } from './guarded-agent';
import { scrub } from './scrub';

/** The failure that an error of the connection stands for; a `ProviderFailure` stays what it is. */
export function transportFailure(error: unknown, server: ServerAddress, partial?: string): ProviderFailure {
  if (error instanceof ProviderFailure) return error;
  const code = errorCode(error);
  const kind = classifyFailure(code === null ? {} : { code });
  const facts = partial ? { partial: scrub(partial, server) } : {};
  return new ProviderFailure(kind, scrub(sentence(kind, code, error, server), server), facts, { cause: error });
}

/** The first code within an error, its cause, or the errors of several connection attempts. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const nested = [...(Array.isArray(errors) ? (errors as unknown[]) : []), cause];
  return typeof code === 'string' ? code : (nested.map(errorCode).find((found) => found !== null) ?? null);
}

function sentence(kind: FailureKind, code: string | null, error: unknown, server: ServerAddress): string {
  const place = hostOf(server);
  if (error instanceof BlockedAddressError) return error.message;
  if (code === null)
    return `The request to ${place} broke: ${error instanceof Error ? error.message : 'for no reason given'}.`;
  if (code === 'ECONNREFUSED') return `Nothing answers at ${place} (${code}).`;
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return `The name of ${place} cannot be resolved (${code}).`;
  if (isAboutCertificates(code)) return `The certificate of ${place} is not trusted (${code}).`;
  if (kind === 'unreachable') return `${place} cannot be reached (${code}).`;
  if (kind === 'refused') return `${place} answers, but not like a model server (${code}).`;
  return `The connection to ${place} broke before the answer was complete (${code}).`;
}

function isAboutCertificates(code: string): boolean {
  return /^(CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS)/.test(code);
}

/** Host and port of a server, for people. */
export function hostOf(server: ServerAddress): string {
  return URL.canParse(server.baseUrl) ? new URL(server.baseUrl).host : server.name;
}
