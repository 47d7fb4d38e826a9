import { sayDate, type PlainDate } from '@ratify/policy';
import type { LiveBlank } from './live-documents.ts';

/** `1 October 2026`, or `October 2026` where only the month is known; empty where nothing is. */
export function sayAsAt(asAt: string | null): string {
  if (!asAt) return '';
  if (asAt.length > '2026-10'.length) return sayDate(asAt as PlainDate);
  return sayDate(`${asAt}-01` as PlainDate).replace(/^1 /, '');
}

/** `The head or the clerk` */
export function sayKeepers(keepers: readonly string[]): string {
  return keepers.map((role, at) => `${at === 0 ? 'The' : 'the'} ${role}`).join(' or ');
}

/** What was set before what stands. */
export function saidBefore({ set, history }: LiveBlank): LiveBlank['history'] {
  return history.filter(({ id }) => id !== set?.id);
}
