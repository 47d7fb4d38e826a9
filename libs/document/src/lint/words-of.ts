import type { Prose } from './prose.ts';

const known = new WeakMap<Prose, ReadonlySet<string>>();

/** The words of a block in lower case, found once and shared: whether a rule has anything to look for in it. */
export function wordsOf(prose: Prose): ReadonlySet<string> {
  const found = known.get(prose) ?? new Set(prose.text.toLowerCase().match(WORD));
  known.set(prose, found);
  return found;
}

/** A run of letters and digits. */
export const WORD = /[\p{L}\p{N}]+/gu;
