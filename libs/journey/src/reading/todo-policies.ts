import { emptyBlanks, unwrittenClauses } from '@ratify/document';
import {
  dateInLondon,
  heaviest,
  isInForce,
  isOpenRevision,
  type Materiality,
  type PlainDate,
  type TodoPolicy,
} from '@ratify/policy';
import type { Draft, Edition, Exception, Policy, PolicyStanding, Revision, UnitOfWork } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';
import { sha256 } from '../shell/texts.ts';

/** The texts of a school's policies and their indexes are megabytes; what waits on them is in the rest. */
export const TEXTS = ['text', 'clauseIndex'] as const;
type WithoutText<E> = Omit<E, (typeof TEXTS)[number]>;

interface OfPolicy {
  readonly standing: PolicyStanding | undefined;
  readonly draft: Draft | undefined;
  /** The edition that its draft stands on: what it leaves to the school is to be written. */
  readonly base: Pick<Edition, 'text'> | undefined;
  /** The newest first. */
  readonly revisions: readonly WithoutText<Revision>[];
  readonly offered: readonly WithoutText<Edition>[];
  readonly exceptions: readonly Exception[];
  /** An adoption of it is recorded, though nobody knows of which day. */
  readonly isInUse: boolean;
}

/** Each policy with what waits on it, in as many questions for forty policies as for one. */
export async function readTodoPolicies(
  rows: UnitOfWork,
  policies: readonly Policy[],
  today: PlainDate,
): Promise<TodoPolicy[]> {
  if (policies.length === 0) return [];
  const { organisationId } = rows;
  const policyId = policies.map((each) => each.id);
  const standings = new Map((await rows.policyStandings(policyId)).map((each) => [each.policyId, each]));
  const drafts = await rows.drafts.list({ organisationId, policyId });
  const revisions = await rows.revisions.list(
    { organisationId, policyId },
    { order: { number: 'desc' }, without: TEXTS },
  );
  const offers = await rows.updateOffers.list({ organisationId, policyId, answer: null });
  const exceptions = await rows.exceptions.list({ organisationId, policyId, state: ['asked', 'granted'] });
  const editions =
    offers.length > 0
      ? await rows.editions.list({ id: [...new Set(offers.map((each) => each.editionId))] }, { without: TEXTS })
      : [];
  const baseId = new Set(drafts.flatMap((each) => each.baseEditionId ?? []));
  const bases = baseId.size > 0 ? await rows.editions.list({ id: [...baseId] }, { without: ['clauseIndex'] }) : [];
  const inUse = await readInUse(rows, policies);
  return policies.map((policy) => {
    const isIts = (each: { readonly policyId: string | null }): boolean => each.policyId === policy.id;
    const its = offers.filter(isIts).map((each) => each.editionId);
    const draft = drafts.find(isIts);
    return todoPolicy(
      policy,
      {
        standing: standings.get(policy.id),
        draft,
        base: bases.find(({ id }) => id === draft?.baseEditionId),
        revisions: revisions.filter(isIts),
        offered: editions.filter((each) => its.includes(each.id)),
        exceptions: exceptions.filter(isIts),
        isInUse: inUse.has(policy.id),
      },
      today,
    );
  });
}

/** Whether it was adopted on a day that is known, or stands in a document of somebody else's. */
const isDatedUse = ({ adoptedOn, adoptedRevisionId, heldIn }: Policy): boolean =>
  adoptedOn !== null || adoptedRevisionId !== null || heldIn !== null;

/** Of those that fall due for review, the ones that are in use though nobody knows when they were adopted. */
async function readInUse(rows: UnitOfWork, policies: readonly Policy[]): Promise<ReadonlySet<string>> {
  const asked = policies.filter((each) => each.reviewDueOn !== null && !isDatedUse(each)).map(({ id }) => id);
  if (asked.length === 0) return new Set();
  const { organisationId } = rows;
  const found = await rows.adoptions.list({ organisationId, policyId: asked, setAsideAt: null });
  return new Set(found.map(({ policyId }) => policyId));
}

function todoPolicy(
  policy: Policy,
  { standing, draft, base, revisions, offered, exceptions, isInUse }: OfPolicy,
  today: PlainDate,
): TodoPolicy {
  // One that holds what a meeting changed waits for its confirmation, not for a meeting.
  const open = revisions.find((each) => isOpenRevision(each.state) && each.amendsId === null);
  return {
    id: policy.id,
    title: policy.title,
    isAdopted: isDatedUse(policy) || isInUse,
    reviewDueOn: policy.reviewDueOn as PlainDate | null,
    hasUnsentDraft: draft !== undefined && sha256(draft.text) !== revisions[0]?.textSha256,
    emptyBlanks: draft ? emptyBlanks(readStored(draft.text)).length : 0,
    unwrittenClauses: draft && base ? unwrittenClauses(readStored(draft.text), readStored(base.text)).length : 0,
    exceptions: exceptions
      .filter((each) => !isInForce(each, today))
      .map((each) => ({
        clause: clauseOf(each),
        addresseeName: each.addresseeName,
        lapsedOn: each.state === 'granted' ? (each.untilOn as PlainDate) : null,
      })),
    openRevision: open
      ? {
          ...{ ...open, level: open.materiality.level },
          since: (standing?.waiting?.since as PlainDate | undefined) ?? dateInLondon(open.submittedAt.getTime()),
          tabledFor: (standing?.waiting?.tabledFor ?? null) as PlainDate | null,
        }
      : null,
    approver: {
      needsMeeting: standing?.needsMeeting ?? true,
      office: standing?.office ?? null,
      body: standing?.bodyId && standing.bodyName ? { id: standing.bodyId, name: standing.bodyName } : null,
    },
    openOffers: offered.map((each) => ({
      editionNumber: each.number,
      adoptByOn: each.adoptByOn as PlainDate | null,
      level: levelOf(each),
    })),
  };
}

/** The clause of an exception as people call it. */
export function clauseOf({ clauseNumber, clauseTitle, clauseId }: Exception): string {
  return clauseNumber ? `clause ${clauseNumber}` : `“${clauseTitle || clauseId}”`;
}

function levelOf({ materiality }: Pick<Edition, 'materiality'>): Materiality | null {
  const levels = Object.values(materiality).map((each) => each.level);
  return levels.length > 0 ? heaviest(levels) : null;
}
