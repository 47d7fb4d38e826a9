import type { SentDocumentRow } from './bring-in-documents.ts';

/** What has become of a document that was sent, for a list of them. */
export interface SentLine {
  readonly fileName: string;
  readonly words: string;
  /** The policy that it became. */
  readonly href: string | null;
  readonly title: string | null;
}

/** One document in words. */
export function sayDocument({ fileName, state, policyId, policyTitle, toLookAt, refusal }: SentDocumentRow): SentLine {
  const href = state === 'read' && policyId ? `/policies/${policyId}/brought-in` : null;
  const words = state === 'read' ? sayLook(toLookAt ?? 0) : state === 'refused' ? sayRefused(refusal) : STATES[state];
  return { fileName, words: words ?? '', href, title: href ? policyTitle : null };
}

const sayLook = (count: number): string =>
  count === 0 ? 'Read. Nothing stood out.' : `Read, with ${count === 1 ? 'one thing' : `${count} things`} to look at.`;

const sayRefused = (refusal: SentDocumentRow['refusal']): string =>
  `Not brought in. ${refusal?.what ?? ''} ${refusal?.whatToDo ?? ''}`.trim();

const STATES: Readonly<Record<string, string>> = {
  waiting: 'It waits for its turn.',
  reading: 'It is being read.',
  failed: 'It could not be read so far. It is kept here; ask whoever runs the service to have it read again.',
};

/** What somebody sent lately, by what they sent together. */
export function sentBatches(
  documents: readonly SentDocumentRow[],
): { readonly href: string; readonly text: string; readonly sentAt: string }[] {
  const batches = new Map<string, SentDocumentRow[]>();
  for (const each of documents) batches.set(each.batchId, [...(batches.get(each.batchId) ?? []), each]);
  return [...batches].slice(0, 5).map(([batchId, its]) => ({
    href: `/policies/import/${batchId}`,
    text: its.length === 1 ? (its[0]?.fileName ?? '') : `${its.length} documents`,
    sentAt: its.at(-1)?.sentAt ?? '',
  }));
}
