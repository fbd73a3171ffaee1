/** One move and where it leads. */
export interface Step<State> {
  readonly move: readonly string[];
  readonly state: State;
}

/** A world of states and moves. */
export interface World<State> {
  readonly start: State;
  /** Equal states have the same name. */
  readonly name: (state: State) => string;
  readonly next: (state: State) => readonly Step<State>[];
  readonly isGoal: (state: State) => boolean;
}

/** What a search through all sequences of moves found. */
export interface Search {
  /** Moves of the shortest way. */
  readonly plan: readonly (readonly string[])[];
  readonly least: number;
  /** Sequences of at most `least + extra` moves that end at the goal, and all sequences of such a length. */
  readonly right: number;
  readonly sequences: number;
}

const MOST_MOVES = 14;

/** Goes through the states move by move and counts the ways to each; null where the goal is not reached in 14 moves. */
export function searchPlans<State>({ start, name, next, isGoal }: World<State>, extra: number): Search | null {
  let front = new Map([[name(start), { state: start, ways: 1, plan: [] as readonly (readonly string[])[] }]]);
  let found: Search | null = null;
  for (let moves = 0; moves <= MOST_MOVES; moves++) {
    const all = [...front.values()];
    const there = all.filter(({ state }) => isGoal(state));
    const ways = (of: readonly { readonly ways: number }[]): number => of.reduce((sum, each) => sum + each.ways, 0);
    const [first] = there;
    if (found === null && first !== undefined) found = { plan: first.plan, least: moves, right: 0, sequences: 0 };
    if (found !== null) {
      found = { ...found, right: found.right + ways(there), sequences: found.sequences + ways(all) };
      if (moves === found.least + extra) return found;
    }
    const following: typeof front = new Map();
    for (const from of all) {
      for (const { move, state } of next(from.state)) {
        const known = following.get(name(state));
        following.set(name(state), {
          state,
          ways: (known?.ways ?? 0) + from.ways,
          plan: known?.plan ?? [...from.plan, move],
        });
      }
    }
    front = following;
  }
  return null;
}
