import { readdirSync, readFileSync } from 'node:fs';

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
