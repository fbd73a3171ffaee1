import type { Family } from '../family';
import { kinderNote } from './kinder-note';
import { policyAnswers } from './policy-answers';
import { shapedText } from './shaped-text';
import { supportReply } from './support-reply';
import { tableLine } from './table-line';

/** The core tasks of type `general_chat`, easiest first. */
export const GENERAL_CHAT: readonly Family[] = [tableLine, policyAnswers, kinderNote, supportReply, shapedText];
