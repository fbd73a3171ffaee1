import { createHash } from 'node:crypto';
import { itemsPerCall, PROTOCOL, protocolText } from '@assay/domain/judging';

/** What makes a judge: the model, its server, and by its size the protocol. */
export interface JudgingModel {
  readonly identity: string;
  readonly serverId: string;
  /** As its server tells it, such as `8.0B`. */
  readonly parameterSize: string | null;
}

const HASH_OF_ONE = sha256(protocolText());
const HASH_OF_SEVERAL = sha256(protocolText(PROTOCOL.itemsPerCall));

/** The protocols that are in use, each by its hash: prompt, form of a reply and how replies are read; no answer and no nonce is in it. */
export const JUDGE_PROMPT_HASHES: readonly string[] = [HASH_OF_ONE, HASH_OF_SEVERAL];

/** The hash of the protocol under which a model of this size judges. */
export function judgePromptHash(parameterSize: string | null): string {
  return itemsPerCall(parameterSize) === 1 ? HASH_OF_ONE : HASH_OF_SEVERAL;
}

/** How many requirements a judge under this protocol decides in one call; one under any that is not known any more. */
export function itemsPerCallOf(promptHash: string): number {
  return promptHash === HASH_OF_SEVERAL ? PROTOCOL.itemsPerCall : 1;
}

/** Names a judge: the same model under the same protocol on the same server. */
export function judgeIdentity({ identity, serverId, parameterSize }: JudgingModel): string {
  return sha256(`${identity}\n${serverId}\n${judgePromptHash(parameterSize)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
