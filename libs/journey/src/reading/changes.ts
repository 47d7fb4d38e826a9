import { policyChanges, redlinePiecesHtml, redline, shortRedline } from '@ratify/document';
import type { OrganisationFacts, OwnedChange, PolicyChange } from '@ratify/document';
import {
  acknowledgementOf,
  heaviest,
  unconsultedChanges,
  weighChanges,
  type AdoptedRevision,
  type Materiality,
  type WeighedChange,
} from '@ratify/policy';
import type { Draft, Policy, Repositories, Revision } from '@ratify/store';
import { weighText } from '../approve/weigh-text.ts';
import { readAsItStood, readPutForward } from './live-values.ts';
import { readStored } from '../shell/read-stored.ts';

/** A change as it is shown: what it weighs and whose it is, with the words before and after. */
export interface ShownChange extends WeighedChange {
  readonly before: string;
  readonly after: string;
  /** From the one to the other, as HTML; long stretches that are the same are left away. */
  readonly redline: string;
  readonly agreedWith: string;
}

/** What a revision changes of the one that was in force when it was submitted; empty for the first of a policy. */
export async function readChanges(rows: Repositories, revision: Revision): Promise<ShownChange[]> {
  const { organisationId, predecessorId, materiality } = revision;
  const before = predecessorId ? await rows.revisions.find({ organisationId, id: predecessorId }) : null;
  if (!before) return [];
  const stood = await readAsItStood(rows, before, await readPutForward(rows, revision));
  const weighed = new Map((materiality.changes ?? []).map((each) => [each.key, each]));
  return changesBetween(stood, revision).map((change) =>
    show(change, weighed.get(change.key) ?? { ...change, of: 'own', level: materiality.level, reason: '' }),
  );
}

/** What a meeting changed of the text that was put to it: the whole difference, whatever the minute lists. */
export async function readAmended(rows: Repositories, revision: Revision): Promise<ShownChange[]> {
  const { organisationId, amendsId } = revision;
  const put = amendsId ? await rows.revisions.find({ organisationId, id: amendsId }) : null;
  if (!put) return [];
  return changesBetween(put.text, revision).map((change) =>
    show(change, { ...change, of: 'own', level: 'substantive', reason: '' }),
  );
}

function changesBetween(before: string, after: Revision): PolicyChange[] {
  const facts = after.organisationFacts as OrganisationFacts;
  return policyChanges(readStored(before), readStored(after.text), facts);
}

export interface DraftChanges {
  /** As they would go to the governors, the organisation's own as substantive until the submitter says otherwise. */
  readonly changes: readonly ShownChange[];
  /** Changes of agreed wording on which nobody was consulted. */
  readonly unconsulted: readonly ShownChange[];
}

/** What a draft changes of the text in force, before anybody has sent it. */
export async function readDraftChanges(rows: Repositories, draft: Draft): Promise<DraftChanges> {
  const { organisationId, policyId } = draft;
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const edition = draft.baseEditionId ? await rows.editions.find({ id: draft.baseEditionId }) : null;
  const weight = await weighText(rows, { policy, document: readStored(draft.text), edition });
  const consulted = await rows.consultations.count({ organisationId, policyId, revisionId: null });
  const weighed = weighChanges(weight.changes, weight.taken, { level: 'substantive', reason: '' });
  const shown = weight.changes.flatMap((change, at) => {
    const weights = weighed[at];
    return weights ? [show(change, weights)] : [];
  });
  const open = new Set<string>(
    (consulted > 0 ? [] : unconsultedChanges(weight)).map((change: OwnedChange) => change.key),
  );
  return {
    changes: weight.predecessorId === null ? [] : shown,
    unconsulted: shown.filter((change) => open.has(change.key)),
  };
}

function show(
  change: PolicyChange,
  { of, level, reason }: Pick<WeighedChange, 'of' | 'level' | 'reason'>,
): ShownChange {
  const { key, number, title, what, before, after, agreedWith } = change;
  const pieces = what === 'moved' ? [] : shortRedline(redline(before, after));
  return { key, number, title, what, of, level, reason, before, after, agreedWith, redline: redlinePiecesHtml(pieces) };
}

/** A change of which nothing is known but its words and how much it weighs. */
export function showPlain(change: PolicyChange, level: Materiality): ShownChange {
  return show(change, { of: 'own', level, reason: '' });
}

/** Where a person's confirmation of a policy stands. */
export interface Confirmation {
  /** Whether the text in force needs no new confirmation. */
  readonly stands: boolean;
  /** What they confirmed last, if anything. */
  readonly confirmed: Revision | null;
  /** The heaviest change since. */
  readonly level: Materiality;
}

/** Where a person's confirmation of the text in force stands; null where nothing is in force. */
export async function readConfirmation(
  rows: Repositories,
  { organisationId, id: policyId, adoptedRevisionId }: Policy,
  personId: string,
): Promise<Confirmation | null> {
  if (!adoptedRevisionId) return null;
  const adopted = await rows.revisions.list({ organisationId, policyId, state: ['adopted', 'superseded'] });
  const ids = adopted.map((each) => each.id);
  const read = ids.length > 0 ? await rows.acknowledgements.list({ organisationId, personId, revisionId: ids }) : [];
  const found = acknowledgementOf(new Set(read.flatMap((each) => each.revisionId ?? [])), adopted.map(adoptedRevision));
  const confirmed = adopted.find((each) => each.id === found?.revisionId) ?? null;
  const later = adopted.filter((each) => confirmed !== null && each.number > confirmed.number);
  return {
    stands: found?.stands ?? false,
    confirmed,
    level: heaviest(later.map((each) => each.materiality.level)),
  };
}

function adoptedRevision({ id, number, materiality }: Revision): AdoptedRevision {
  return { id, number, level: materiality.level };
}

/** What changed in the text in force since the version that a person confirmed, with what each change weighed when it came. */
export async function readChangesSince(
  rows: Repositories,
  { organisationId, id: policyId, adoptedRevisionId }: Policy,
  confirmed: Revision,
): Promise<ShownChange[]> {
  const inForce = adoptedRevisionId ? await rows.revisions.find({ organisationId, id: adoptedRevisionId }) : null;
  if (!inForce || inForce.id === confirmed.id) return [];
  const between = await rows.revisions.list({ organisationId, policyId, state: ['adopted', 'superseded'] });
  const weights = between
    .filter((each) => each.number > confirmed.number)
    .flatMap((each) => each.materiality.changes ?? []);
  const stood = await readAsItStood(rows, confirmed, await readPutForward(rows, inForce));
  return changesBetween(stood, inForce).map((change) => {
    const same = weights.filter((each) => each.key === change.key);
    const level = same.length > 0 ? heaviest(same.map((each) => each.level)) : 'substantive';
    const reasons = [...new Set(same.map((each) => each.reason).filter(Boolean))].join(' ');
    const of = same.every((each) => each.of === 'template') && same.length > 0 ? 'template' : 'own';
    return show(change, { of, level, reason: reasons });
  });
}
