import type { SupersededTerm } from './superseded-terms.ts';

type Limits = Pick<SupersededTerm, 'exactCase' | 'unless' | 'onlyWith'>;

/**
 * A fact of the second list: what those who look after policies for a council know, not looked up again one by one, so each is
 * told with a word of doubt.
 */
export function known(
  kind: SupersededTerm['kind'],
  written: readonly string[],
  now: string,
  since: string,
  severity: SupersededTerm['severity'],
  limits: Limits = {},
): SupersededTerm {
  const note = now === '' ? 'Closed.' : 'Replaced.';
  return { kind, written, now, since, severity, note, basis: 'general knowledge', ...limits };
}
