import type { OrganisationFacts, PolicyDocument } from '../types.ts';
import { mergePolicies } from '../merge/merge-policies.ts';
import { readPolicy } from '../read/read-policy.ts';
import { changedParts, type PartChange } from './changed-parts.ts';
import { changedBlanks, changedFacts, changedTerms } from './changed-values.ts';
import { saidParts } from './said-parts.ts';

/** One difference between two texts of a policy, as a reader of both would tell it. */
export interface PolicyChange {
  /** The clause's id; `term:…`, `blank:…` or `fact:…` for what is said of the text. */
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly what: PartChange | 'term changed' | 'blank changed' | 'fact changed';
  readonly before: string;
  readonly after: string;
  /** With whom the wording was agreed, as either text says; empty where nobody is named. */
  readonly agreedWith: string;
}

/** Whose a change is: what the template brought, what the organisation did itself, or both in one place. */
export type ChangeOf = 'template' | 'own' | 'both';

export interface OwnedChange extends PolicyChange {
  readonly of: ChangeOf;
}

/** What changed from one text of a policy to a later one: clauses in the order of reading, then terms, blanks and facts. */
export function policyChanges(
  before: PolicyDocument,
  after: PolicyDocument,
  organisation: OrganisationFacts = {},
): PolicyChange[] {
  const now = saidParts(after, { organisation });
  const agreedNow = new Map(now.map((part) => [part.id, part.agreedWith]));
  const was = saidParts(before, { organisation, saidAs: after });
  const clauses = changedParts(was, now).map(({ clauseId, part, ...change }): PolicyChange => {
    const agreedWith = part.agreedWith || agreedNow.get(clauseId) || '';
    return { key: clauseId, ...change, agreedWith };
  });
  const told = (what: PolicyChange['what'], values: ReturnType<typeof changedTerms>): PolicyChange[] =>
    values.map((value) => ({ ...value, number: '', what, agreedWith: '' }));
  return [
    ...clauses,
    ...told('term changed', changedTerms(before, after)),
    ...told('blank changed', changedBlanks(before, after)),
    ...told('fact changed', changedFacts(before, after)),
  ];
}

export interface ChangedPolicy {
  readonly before: PolicyDocument;
  readonly after: PolicyDocument;
  /** The editions that either text is based on; null where there is none, or where they are of different templates. */
  readonly editions: { readonly before: PolicyDocument; readonly after: PolicyDocument } | null;
  readonly organisation?: OrganisationFacts;
}

/**
 * The same with whose each change is. It is the template's where taking the newer edition whole, the template's wording in every
 * choice, would have led to the same words; the organisation's own where that would have changed nothing; else both's.
 */
export function ownedChanges({ before, after, editions, organisation = {} }: ChangedPolicy): OwnedChange[] {
  const changes = policyChanges(before, after, organisation);
  if (changes.length === 0 || !editions || editions.before.text === editions.after.text)
    return changes.map((change) => ({ ...change, of: 'own' }));
  const taken = readPolicy(takenWhole(before.text, editions.before.text, editions.after.text));
  const differsFromTaken = keysOf(policyChanges(taken, after, organisation));
  const broughtByTemplate = keysOf(policyChanges(before, taken, organisation));
  return changes.map((change) => {
    if (!differsFromTaken.has(change.key)) return { ...change, of: 'template' };
    return { ...change, of: broughtByTemplate.has(change.key) ? 'both' : 'own' };
  });
}

function keysOf(changes: readonly PolicyChange[]): ReadonlySet<string> {
  return new Set(changes.map((change) => change.key));
}

function takenWhole(ours: string, base: string, theirs: string): string {
  const merged = mergePolicies({ base, ours, theirs });
  if (merged.choices.length === 0) return merged.text;
  const answers = Object.fromEntries(merged.choices.map(({ clauseId }) => [clauseId, { answer: 'theirs' as const }]));
  return mergePolicies({ base, ours, theirs, answers }).text;
}
