import type { YamlValue } from '../edit/yaml-lines.ts';
import type { EntryKind, ImportEntry, ImportProposal } from './types.ts';

export interface ProposedBlank {
  readonly id: string;
  readonly type: 'text' | 'person' | 'date' | 'list' | 'address' | 'per-setting';
  readonly label: string;
  readonly keptBy?: string;
}

/** Collects what one import takes out of the body, so that each step can hand its findings over as it goes. */
export interface Ledger {
  readonly entries: ImportEntry[];
  readonly proposals: ImportProposal[];
  /** What the document says of itself, as it says it. */
  readonly stated: Map<string, string>;
  readonly blanks: ProposedBlank[];
  /** How often each id of a blank was wanted, for `freeName`. */
  readonly blankIds: Map<string, number>;
  readonly values: Map<string, YamlValue>;
  /** Front matter keys read from what the document states, or from words that stay in the body. */
  readonly facts: Map<string, YamlValue>;
}

/** A ledger with nothing in it. */
export function openLedger(): Ledger {
  return {
    entries: [],
    proposals: [],
    stated: new Map(),
    blanks: [],
    blankIds: new Map(),
    values: new Map(),
    facts: new Map(),
  };
}

/** Notes a verbatim piece of the source; a piece without words needs no entry. */
export function note(ledger: Ledger, what: EntryKind, text: string, line: number, became?: string): void {
  if (!/[\p{L}\p{N}]/u.test(text) && what !== 'blank') return;
  ledger.entries.push({ what, text, line, ...(became === undefined ? {} : { became }) });
}

/** Keeps what the document states of itself; a second, different statement is kept beside the first. */
export function state(ledger: Ledger, key: string, value: string): void {
  const said = value.trim();
  const before = ledger.stated.get(key);
  if (said === '' || before === said) return;
  ledger.stated.set(key, before === undefined ? said : `${before}; ${said}`);
}
