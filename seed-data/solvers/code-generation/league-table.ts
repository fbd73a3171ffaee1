import type { JsonValue } from '@assay/contracts';
import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

type Measure = 'difference' | 'scored' | 'wins' | 'conceded' | 'away';

interface Facts {
  readonly win: number;
  readonly measures: readonly Measure[];
  readonly sign: '-' | ':';
}

const MEASURES: {
  readonly [Name in Measure]: { readonly words: string; readonly code: string; readonly value: (row: Row) => number };
} = {
  difference: {
    words: 'the greater difference of goals scored and goals conceded',
    code: 'b.scored - b.conceded - (a.scored - a.conceded)',
    value: (row) => row.scored - row.conceded,
  },
  scored: { words: 'the greater number of goals scored', code: 'b.scored - a.scored', value: (row) => row.scored },
  wins: { words: 'the greater number of wins', code: 'b.wins - a.wins', value: (row) => row.wins },
  conceded: {
    words: 'the smaller number of goals conceded',
    code: 'a.conceded - b.conceded',
    value: (row) => -row.conceded,
  },
  away: {
    words: 'the greater number of goals scored in away matches',
    code: 'b.away - a.away',
    value: (row) => row.away,
  },
};

interface Row {
  readonly team: string;
  points: number;
  scored: number;
  conceded: number;
  wins: number;
  away: number;
}

type Match = readonly [home: string, away: string, score: string | null];

function draw(random: SeededRandom): Facts {
  const measures = random.sample(['difference', 'scored', 'wins', 'conceded', 'away'] as const, 2);
  return { win: random.integer(2, 3), measures, sign: random.pick(['-', ':'] as const) };
}

/** Team by team, each by going through all matches. */
function table({ win, measures, sign }: Facts, matches: readonly Match[]): string[] {
  const teams = [...new Set(matches.flatMap(([home, away]) => [home, away]))].sort();
  const rows = teams.map((team): Row => {
    const row: Row = { team, points: 0, scored: 0, conceded: 0, wins: 0, away: 0 };
    for (const [home, away, score] of matches) {
      if (score === null || (home !== team && away !== team)) continue;
      const goals = score.split(sign).map(Number);
      const [own = 0, other = 0] = home === team ? goals : goals.toReversed();
      row.scored += own;
      row.conceded += other;
      row.away += away === team ? own : 0;
      row.wins += own > other ? 1 : 0;
      row.points += own > other ? win : own === other ? 1 : 0;
    }
    return row;
  });
  const keys: ((row: Row) => number)[] = [(row) => row.points, ...measures.map((name) => MEASURES[name].value)];
  const sorted = rows.sort((a, b) => {
    const key = keys.find((each) => each(a) !== each(b));
    return key === undefined ? (a.team < b.team ? -1 : 1) : key(b) - key(a);
  });
  return sorted.map(({ team, points }) => `${team} ${points}`);
}

function reference({ win, measures, sign }: Facts): string {
  return `function leagueTable(matches) {
  const rows = new Map();
  const rowOf = (team) => {
    if (!rows.has(team)) rows.set(team, { team, points: 0, scored: 0, conceded: 0, wins: 0, away: 0 });
    return rows.get(team);
  };
  for (const [home, away, score] of matches) {
    const first = rowOf(home);
    const second = rowOf(away);
    if (score === null) continue;
    const [a, b] = score.split('${sign}').map(Number);
    first.scored += a;
    first.conceded += b;
    second.scored += b;
    second.conceded += a;
    second.away += b;
    if (a > b) { first.points += ${win}; first.wins++; }
    else if (a < b) { second.points += ${win}; second.wins++; }
    else { first.points++; second.points++; }
  }
  return [...rows.values()]
    .sort((a, b) => b.points - a.points || ${measures.map((name) => MEASURES[name].code).join(' || ')} || (a.team < b.team ? -1 : 1))
    .map((row) => row.team + ' ' + row.points);
}`;
}

function second({ win, measures, sign }: Facts): string {
  const keys = measures.map(
    (name) =>
      ({ difference: 'row.f - row.a', scored: 'row.f', wins: 'row.w', conceded: '-row.a', away: 'row.out' })[name],
  );
  return `function leagueTable(matches) {
  const table = Object.create(null);
  const add = (team, goals, against, isAway, played) => {
    const row = (table[team] ??= { team, p: 0, f: 0, a: 0, w: 0, out: 0 });
    if (!played) return;
    row.f += goals;
    row.a += against;
    if (isAway) row.out += goals;
    if (goals > against) row.w += 1;
    row.p += goals > against ? ${win} : Number(goals === against);
  };
  matches.forEach(([home, away, score]) => {
    const played = score !== null;
    const [x, y] = played ? score.split('${sign}').map((text) => parseInt(text, 10)) : [0, 0];
    add(home, x, y, false, played);
    add(away, y, x, true, played);
  });
  const keys = (row) => [row.p, ${keys.join(', ')}];
  const compare = (a, b) => {
    const [x, y] = [keys(a), keys(b)];
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return y[i] - x[i];
    return a.team > b.team ? 1 : -1;
  };
  return Object.values(table).sort(compare).map(({ team, p }) => \`\${team} \${p}\`);
}`;
}

