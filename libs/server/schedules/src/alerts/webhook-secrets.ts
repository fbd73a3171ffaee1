import { ProblemError } from '@assay/contracts';
import { SecretBox } from '@assay/server/config';
import { OwnAddresses } from '@assay/server/http';
import { checkWebhookUrl } from '@assay/server/ollama';
import { Injectable } from '@nestjs/common';

/** Addresses and secrets of webhooks: the one checked, the other sealed before they are stored. */
@Injectable()
export class WebhookSecrets {
  constructor(
    private readonly own: OwnAddresses,
    private readonly box: SecretBox,
  ) {}

  /** Throws `url_not_allowed`. */
  checkedUrl(url: string | null): string | null {
    if (url === null) return null;
    const check = checkWebhookUrl(url, { ownAddresses: this.own.list() });
    if (check.ok) return check.url;
    const message = `This address is not allowed: ${check.reason}.`;
    throw new ProblemError('url_not_allowed', message, [{ path: 'alerts.webhookUrl', message }]);
  }

  seal(secret: string): string {
    return this.box.seal(secret);
  }

  /** Throws `UnreadableSecret` where it was sealed with another key. */
  open(sealed: string): string {
    return this.box.open(sealed);
  }
}
