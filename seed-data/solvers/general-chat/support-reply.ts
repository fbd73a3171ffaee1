import { defineChat } from '../chat-family';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly thing: string;
  readonly complaint: string;
  readonly opening: string;
  readonly steps: readonly [string, string, string];
  readonly question: string;
}

const SETTINGS: readonly Setting[] = [
  {
    thing: 'parcel',
    complaint: 'My parcel was due a week ago and nobody tells me anything.',
    opening: 'Thank you for your message about ticket #.',
    steps: [
      'We ask the carrier today where the parcel is.',
      'You get the answer from us by tomorrow evening.',
      'If the parcel is lost, we send a new one at once.',
    ],
    question: 'Does your address still hold?',
  },
  {
    thing: 'invoice',
    complaint: 'I was charged twice for the same month. What is going on?',
    opening: 'Thank you for writing to us, your case is ticket #.',
    steps: [
      'We look at each invoice of this year today.',
      'The amount of the second invoice goes back to your account.',
      'A corrected list comes to you by mail this week.',
    ],
    question: 'Is your bank still the same?',
  },
  {
    thing: 'heater',
    complaint: 'The heater that you installed makes a terrible noise at night.',
    opening: 'Thank you for telling us, we have opened ticket #.',
    steps: [
      'Please turn the heater off and on once.',
      'A technician comes to see the heater on Thursday.',
      'Any part that is worn gets replaced free of charge.',
    ],
    question: 'Are you at home on Thursday?',
  },
  {
    thing: 'password',
    complaint: 'I cannot log in any more and your reset link never arrives.',
    opening: 'Thank you for your patience with ticket #.',
    steps: [
      'We have sent a new link a minute ago.',
      'Choose a password of twelve signs or more with it.',
      'Sign in with the new password on one device first.',
    ],
    question: 'Has the mail reached you now?',
  },
  {
    thing: 'booking',
    complaint: 'Your page shows no trace of the room that I paid for in May.',
    opening: 'Thank you for getting in touch, this is ticket #.',
    steps: [
      'We have found the booking under another name.',
      'The page shows your booking correctly from tonight on.',
      'A copy of the receipt follows by mail.',
    ],
    question: 'Shall we add a late arrival?',
  },
];
const EXTRA = [
  'We have read it with care.',
  'Here is what happens next.',
  'This is how we go on from here.',
  'You can count on these three steps.',
];
const FORBIDDEN = ['sorry', 'apologise', 'apologize', 'unfortunately', 'inconvenience', 'delay', 'problem', 'issue'];

interface Facts extends Setting {
  readonly ticket: string;
  readonly extra: string;
  readonly forbidden: readonly string[];
  readonly below: number;
  readonly above: number;
}

function draw(random: SeededRandom): Facts {
  const letters = random.sample([...'ABCDEFGHKLMNPRSTUVWX'], 2).join('');
  return {
    ...random.pick(SETTINGS),
    ticket: `${letters}-${random.integer(2_000, 9_899)}`,
    extra: random.pick(EXTRA),
    forbidden: random.sample(FORBIDDEN, 4).sort(),
    below: random.integer(1, 3),
    above: random.integer(1, 3),
  };
}

const wordCount = (text: string): number => text.replace(/^\d+\. /gm, '').split(/\s+/).length;

function reply({ opening, steps, question, ticket, extra }: Facts): string {
  const list = steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
  return `${opening.replace('#', ticket)} ${extra}\n\n${list}\n\n${question}`;
}

function rules(facts: Facts) {
  const { ticket, thing, forbidden, question, below, above } = facts;
  const text = reply(facts);
  return {
    ticket: { kind: 'times', text: ticket, count: 1 },
    numbered: { kind: 'numbered', count: 3 },
    thing: { kind: 'times', text: thing, count: 2 },
    absent: { kind: 'absent', words: [...forbidden] },
    words: { kind: 'words', least: wordCount(text) - below, most: wordCount(text) + above },
    question: { kind: 'question', words: wordCount(question) },
  } as const;
}

/** A reply with six rules at once. */
export const supportReply = defineChat<Facts>({
  id: 'support-reply',
  title: 'A reply with six rules',
  category: 'instructions',
  tags: ['constraints', 'format', 'writing'],
  difficulty: 3,
  criteria: { scorers: [{ type: 'checker', use: 'constraints' }] },
  numPredict: 4_096,
  seeds: [1, 2, 3, 4, 7],
  evidence: [
    'Six rules that have to hold at once; the number of words (a range of three to seven) and that of the last line can only be kept by counting.',
    'Rules that models keep without thinking (a list, a word to avoid) are mixed with ones that they have no habit for (a word exactly twice, a ticket exactly once, five words in the last line).',
    'Chance of a guess: none (a text with a given ticket).',
  ],
  draw,
  ask: (facts) => {
    const { ticket, thing, complaint, forbidden } = facts;
    const { words, question } = rules(facts);
    return [
      `A customer writes: "${complaint}" Write the reply of the support team. Invent whatever you need. The reply has to keep all of these rules:`,
      [
        `- It mentions the ticket number ${ticket} exactly once.`,
        '- It holds exactly three numbered steps, each on a line of its own that begins with "1. ", "2. " or "3. "; no other line begins with a number.',
        `- The word "${thing}" appears exactly twice (upper or lower case; a plural or a longer word does not count).`,
        `- These words do not appear at all: ${forbidden.join(', ')}.`,
        `- It has at least ${words.least} and at most ${words.most} words in all. The numbers of the three steps do not count as words, the ticket number counts as one word, and so do words with a hyphen or an apostrophe.`,
        `- Its last line is a question of exactly ${question.words} words and ends with a question mark.`,
      ].join('\n'),
      'Answer with the reply alone, without a subject line and without any comment.',
    ].join('\n\n');
  },
  expected: (facts) => JSON.stringify({ rules: Object.values(rules(facts)), example: reply(facts) }),
  right: (facts) => [reply(facts), reply(facts).replaceAll('\n\n', '\n').replace(facts.ticket, `**${facts.ticket}**`)],
  wrong: (facts) => {
    const text = reply(facts);
    const { forbidden, ticket, question } = facts;
    return [
      text.replace(
        facts.extra,
        `${facts.extra} We thank you once more for all the patience that you have shown with us in these days.`,
      ),
      text.replace('Thank you', `We are ${forbidden[0] ?? ''}`),
      text.replace(/^3\. .*\n/m, ''),
      text.replace(question, `${question} Kind regards`),
      text.replace(question, `Is ${ticket} right?`),
    ];
  },
});
