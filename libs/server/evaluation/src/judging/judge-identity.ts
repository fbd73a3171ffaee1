import { createHash } from 'node:crypto';
import { protocolText } from '@assay/domain/judging';

/** Names the protocol: prompt, form of a reply and how replies are read; no answer and no nonce is in it. */
export const JUDGE_PROMPT_HASH = sha256(protocolText());

/** Names a judge: the same model under the same protocol on the same server. */
export function judgeIdentity(model: { readonly identity: string; readonly serverId: string }): string {
  return sha256(`${model.identity}\n${model.serverId}\n${JUDGE_PROMPT_HASH}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
