import { defineFamily } from '../family';
import { inWords, numberWord } from '../in-words';
import type { SeededRandom } from '../seeded-random';

const NAMES = [
  'Ada',
  'Ben',
  'Cleo',
  'Dario',
  'Edda',
  'Femi',
  'Gita',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaia',
  'Luca',
  'Mira',
  'Nils',
  'Olga',
  'Pavel',
  'Rosa',
  'Sven',
  'Tessa',
  'Umar',
];
const PEOPLE = 6;

/** People are numbers from 0. */
type Statement =
  | { readonly kind: 'is'; readonly who: number; readonly liar: boolean }
  | { readonly kind: 'same' | 'different'; readonly pair: readonly [number, number] }
  | { readonly kind: 'some_liar' | 'some_truthful'; readonly pair: readonly [number, number] }
  | { readonly kind: 'count'; readonly among: readonly number[]; readonly liars: number };

interface Facts {
  readonly names: readonly string[];
  readonly statements: readonly Statement[];
}

/** Who lies, person by person. */
type World = readonly boolean[];

const WORLDS: readonly World[] = Array.from({ length: 2 ** PEOPLE }, (_, bits) =>
  Array.from({ length: PEOPLE }, (_person, who) => ((bits >> who) & 1) === 1),
);

function isTrue(statement: Statement, world: World): boolean {
  switch (statement.kind) {
    case 'is':
      return world[statement.who] === statement.liar;
    case 'same':
      return world[statement.pair[0]] === world[statement.pair[1]];
    case 'different':
      return world[statement.pair[0]] !== world[statement.pair[1]];
    case 'some_liar':
      return statement.pair.some((who) => world[who] === true);
    case 'some_truthful':
      return statement.pair.some((who) => world[who] === false);
    case 'count':
      return statement.among.filter((who) => world[who] === true).length === statement.liars;
    default:
      return statement satisfies never;
  }
}

/** Whether what these people say fits: true from truth-tellers, false from liars. */
function fits(world: World, statements: readonly Statement[], speakers: readonly number[]): boolean {
  return speakers.every((who) => {
    const statement = statements[who];
    return statement !== undefined && isTrue(statement, world) !== world[who];
  });
}

const EVERYBODY = Array.from({ length: PEOPLE }, (_, who) => who);

function worlds(statements: readonly Statement[], speakers = EVERYBODY): readonly World[] {
  return WORLDS.filter((world) => fits(world, statements, speakers));
}

function draw(random: SeededRandom): Facts | null {
  const statements = EVERYBODY.map((who) => drawStatement(random, who));
  const [world, ...others] = worlds(statements);
  if (world === undefined || others.length > 0 || !isVaried(statements)) return null;
  const liars = world.filter((lies) => lies).length;
  if (liars < 2 || liars > 4 || decidesEarly(statements)) return null;
  return { names: random.sample(NAMES, PEOPLE).sort(), statements };
}

function drawStatement(random: SeededRandom, speaker: number): Statement {
  const others = EVERYBODY.filter((who) => who !== speaker);
  const [a = 0, b = 0, c = 0] = random.sample(others, 3);
  const pair: readonly [number, number] = a < b ? [a, b] : [b, a];
  switch (random.integer(0, 6)) {
    case 0:
      return { kind: 'is', who: a, liar: random.integer(0, 1) === 1 };
    case 1:
      return { kind: 'same', pair };
    case 2:
      return { kind: 'different', pair };
    case 3:
      return { kind: 'some_liar', pair };
    case 4:
      return { kind: 'some_truthful', pair };
    case 5:
      return { kind: 'count', among: [a, b, c].sort(), liars: random.integer(1, 2) };
    default:
      return { kind: 'count', among: EVERYBODY, liars: random.integer(2, 4) };
  }
}

/** No statement twice, at least four kinds of them, at most one about a single person, exactly one about all six. */
function isVaried(statements: readonly Statement[]): boolean {
  const about = (count: number) =>
    statements.filter((statement) => statement.kind === 'count' && statement.among.length === count).length;
  const single = statements.filter((statement) => statement.kind === 'is').length;
  const different = new Set(statements.map((statement) => JSON.stringify(statement))).size;
  if (different < PEOPLE) return false;
  return new Set(statements.map(({ kind }) => kind)).size >= 4 && single <= 1 && about(PEOPLE) === 1 && about(3) >= 1;
}

