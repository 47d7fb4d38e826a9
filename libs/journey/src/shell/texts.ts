import { createHash } from 'node:crypto';
import {
  clauseIndex,
  lintPolicy,
  normaliseText,
  type ClauseIndexEntry,
  type OrganisationFacts,
  type PolicyDocument,
  type Problem,
} from '@ratify/document';
import type { PlainDate } from '@ratify/policy';
import type { Organisation } from '@ratify/store';
import { readStored } from './read-stored.ts';

/** A text as it would be frozen: normalised, hashed, indexed, read and linted. */
export interface FrozenText {
  readonly text: string;
  readonly textSha256: string;
  readonly document: PolicyDocument;
  readonly clauseIndex: readonly ClauseIndexEntry[];
  readonly problems: readonly Problem[];
}

/** Prepares a text for publishing or submitting. */
export function freeze(
  source: string,
  context: { today: PlainDate; edition?: PolicyDocument; organisation?: OrganisationFacts },
): FrozenText {
  const text = normaliseText(source);
  const document = readStored(text);
  return {
    text,
    textSha256: sha256(text),
    document,
    clauseIndex: clauseIndex(document),
    problems: lintPolicy(document, context),
  };
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What `:org[…]` prints for an organisation; `council.*` is the publisher it works with, where it has one. */
export function factsOf(organisation: Organisation, publisher: Organisation | null): OrganisationFacts {
  const own = {
    name: organisation.name,
    address: organisation.address,
    'legal-entity': organisation.legalEntity,
    employer: organisation.employer,
  };
  const council = publisher ? { 'council.name': publisher.name, 'council.address': publisher.address } : {};
  const told = Object.entries({ ...own, ...council, ...organisation.facts }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return Object.fromEntries(told);
}
