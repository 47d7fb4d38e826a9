export interface Transition<State extends string> {
  readonly from: State;
  readonly to: State;
  /** The verb that moves it. */
  readonly by: string;
}

/** The states of one kind of row and every move between them. */
export interface StateTable<State extends string> {
  readonly states: readonly State[];
  /** Where each row begins. */
  readonly first: State;
  /** States that nothing leaves. */
  readonly terminal: readonly State[];
  readonly transitions: readonly Transition<State>[];
}

/** Faults of a state table, one sentence each: unreachable states, unmarked or false ends, unknown names, doubled moves. */
export function checkTransitions<State extends string>(table: StateTable<State>): string[] {
  const { states, first, terminal, transitions } = table;
  const reached = reachableFrom(first, transitions);
  const left = new Set(transitions.map((move) => move.from));
  const moves = transitions.map((move) => `${move.from} to ${move.to}`);
  const named = [first, ...terminal, ...transitions.flatMap((move) => [move.from, move.to])];
  return [
    ...[...new Set(named)].filter((state) => !states.includes(state)).map((state) => `${state} is not a state`),
    ...states.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached from ${first}`),
    ...states
      .filter((state) => !left.has(state) && !terminal.includes(state))
      .map((state) => `nothing leaves ${state}, which is not marked as an end`),
    ...terminal
      .filter((state) => left.has(state))
      .map((state) => `${state} is marked as an end, but something leaves it`),
    ...moves.filter((move, at) => moves.indexOf(move) !== at).map((move) => `${move} stands twice`),
  ];
}

function reachableFrom<State extends string>(first: State, transitions: readonly Transition<State>[]): Set<State> {
  const reached = new Set<State>([first]);
  let before = 0;
  while (reached.size > before) {
    before = reached.size;
    for (const move of transitions) if (reached.has(move.from)) reached.add(move.to);
  }
  return reached;
}
