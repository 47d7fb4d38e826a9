import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** Editors write a file in several steps: one look a pause. */
const PAUSE = 100;

/**
 * Calls back with each file whenever it has been written, until the signal. Folders are watched, as editors put a new file in
 * the old one's place.
 */
export async function watchFiles(
  files: readonly string[],
  changed: (file: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const folders = Map.groupBy(files, (file) => dirname(resolve(file)));
  const waiting = new Map<string, NodeJS.Timeout>();
  let last = Promise.resolve();
  const told = (file: string): void => {
    clearTimeout(waiting.get(file));
    waiting.set(
      file,
      setTimeout(() => (last = last.then(() => changed(file))), PAUSE),
    );
  };
  const watchers = [...folders].map(([folder, inside]) =>
    watch(folder, (_, name) => inside.filter((file) => name === null || basename(file) === name).forEach(told)),
  );
  await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
  for (const watcher of watchers) watcher.close();
  for (const timer of waiting.values()) clearTimeout(timer);
  await last;
}
