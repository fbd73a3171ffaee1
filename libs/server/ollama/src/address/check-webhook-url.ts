import { checkServerUrl, type ServerUrlCheck } from './check-server-url';
import type { OwnAddress } from './own-address';

/** As `checkServerUrl`, but a query is allowed: many webhooks carry their token in one. */
export function checkWebhookUrl(
  text: string,
  options: { readonly ownAddresses?: readonly OwnAddress[] } = {},
): ServerUrlCheck {
  const [base = '', ...query] = text.split('?');
  const check = checkServerUrl(base, options);
  if (!check.ok || query.length === 0) return check;
  const rest = query.join('?');
  if (/[^\x21-\x7e]|[#\\]/.test(rest))
    return { ok: false, reason: 'its query holds a space, a fragment or a character outside of ASCII' };
  return text.length > 2_048
    ? { ok: false, reason: 'it is longer than 2048 characters' }
    : { ok: true, url: `${check.url}?${rest}` };
}
