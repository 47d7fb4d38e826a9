import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Ways of getting at what is somebody else's; which suites try each, and how often at the least in every run. An attempt is a request
 * that was sent (in `tenancy` a statement that was run) and whose answer was looked at: by the answer for what does not exist, by words
 * planted in others' rows, or by the code of its refusal.
 */
export const HOSTILE = {
  'identifiers of others in queries': { identifiers: 2_500 },
  'identifiers of others in mutations': { identifiers: 10_000 },
  'nested reads': { sight: 4_000 },
  'mutations without the right to them': { roles: 2_000 },
  'byte routes': { routes: 2_500 },
  'event streams': { packs: 150 },
  'public entrances': { routes: 800 },
  'token entrances': { 'api-tokens': 350, routes: 60 },
  'job contexts': { tenancy: 1_500 },
  'expired terms': { identifiers: 900, routes: 150 },
  'revoked sessions': { identifiers: 600, routes: 100 },
  'forged cookies': { identifiers: 600, routes: 100, limits: 40 },
  'alias floods': { limits: 150 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

export type HostileClass = keyof typeof HOSTILE;

const counts = new Map<HostileClass, number>();

/** Counts attempts whose answers were looked at. */
export function tried(how: HostileClass, times = 1): void {
  counts.set(how, (counts.get(how) ?? 0) + times);
}

/** Of each class that a suite tries: how often it has, and how often at the least it should. */
export function triedBy(
  suite: string,
): readonly { readonly how: string; readonly count: number; readonly least: number }[] {
  return Object.entries<Readonly<Record<string, number>>>(HOSTILE).flatMap(([how, suites]) => {
    const least = suites[suite];
    return least === undefined ? [] : [{ how, count: [...counts].find(([each]) => each === how)?.[1] ?? 0, least }];
  });
}

/** Classes of which a suite has tried fewer than it says, in words; none: as it should be. */
export function tooFewTried(suite: string): string[] {
  return triedBy(suite)
    .filter(({ count, least }) => count < least)
    .map(({ how, count, least }) => `${how}: ${count} of at least ${least}`);
}

/** Writes the counts where the report of isolation looks for them; nowhere in an ordinary run. */
export function writeTried(suite: string): void {
  const folder = process.env['ISOLATION_REPORT'];
  if (folder) writeFileSync(join(folder, `hostile-${suite}.json`), JSON.stringify(triedBy(suite)));
}
