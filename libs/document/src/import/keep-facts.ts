import type { Ledger } from './ledger.ts';

/** Statements that are front matter of their own: as long as the document says one thing, it is so. */
const TYPED = ['owner', 'version', 'effective-from'] as const;

/** Keeps what the document states of itself under the keys that the dialect has for it; what it said stays beside it. */
export function keepFacts(ledger: Ledger): void {
  for (const key of TYPED) {
    const said = ledger.stated.get(key);
    if (said !== undefined && !said.includes('; ')) ledger.facts.set(key, said);
  }
  const statutory = /^(yes|no)\b/i.exec(ledger.stated.get('statutory') ?? '')?.[1];
  if (statutory !== undefined) ledger.facts.set('statutory', statutory.toLowerCase() === 'yes');
}
