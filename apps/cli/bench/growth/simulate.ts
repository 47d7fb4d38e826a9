/** A part of an installation: every process of it does one thing at a time, unless it is a server with a process for each who asks. */
export interface Station {
  readonly name: string;
  readonly machine: string;
  /** Left out: as many as ask, as PostgreSQL does. */
  readonly processes?: number;
}

/** Milliseconds of processor at a station. */
export interface Step {
  readonly station: string;
  readonly ms: number;
}

export interface Simulation {
  /** Cores of each machine. */
  readonly machines: Readonly<Record<string, number>>;
  readonly stations: readonly Station[];
  /** Requests a second that come whatever becomes of the others, or people who ask one thing after the other. */
  readonly asking: { readonly perSecond: number } | { readonly atOnce: number };
  /** What the next request takes, and where. */
  readonly draw: (random: () => number) => readonly Step[];
  /** Work that falls on a machine besides, in cores. */
  readonly besides?: Readonly<Record<string, number>>;
  /** Of one request a process does so much before it turns to the next that waits; left out: all of it. */
  readonly pieceMs?: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface Simulated {
  readonly perSecond: number;
  /** Milliseconds from asking to the answer. */
  readonly p50: number;
  readonly p95: number;
  /** Share of the cores of each machine that is at work. */
  readonly atWork: Readonly<Record<string, number>>;
}

/** As long as a process keeps its core where others wait for it. */
const SLICE_MS = 2;
const BESIDES_MS = 5;
/** The queues fill first. */
const WARM_SHARE = 0.2;

interface Task {
  readonly steps: readonly Step[];
  readonly began: number;
  readonly isAsked: boolean;
  step: number;
  left: number;
  piece: number;
}

interface Process {
  readonly machine: Machine;
  readonly waiting: Queue<Task>;
  /** What it goes on with before the next. */
  begun: Task | undefined;
  isRunnable: boolean;
}

interface Machine {
  readonly cores: number;
  free: number;
  busyMs: number;
  readonly waiting: Queue<Process>;
}

/**
 * Plays requests through processes that share the cores of machines, two milliseconds at a time. Pure: the same seed gives the same figures.
 */
export function simulate(simulation: Simulation): Simulated {
  const random = randomFrom(simulation.seed);
  const { pieceMs = Infinity } = simulation;
  const end = simulation.seconds * 1_000;
  const from = end * WARM_SHARE;
  const events = new Heap();
  const machines = new Map<string, Machine>();
  for (const [name, cores] of Object.entries(simulation.machines))
    machines.set(name, { cores, free: cores, busyMs: 0, waiting: new Queue() });
  const stations = new Map<string, { readonly machine: Machine; readonly processes: Process[] | null; turn: number }>();
  for (const { name, machine: at, processes } of simulation.stations) {
    const machine = known(machines, at);
    const all = processes === undefined ? null : Array.from({ length: processes }, () => processOn(machine));
    stations.set(name, { machine, processes: all, turn: 0 });
  }
  const taken: number[] = [];
  let now = 0;

  const run = (machine: Machine): void => {
    while (machine.free > 0) {
      const process = machine.waiting.take();
      const task = process?.begun ?? process?.waiting.take();
      if (!process || !task) return;
      machine.free -= 1;
      const slice = Math.min(SLICE_MS, task.left, task.piece);
      task.left -= slice;
      if (now >= from) machine.busyMs += slice;
      events.push(now + slice, () => {
        machine.free += 1;
        task.piece -= slice;
        const isPut = task.left > 0 && task.piece <= 0;
        process.begun = task.left > 0 && !isPut ? task : undefined;
        if (isPut) {
          task.piece = pieceMs;
          process.waiting.put(task);
        }
        process.isRunnable = false;
        wake(process);
        if (task.left <= 0) goOn(task);
        run(machine);
      });
    }
  };
  const wake = (process: Process): void => {
    if (process.isRunnable || (!process.begun && process.waiting.length === 0)) return;
    process.isRunnable = true;
    process.machine.waiting.put(process);
  };
  const give = (process: Process, task: Task): void => {
    process.waiting.put(task);
    wake(process);
    run(process.machine);
  };
  const goOn = (task: Task): void => {
    task.step += 1;
    const step = task.steps[task.step];
    if (!step) {
      if (task.isAsked && task.began >= from) taken.push(now - task.began);
      if (task.isAsked && 'atOnce' in simulation.asking) ask();
      return;
    }
    task.left = step.ms;
    task.piece = pieceMs;
    const station = known(stations, step.station);
    if (!station.processes) return give(processOn(station.machine), task);
    station.turn = (station.turn + 1) % station.processes.length;
    give(station.processes[station.turn] as Process, task);
  };
  const ask = (): void =>
    goOn({ steps: simulation.draw(random), began: now, isAsked: true, step: -1, left: 0, piece: pieceMs });
  const comeAgain = (everyMs: number, act: () => void): void => {
    events.push(now - Math.log(1 - random()) * everyMs, () => {
      act();
      comeAgain(everyMs, act);
    });
  };

  if ('atOnce' in simulation.asking) for (let at = 0; at < simulation.asking.atOnce; at += 1) events.push(0, ask);
  else comeAgain(1_000 / simulation.asking.perSecond, ask);
  for (const [name, cores] of Object.entries(simulation.besides ?? {})) {
    const machine = known(machines, name);
    if (cores > 0)
      comeAgain(BESIDES_MS / cores, () =>
        give(processOn(machine), { steps: [], began: now, isAsked: false, step: 0, left: BESIDES_MS, piece: pieceMs }),
      );
  }
  for (let next = events.pop(); next && next.at < end; next = events.pop()) {
    now = next.at;
    next.act();
  }
  taken.sort((one, other) => one - other);
  const quantile = (share: number): number => taken[Math.floor(taken.length * share)] ?? Infinity;
  const lastMs = end - from;
  return {
    ...{ perSecond: taken.length / (lastMs / 1_000), p50: quantile(0.5), p95: quantile(0.95) },
    atWork: Object.fromEntries([...machines].map(([name, each]) => [name, each.busyMs / (lastMs * each.cores)])),
  };
}

function processOn(machine: Machine): Process {
  return { machine, waiting: new Queue(), begun: undefined, isRunnable: false };
}

function known<V>(all: ReadonlyMap<string, V>, name: string): V {
  const found = all.get(name);
  if (!found) throw new Error(`the simulation has no ${name}`);
  return found;
}

/** Lehmer's generator: enough for arrivals, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** First come, first served. */
class Queue<T> {
  #all: T[] = [];
  #from = 0;

