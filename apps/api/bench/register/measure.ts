/** Milliseconds, the half and the twentieth that took longest, and how many were done in a second. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  /** Each of them, the quickest first. */
  readonly taken: readonly number[];
}

/**
 * Does something so many times, so many at once, after a tenth of it, or ten, to warm up; `turn` tells one from another. Throws what it
 * throws: a query that fails is not fast.
 */
export async function measure(
  act: (turn: number) => Promise<unknown>,
  { times, atOnce }: { readonly times: number; readonly atOnce: number },
): Promise<Spread> {
  for (let turn = 0; turn < Math.max(times / 10, 10); turn += 1) await act(turn);
  const taken: number[] = [];
  let turn = 0;
  const one = async (): Promise<void> => {
    while (turn < times) {
      const mine = turn++;
      const began = performance.now();
      await act(mine);
      taken.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, one));
  const perSecond = (taken.length * 1_000) / (performance.now() - began);
  return { ...spreadOf(taken), perSecond };
}

/** What was measured at several times, taken as one: a moment at which the machine was busy with something else then weighs as much as it lasted. */
export function together(spreads: readonly Spread[]): Spread {
  const perSecond = spreads.reduce((sum, each) => sum + each.perSecond, 0) / spreads.length;
  return { ...spreadOf(spreads.flatMap(({ taken }) => taken)), perSecond };
}

function spreadOf(times: readonly number[]): Omit<Spread, 'perSecond'> {
  const taken = [...times].sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), taken };
}
