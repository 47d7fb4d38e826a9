import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { KINDS, type Act, type Kind } from './acts.ts';

/** What came of some seconds of asking. */
export interface Pressed {
  readonly atOnce: number;
  /** Answers a second that were what was asked for. */
  readonly perSecond: number;
  /** Milliseconds, of those. */
  readonly p50: number;
  readonly p95: number;
  /** Of them, that changed something. */
  readonly written: number;
  /** Told to come back: 503 with `Retry-After`. */
  readonly sentAway: number;
  /** Milliseconds, of those. */
  readonly awayP95: number;
  /** Anything else, by what it was. */
  readonly errors: ReadonlyMap<string, number>;
}

/** Says what is asked for next. */
export interface Asking {
  next(kind: Kind): Act;
}

/** As long as whoever is told to come back waits. */
const AGAIN_MS = 1_000;
const WRITES: readonly Kind[] = ['saves a clause', 'confirms', 'signs'];
const ORDER = shuffled(Object.entries(KINDS).flatMap(([kind, often]) => Array<Kind>(often).fill(kind as Kind)));

/** So many people do one thing after the other for some seconds; who is told to come back does the same again, a second later. */
export async function press(asking: Asking, atOnce: number, seconds: number): Promise<Pressed> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const until = performance.now() + seconds * 1_000;
  const [good, away]: [number[], number[]] = [[], []];
  const errors = new Map<string, number>();
  let [turn, written] = [0, 0];
  const doOnce = async (act: Act): Promise<void> => {
    while (performance.now() < until) {
      const began = performance.now();
      const { status, comesBack } = await act.go(agent);
      const taken = performance.now() - began;
      if (status === 503 && comesBack) {
        away.push(taken);
        await wait(AGAIN_MS);
        continue;
      }
      if (status === act.good) good.push(taken);
      else errors.set(`${act.kind}: ${status}`, (errors.get(`${act.kind}: ${status}`) ?? 0) + 1);
      if (status === act.good && WRITES.includes(act.kind)) written += 1;
      return;
    }
  };
  const person = async (): Promise<void> => {
    while (performance.now() < until) await doOnce(asking.next(ORDER[(turn += 1) % ORDER.length] as Kind));
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  agent.destroy();
  return {
    ...{ atOnce, perSecond: good.length / seconds, p50: quantile(good, 0.5), p95: quantile(good, 0.95) },
    ...{ written, sentAway: away.length, awayP95: quantile(away, 0.95), errors },
  };
}

/** The value that a share of all is not past. */
export function quantile(values: number[], share: number): number {
  values.sort((one, other) => one - other);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

/** The same order at every run. */
function shuffled<T>(all: readonly T[]): T[] {
  const left = [...all];
  const order: T[] = [];
  for (let seed = 1_759; left.length > 0; seed = (seed * 48_271) % 2_147_483_647)
    order.push(...left.splice(seed % left.length, 1));
  return order;
}
