import { OwnAddresses } from '@assay/server/http';
import { GuardedPost } from '@assay/server/ollama';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { WebhookPost } from './alert-sender';

const TIMEOUT_MS = 10_000;

/** Webhooks through the same guarded way as model servers: no redirect, no address of our own, nothing reserved. */
@Injectable()
export class GuardedWebhook extends WebhookPost implements OnModuleDestroy {
  private readonly way: GuardedPost;

  constructor(own: OwnAddresses) {
    super();
    this.way = new GuardedPost({ ownAddresses: () => own.list() });
  }

  post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
    return this.way.post(url, body, headers, AbortSignal.timeout(TIMEOUT_MS));
  }

  onModuleDestroy(): Promise<void> {
    return this.way.close();
  }
}
