import { isDeepStrictEqual } from 'node:util';
import type { Store } from '@ratify/store';
import type pg from 'pg';
import type { Reader } from './people.ts';
import { serverSeconds } from './processor-time.ts';

/** As at midnight: every counter was counted for yesterday. Counts all anew, alone and while a council's register is read over and over. */
export async function measureNight(
  { owner, store, folder }: { readonly owner: pg.Client; readonly store: Store; readonly folder: string },
  officer: Reader,
): Promise<string[][]> {
  const today = new Date().toISOString().slice(0, 10);
  const counts = (): Promise<unknown> => store.inContext(officer.scope, {}, (work) => work.register.counts(today));
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const expected = await counts();
  await store.recountRegister(yesterday);
  await owner.query('vacuum analyze directory.register_counts');
  const before = serverSeconds(folder);
  const alone = await takenBy(() => store.recountRegister(today));
  const processor = serverSeconds(folder) - before;
  await store.recountRegister(yesterday);
  await owner.query('vacuum analyze directory.register_counts');
  let isCounting = true;
  const counting = takenBy(() => store.recountRegister(today)).finally(() => (isCounting = false));
  let [reads, wrong, slowest] = [0, 0, 0];
  while (isCounting) {
    const began = performance.now();
    if (!isDeepStrictEqual(await counts(), expected)) wrong += 1;
    slowest = Math.max(slowest, performance.now() - began);
    reads += 1;
  }
  const read = await counting;
  const goal = '5 s';
  return [
    ['alone', String(alone.answer), `${alone.seconds.toFixed(1)} s`, `${processor.toFixed(1)} s`, '0', '0', '-', goal],
    [
      'while it is read',
      String(read.answer),
      `${read.seconds.toFixed(1)} s`,
      '-',
      String(reads),
      String(wrong),
      `${slowest.toFixed(1)} ms`,
      goal,
    ],
  ];
}

async function takenBy<T>(act: () => Promise<T>): Promise<{ answer: T; seconds: number }> {
  const began = performance.now();
  const answer = await act();
  return { answer, seconds: (performance.now() - began) / 1000 };
}
