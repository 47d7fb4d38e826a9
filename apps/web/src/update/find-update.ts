import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenPolicy } from '../draft/draft-documents.ts';
import { findDraft, type FoundDraft } from '../draft/find-draft.ts';
import type { PageShell } from '../pages/page-shell.ts';
import { PreviewUpdate, type Choice, type Preview } from './update-documents.ts';

export type Offer = OpenPolicy['updateOffers'][number];

export interface FoundUpdate extends FoundDraft {
  readonly offer: Offer;
  readonly preview: Preview;
}

/** Editions offered that the draft does not have yet, newest first; declined ones too, for they can still be taken. */
export function waitingOffers({ updateOffers, baseEdition }: OpenPolicy): Offer[] {
  return updateOffers
    .filter(({ edition }) => edition.number > (baseEdition?.number ?? Infinity))
    .toSorted((a, b) => b.edition.number - a.edition.number);
}

/** The edition that a page of an update is about; null after answering with the page that says why not. */
export async function findUpdate(
  shell: PageShell,
  { id, number }: { readonly id: string; readonly number: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundUpdate | null> {
  const found = await findDraft(shell, id, request, reply);
  if (!found) return null;
  const offer = waitingOffers(found.policy).find(({ edition }) => String(edition.number) === number);
  const variables = { policyId: id, editionId: offer?.edition.id ?? '' };
  const { updatePreview } = offer ? await shell.ask(request, reply, PreviewUpdate, variables) : { updatePreview: null };
  if (offer && updatePreview) return { ...found, offer, preview: updatePreview };
  sayNothingWaits(shell, found, request, reply);
  return null;
}

/** Nothing is offered, or what was offered is in the draft already. */
export function sayNothingWaits(
  shell: PageShell,
  { me, policy }: FoundDraft,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  shell.send(request, reply, 'message', me, {
    title: 'No newer edition is waiting',
    lines: ['Your draft is based on the newest edition that has been offered, or on the one you followed a link to.'],
    onward: { href: `/policies/${policy.id}/draft`, text: 'Go to your draft' },
  });
}

/** The path of an edition's pages. */
export function updatePath({ policy, offer }: Pick<FoundUpdate, 'policy' | 'offer'>): string {
  return `/policies/${policy.id}/update/${offer.edition.number}`;
}

/** The path of the page about one choice. */
export function choicePath(found: Pick<FoundUpdate, 'policy' | 'offer'>, clauseId: string): string {
  return `${updatePath(found)}/choices/${encodeURIComponent(clauseId)}`;
}

/** Where to go on after a choice: the next that is open, round to the first; with none open, the final check. */
export function onwardFrom(
  found: Pick<FoundUpdate, 'policy' | 'offer'>,
  choices: readonly Choice[],
  clauseId: string,
): string {
  const at = choices.findIndex((each) => each.clauseId === clauseId);
  const next = [...choices.slice(at + 1), ...choices.slice(0, Math.max(at, 0))].find((each) => !each.settled);
  return next ? choicePath(found, next.clauseId) : `${updatePath(found)}/check`;
}

/** Who publishes the template. */
export function publisherOf({ policy }: Pick<FoundUpdate, 'policy'>): string {
  return policy.template?.publisher.name ?? 'The publisher';
}
