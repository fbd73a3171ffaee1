import type { Family } from '../family';

/** The core tasks of type `general_chat`, easiest first. */
export const GENERAL_CHAT: readonly Family[] = [];
