import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../sql/', import.meta.url); // the same from src and from dist

/** The SQL files of one migration's folder, in the order of their names. */
export function readSql(migration: string): string[] {
  const own = new URL(`${migration}/`, folder);
  return readdirSync(own)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readFileSync(new URL(name, own), 'utf8'));
}

/** One SQL file that belongs to every run: `ground` before the migrations, `worker` after them. */
export function readStep(step: 'ground' | 'worker'): string {
  return readFileSync(new URL(`${step}.sql`, folder), 'utf8');
}

/** The statement of a backfill. */
export function readBackfill(name: string): string {
  return readFileSync(new URL(`backfills/${name}.sql`, folder), 'utf8');
}

/** Where it is kept what a migration, named by its class, locks; `schema:write` writes it. */
export function locksFile(migration: string): URL {
  const number = /\d+$/.exec(migration)?.[0] ?? '';
  const own = readdirSync(folder).find((name) => name.startsWith(`${number}-`));
  return new URL(`${own ?? migration}/locks.txt`, folder);
}

/** What a migration does to tables that are there already, a line each; null where nobody has measured it. */
export function readLocks(migration: string): string[] | null {
  const file = locksFile(migration);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : null;
}
