import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@jest/globals';

// How many requests a suite makes and what comes of them, for the report of isolation (`npm run report:isolation`).

const count = { requests: 0, refused: 0, failed: 0, answered: 0 };

/** Counts one answer: an error, a payload with refusals or nothing at all, or an answer. */
export function countRequest({ data, errors }: { readonly data?: unknown; readonly errors?: readonly object[] }): void {
  const values = Object.values((data ?? {}) as Record<string, { refusals?: readonly object[] } | null>);
  count.requests += 1;
  if (errors || values.every((each) => each === null)) count.failed += 1;
  else if (values.some((each) => (each?.refusals?.length ?? 0) > 0)) count.refused += 1;
  else count.answered += 1;
}

/** Writes the count where the report looks for it; nowhere in an ordinary run. */
export function writeCount(): void {
  const folder = process.env['ISOLATION_REPORT'];
  const suite = basename(expect.getState().testPath ?? 'unknown').replace(/\.(e2e-)?spec\.ts$/, '');
  if (folder) writeFileSync(join(folder, `requests-${suite}.json`), JSON.stringify({ suite, ...count }));
}
