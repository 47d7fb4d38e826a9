import { placesOf, type Log } from './log.ts';

/** Does something at once and again every so many milliseconds, one at a time, whatever becomes of it. */
export function repeat(act: () => Promise<void>, everyMs: number, log: Log): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const turn = async (): Promise<void> => {
    await act().catch((error: unknown) => {
      const words = 'A round of the worker failed; the next one follows.';
      log({ level: 'warning', event: 'worker.round', words, places: placesOf(error) });
    });
    if (!isStopped) timer = setTimeout(() => void (last = turn()), everyMs);
  };
  let last = turn();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}