const TEAMS = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple'];

function drawMatches(random: SeededRandom, teams: readonly string[], sign: string): Match[] {
  return random
    .shuffle(teams.flatMap((home) => teams.filter((away) => away !== home).map((away) => [home, away] as const)))
    .slice(0, Math.round(teams.length * 1.5))
    .map(([home, away]) => {
      const score = `${random.integer(0, 3)}${sign}${random.pick([0, 1, 1, 2, 3, 10])}`;
      return [home, away, random.integer(0, 7) === 0 ? null : score];
    });
}

/** Matches of which the table depends on the order of both measures. */
function drawTelling(random: SeededRandom, teams: number, facts: Facts): Match[] {
  for (;;) {
    const matches = drawMatches(random, random.sample(TEAMS, teams), facts.sign);
    const [own, turned] = [facts, { ...facts, measures: facts.measures.toReversed() }].map((each) =>
      table(each, matches).join(),
    );
    if (own !== turned) return matches;
  }
}

/** A table with points and three ways to break ties. */
export const leagueTable = defineCode<Facts>({
  language: 'javascript',
  entryPoint: 'leagueTable',
  parameters: 'matches',
  id: 'league-table',
  title: 'The table of a league',
  category: 'aggregation',
  tags: ['javascript', 'sorting', 'aggregation'],
  difficulty: 2,
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'Six counters for each team and a sort by four keys with different directions; about 25 lines of code.',
    'Traps: scores compared as texts (10 against 9), teams whose matches are all unplayed, ties down to the name, goals away.',
    '15 tables with many ties, one wrong row fails: no chance for a guess.',
  ],
  draw,
  ask: ({ win, measures, sign }) =>
    [
      `It gets an array of matches. A match is an array \`[home, away, score]\`: two names of teams and a string such as \`"2${sign}0"\` with the goals of the home team and of the away team (whole numbers, possibly with several digits), or \`null\` for a match that was not played. The function returns an array with one string for each team, its name, a space and its points, the best team first:`,
      `- A win gives ${win} points, a draw 1, a defeat 0. A match that was not played counts for nothing, but its teams belong to the table.`,
      `- More points are better. With equal points, the better team has ${MEASURES[measures[0] ?? 'wins'].words}; if that is equal too, ${MEASURES[measures[1] ?? 'wins'].words}; if that is equal too, the name that comes first when names are compared with \`<\`.`,
      '- The array that is passed in must not be changed.',
    ].join('\n'),
  examples: ({ sign }) => [
    [
      [
        ['Oak', 'Yew', `1${sign}0`],
        ['Yew', 'Oak', `2${sign}2`],
        ['Yew', 'Pine', null],
      ],
    ],
    [[]],
  ],
  calls: (facts, random) => {
    const { sign } = facts;
    const fixed: Match[][] = [
      [['Elm', 'Ash', null]],
      [['Elm', 'Ash', `0${sign}0`]],
      [
        ['Elm', 'Ash', `9${sign}10`],
        ['Fir', 'Larch', `10${sign}9`],
      ],
      [
        ['Ash', 'Elm', `1${sign}0`],
        ['Fir', 'Ash', `2${sign}1`],
        ['Elm', 'Fir', `3${sign}2`],
      ],
      [
        ['Ash', 'Elm', `0${sign}2`],
        ['Elm', 'Fir', `0${sign}2`],
        ['Fir', 'Ash', `0${sign}2`],
        ['Larch', 'Maple', `1${sign}1`],
      ],
    ];
    const drawn = Array.from({ length: 10 }, (_, no) => drawTelling(random, 4 + (no % 3), facts));
    return [...fixed, ...drawn].map((matches) => [matches.map((match) => [...match])] as JsonValue[]);
  },
  oracle: (facts, [matches]) => table(facts, matches as unknown as readonly Match[]),
  keepsArguments: true,
  reference,
  second,
  traps: (facts) => {
    const right = reference(facts);
    const [one = 'wins', other = 'wins'] = facts.measures;
    return [
      spoiled(right, [`.map(Number)`, '']),
      spoiled(right, [
        `${MEASURES[one].code} || ${MEASURES[other].code}`,
        `${MEASURES[other].code} || ${MEASURES[one].code}`,
      ]),
      spoiled(right, [
        '    const first = rowOf(home);\n    const second = rowOf(away);\n    if (score === null) continue;\n',
        '    if (score === null) continue;\n    const first = rowOf(home);\n    const second = rowOf(away);\n',
      ]),
    ];
  },
});
