import type { ChatMessage } from '@assay/contracts';
import { isRecord, type Fields } from '../fields';

/** A conversation that ends with a question. */
export interface Conversation {
  readonly system?: string;
  /** Earlier turns. */
  readonly messages?: readonly ChatMessage[];
  readonly question: string;
}

/** Reads `name`, a text or a list of messages of which the last is a user's. */
export function readConversation(fields: Fields, name: string): Conversation | undefined {
  if (!fields.required(name)) return undefined;
  const value = fields.raw(name);
  if (typeof value === 'string')
    return value.trim() === '' ? fields.refuse(name, 'Must not be empty.') : { question: value };
  const messages = Array.isArray(value) ? value.map(messageOf) : [];
  if (messages.length === 0 || !messages.every((message) => message !== null))
    return fields.refuse(name, 'Must be a text, or a list of messages with role and content.');
  const last = messages.at(-1);
  if (last === undefined || (last.role !== 'user' && messages.length > 1 && last.role !== 'system'))
    return fields.refuse(name, 'The last message must be one of the user.');
  return conversationOf(messages.slice(0, -1), last.content);
}

function conversationOf(earlier: readonly ChatMessage[], question: string): Conversation {
  const leading = earlier[0]?.role === 'system' ? earlier[0].content : undefined;
  const turns = leading === undefined ? earlier : earlier.slice(1);
  return {
    question,
    ...(leading === undefined ? {} : { system: leading }),
    ...(turns.length === 0 ? {} : { messages: turns }),
  };
}

const ROLES: Readonly<Record<string, ChatMessage['role']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
};

/** A message whose content is a text, or a list of parts that are texts. */
function messageOf(value: unknown): ChatMessage | null {
  if (!isRecord(value) || typeof value['role'] !== 'string') return null;
  const role = ROLES[value['role']];
  const content = textOf(value['content']);
  return role === undefined || content === null ? null : { role, content };
}

function textOf(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  const texts = content.map((part: unknown) =>
    isRecord(part) && typeof part['text'] === 'string' ? part['text'] : null,
  );
  return texts.every((text) => text !== null) ? texts.join('\n') : null;
}

/** One text, or a list of texts, of which each is a right answer. */
export function readTargets(fields: Fields, name: string): readonly string[] | undefined {
  if (!fields.required(name)) return undefined;
  const value = fields.raw(name);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.map((item) => (typeof item === 'number' || typeof item === 'boolean' ? String(item) : item));
  const right = texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return right.length > 0 && right.length === items.length
    ? right
    : fields.refuse(name, 'Must be a text, or a list of texts.');
}
