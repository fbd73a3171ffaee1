import { request } from 'undici';
import type { OwnAddress } from '../address/own-address';
import { createGuardedAgent } from './guarded-agent';

/** Posts JSON to addresses that an admin has set, by the same guarded way as model servers are asked. */
export class GuardedPost {
  private readonly agent: ReturnType<typeof createGuardedAgent>;

  constructor({ ownAddresses }: { readonly ownAddresses: () => readonly OwnAddress[] }) {
    this.agent = createGuardedAgent({ ownAddresses, connectTimeoutMs: 10_000 });
  }

  /** Resolves on a 2xx answer, whose body is not read. Throws an `Error` with a sentence for anything else; redirects are not followed. */
  async post(url: string, body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const host = new URL(url).host;
    const { statusCode, body: answer } = await request(url, {
      ...{ dispatcher: this.agent, method: 'POST', body, signal },
      headers: { 'content-type': 'application/json', 'user-agent': 'assay', ...headers },
    }).catch((error: unknown) => {
      throw new Error(`${host} could not be reached: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
    answer.on('error', ignoreLateError).destroy();
    if (statusCode < 200 || statusCode >= 300) throw new Error(`${host} answered with HTTP ${statusCode}.`);
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }
}

/** A body that is thrown away may still report that it was cut. */
function ignoreLateError(): void {}