/** Whether any two statements alone already settle somebody. */
function decidesEarly(statements: readonly Statement[]): boolean {
  return EVERYBODY.some((a) => EVERYBODY.some((b) => a < b && settlesSomebody(worlds(statements, [a, b]))));
}

function settlesSomebody(possible: readonly World[]): boolean {
  return EVERYBODY.some((who) => new Set(possible.map((world) => world[who])).size === 1);
}

function ask({ names, statements }: Facts): string {
  const lines = statements.map((statement, who) => `- ${names[who] ?? ''} says: "${say(statement, names)}"`);
  return [
    `${inWords(names)} each belong to one of two kinds: truth-tellers, whose statements are all true, and liars, whose statements are all false. Everybody knows who belongs to which kind. Each of the six makes one statement:`,
    lines.join('\n'),
    'Which of the six are liars?',
  ].join('\n');
}

function say(statement: Statement, names: readonly string[]): string {
  const name = (who: number) => names[who] ?? '';
  switch (statement.kind) {
    case 'is':
      return `${name(statement.who)} is a ${statement.liar ? 'liar' : 'truth-teller'}.`;
    case 'same':
      return `${inWords(statement.pair.map(name))} are of the same kind.`;
    case 'different':
      return `${inWords(statement.pair.map(name))} are of different kinds.`;
    case 'some_liar':
      return `At least one of ${inWords(statement.pair.map(name))} is a liar.`;
    case 'some_truthful':
      return `At least one of ${inWords(statement.pair.map(name))} is a truth-teller.`;
    case 'count':
      return countWords(statement.among.map(name), statement.liars);
    default:
      return statement satisfies never;
  }
}

function countWords(among: readonly string[], liars: number): string {
  const who = among.length === PEOPLE ? 'us six' : inWords(among);
  return `Exactly ${numberWord(liars)} of ${who} ${liars === 1 ? 'is a liar' : 'are liars'}.`;
}

function liarsOf(world: World | undefined, names: readonly string[]): string {
  return names.filter((_, who) => world?.[who] === true).join(', ');
}

function mistakes({ names, statements }: Facts): string[] {
  const [world = []] = worlds(statements);
  const opposite = world.map((lies) => !lies);
  const nearest = WORLDS.filter((other) => other !== world && fits(other, statements, EVERYBODY.slice(0, -1)))[0];
  const without = world.map((lies, who) => lies && who !== world.indexOf(true));
  const withOne = world.map((lies, who) => lies || who === world.indexOf(false));
  return [...new Set([opposite, nearest, without, withOne].map((guess) => liarsOf(guess, names)))].filter(
    (guess) => guess !== '',
  );
}

function explain({ names, statements }: Facts): string {
  const [world = []] = worlds(statements);
  const checks = statements.map((statement, who) => {
    const verdict = isTrue(statement, world) ? 'true' : 'false';
    return `${names[who] ?? ''} is a ${world[who] === true ? 'liar' : 'truth-teller'}, and the statement is ${verdict}.`;
  });
  return `Trying the cases, only one of them fits all six statements. ${checks.join(' ')}`;
}

/** Six people, one statement each, of which no two settle anybody. */
export const liars = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'liars',
  title: 'Six statements, some of them lies',
  category: 'logic',
  tags: ['truth-tellers', 'case-analysis'],
  difficulty: 3,
  criteria: { scorers: [{ type: 'set' }] },
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 7],
  evidence: [
    '64 possible worlds, exactly one fits; 2 to 4 of the six are liars.',
    'No two statements together settle anybody, so that at least three have to be combined under an assumption; four or more kinds of statements.',
    'Chance of a guess: 2 % (one of 50 sets of two to four).',
  ],
  draw,
  ask,
  answerForm: () => '<names of all liars, separated by commas>',
  solve: ({ names, statements }) => worlds(statements).map((world) => liarsOf(world, names)),
  explain,
  otherForms: (answer) => [
    `**Answer:** ${inWords(answer.split(', ').reverse())}`,
    `ANSWER: ${answer.toUpperCase().replaceAll(', ', ',')}.`,
  ],
  mistakes,
});