  get length(): number {
    return this.#all.length - this.#from;
  }

  put(one: T): void {
    this.#all.push(one);
  }

  take(): T | undefined {
    if (this.length === 0) return undefined;
    const one = this.#all[this.#from];
    this.#from += 1;
    if (this.#from > 1_024 && this.#from * 2 > this.#all.length) {
      this.#all = this.#all.slice(this.#from);
      this.#from = 0;
    }
    return one;
  }
}

interface Event {
  readonly at: number;
  readonly act: () => void;
}

/** What happens next, soonest first. */
class Heap {
  readonly #all: Event[] = [];

  push(at: number, act: () => void): void {
    const all = this.#all;
    let place = all.length;
    all.push({ at, act });
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((all[above] as Event).at <= at) break;
      this.#swap(place, above);
      place = above;
    }
  }

  pop(): Event | undefined {
    const all = this.#all;
    const [first, last] = [all[0], all.pop()];
    if (!first || !last || all.length === 0) return first;
    all[0] = last;
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = place;
      if (left < all.length && (all[left] as Event).at < (all[least] as Event).at) least = left;
      if (right < all.length && (all[right] as Event).at < (all[least] as Event).at) least = right;
      if (least === place) return first;
      this.#swap(place, least);
      place = least;
    }
  }

  #swap(one: number, other: number): void {
    const all = this.#all;
    [all[one], all[other]] = [all[other] as Event, all[one] as Event];
  }
}
