import { defineChat } from '../chat-family';
import { inWords } from '../in-words';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly to: string;
  readonly rude: string;
  readonly kind: string;
  readonly short: string;
  readonly facts: readonly string[];
  readonly words: readonly string[];
}

interface Facts extends Setting {
  readonly most: number;
}

/** Notes with two numbers A and B to be filled in. */
const SETTINGS: readonly ((a: number, b: number) => Setting)[] = [
  (a, b) => ({
    to: 'a colleague',
    rude: `You left room ${a} in a mess again. Only an idiot forgets the window open for ${b} hours. Clean it up today or I will tell everybody how lazy you are.`,
    kind: `Hello! I noticed that room ${a} still needed tidying after your meeting, and the window had been open for ${b} hours. Could you please look after it today? Thank you very much, that would help all of us.`,
    short: `Hi, room ${a} was left untidy and its window stood open for ${b} hours. Would you be so kind and tidy up today? Many thanks!`,
    facts: [String(a), String(b), 'today'],
    words: ['idiot', 'lazy', 'mess'],
  }),
  (a, b) => ({
    to: 'a supplier',
    rude: `Your useless firm sent ${a} boxes instead of ${b}. Any fool can count. Bring the rest by Friday or we are done with your pathetic service.`,
    kind: `Good morning, we have received ${a} boxes, while our order was for ${b}. Could you please send us the missing ones by Friday? We would like to keep working well together. Thank you for your help.`,
    short: `Hello, ${a} boxes arrived instead of ${b}. May we ask you to deliver the rest by Friday? Thank you for taking care of it.`,
    facts: [String(a), String(b), 'Friday'],
    words: ['useless', 'fool', 'pathetic'],
  }),
  (a, b) => ({
    to: 'a neighbour',
    rude: `Your stupid dog barked for ${a} minutes last night and I counted ${b} times that it woke me. Shut it up by Sunday or I will, you selfish clown.`,
    kind: `Dear neighbour, last night your dog barked for ${a} minutes, and I woke up ${b} times. I know that dogs bark, and would be grateful if we could find a way by Sunday to have quieter nights. Thank you for understanding.`,
    short: `Hello, your dog barked for ${a} minutes last night and woke me ${b} times. Could we find a solution by Sunday, please? Thank you!`,
    facts: [String(a), String(b), 'Sunday'],
    words: ['stupid', 'selfish', 'clown'],
  }),
  (a, b) => ({
    to: 'a student',
    rude: `Your report is garbage. It has ${a} pages where ${b} were allowed, which even a moron can look up. Send a decent one by Monday or fail, I have no time for such nonsense.`,
    kind: `Dear student, thank you for your report. It has ${a} pages, while ${b} are allowed. Please send me a shorter version by Monday, so that I can still mark it. If you have any questions, feel free to ask.`,
    short: `Hello, your report has ${a} pages instead of the ${b} that are allowed. Could you please shorten it and send it again by Monday? Thank you.`,
    facts: [String(a), String(b), 'Monday'],
    words: ['garbage', 'moron', 'nonsense'],
  }),
  (a, b) => ({
    to: 'a tenant',
    rude: `You still owe ${a} euros, you cheap liar, and you are ${b} days late. Pay by Tuesday or I throw your junk out.`,
    kind: `Dear tenant, according to my records ${a} euros of the rent are still open, and the payment is ${b} days late. Could you please transfer the amount by Tuesday? If something keeps you from it, do let me know. Many thanks.`,
    short: `Hello, ${a} euros of your rent are ${b} days late. Would you please pay by Tuesday, or tell me if that is difficult? Thank you.`,
    facts: [String(a), String(b), 'Tuesday'],
    words: ['cheap', 'liar', 'junk'],
  }),
];

function draw(random: SeededRandom): Facts {
  const a = random.integer(31, 64);
  const setting = random.pick(SETTINGS)(a, random.integer(11, 29));
  return { ...setting, most: random.integer(55, 70) };
}

const LONG =
  'I hope that this note finds you well and that you have had a good week so far, with time for the things that matter to you and for the people around you, and that nothing of what follows takes away from it, as it is really only a small matter between us that we can surely settle in a friendly way before long.';

/** A rude note made kind; a judge looks at what programs cannot see. */
export const kinderNote = defineChat<Facts>({
  id: 'kinder-note',
  title: 'A rude note made kind',
  category: 'writing',
  tags: ['tone', 'rewriting', 'judge'],
  difficulty: 2,
  criteria: {
    scorers: [
      { type: 'checker', use: 'constraints', axis: 'format', gate: true },
      {
        type: 'judge',
        checklist: [
          {
            id: 'kind',
            requirement:
              'The note is polite and respectful from beginning to end; it holds no threat, insult, blame or sarcasm.',
            points: 2,
            must: true,
          },
          {
            id: 'complete',
            requirement: 'The note says what has happened and what is asked for by when, just as the original does.',
            points: 2,
            must: true,
          },
          {
            id: 'nothing-new',
            requirement:
              'The note adds no fact, promise or demand that the original does not hold (polite phrases are no facts).',
            points: 1,
          },
          {
            id: 'one-note',
            requirement: 'The answer is the note alone, ready to be sent: no comment on the task, no second version.',
            points: 1,
          },
        ],
      },
    ],
  },
  numPredict: 2_048,
  seeds: [1, 2, 5, 9, 11],
  evidence: [
    'Three facts have to survive, three words and a threat have to go, within a number of words: the programs among the scorers stop what fails there before a judge is asked.',
    'What is left for the judge are four yes-or-no items on tone, completeness and additions.',
    'Chance of a guess: none (a text with three given facts).',
  ],
  draw,
  ask: ({ to, rude, most, facts, words }) =>
    `Somebody wants to send this note to ${to}:\n\n> ${rude}\n\nRewrite it as a kind and respectful note that says the same and asks for the same, without threats and without blame. Keep the facts: both numbers in digits, and the word "${facts[2] ?? ''}". Do not use the words ${inWords(words)}. Write at least 15 and at most ${most} words, and add no new facts. Answer with the note alone.`,
  expected: ({ facts, words, most, kind }) =>
    JSON.stringify({
      rules: [
        { kind: 'holds', texts: [...facts] },
        { kind: 'absent', words: [...words] },
        { kind: 'words', least: 15, most },
      ],
      example: kind,
    }),
  right: ({ kind, short }) => [kind, short],
  wrong: ({ rude, kind, facts }) => [
    rude,
    kind.replace(facts[0] ?? '', 'some'),
    `${LONG} ${kind}`,
    'Please be so kind and look after the matter soon. Thank you very much!',
  ],
});
