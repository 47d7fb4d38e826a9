import { dateInLondon, sayCommented, type DraftTalk, type TalkThread } from '@ratify/policy';
import type { DraftComment, DraftLook, UnitOfWork } from '@ratify/store';
import { findDraftToComment, readComments } from './find-draft-to-comment.ts';
import { abilityOf } from '../shell/writing.ts';

/** What is said about drafts that somebody sees in the organisation they act for, and which they are asked to look at. */
export async function readTalks(rows: UnitOfWork): Promise<DraftTalk[]> {
  const ability = abilityOf(rows);
  if (!ability.can('comment', 'Draft')) return [];
  const isWriter = ability.can('customise', 'Draft');
  const seesAll = rows.actor.roles.some((role) => role === 'head' || role === 'clerk');
  const { organisationId } = rows;
  const { personId } = rows.actor;
  const looks = personId ? await rows.draftLooks.list({ organisationId, personId, endedAt: null }) : [];
  const comments = seesAll || looks.length > 0 ? await readLive(rows, seesAll ? null : looks) : [];
  const policyIds = [...new Set([...comments, ...looks].map(({ policyId }) => policyId))];
  const policies =
    policyIds.length > 0 ? await rows.policies.list({ organisationId, id: policyIds, retiredOn: null }) : [];
  const own = policies.map(({ id, title: policyTitle }) => ({
    ...{ policyId: id, policyTitle, writes: isWriter, look: pending(looks.find((each) => each.policyId === id)) },
    threads: threadsOf(comments.filter(({ policyId }) => policyId === id)),
  }));
  return [...own, ...(await readShownTalks(rows))];
}

/** How many of somebody's own comments are looked through for whether they were settled lately. */
const SETTLED_LOOKED_AT = 20;

/** Open threads on drafts here, and the person's own that were settled; on drafts one is asked to look at, where one sees no others. */
async function readLive(rows: UnitOfWork, looks: readonly DraftLook[] | null): Promise<DraftComment[]> {
  const { organisationId } = rows;
  const of = { organisationId, ...(looks ? { policyId: looks.map((each) => each.policyId) } : {}) };
  const open = await rows.draftComments.list({ ...of, state: 'open' });
  const { personId } = rows.actor;
  const settled = personId
    ? await rows.draftComments.list(
        { ...of, personId, state: ['resolved', 'changed'] },
        { order: { settledAt: 'desc' }, limit: SETTLED_LOOKED_AT },
      )
    : [];
  const threadId = [...open, ...settled].map(({ id }) => id);
  if (threadId.length === 0) return [];
  return rows.draftComments.list({ organisationId, threadId }, { order: { saidAt: 'asc', id: 'asc' } });
}

async function readShownTalks(rows: UnitOfWork): Promise<DraftTalk[]> {
  if (rows.actor.organisationKind === 'school') return [];
  const shown = (await rows.shownDrafts.list()).filter(({ look }) => look.addresseeId === rows.organisationId);
  return Promise.all(
    shown.map(async ({ look, organisationName, title }) => ({
      ...{
        policyId: look.policyId,
        policyTitle: `${title} of ${organisationName}`,
        writes: false,
        look: pending(look),
      },
      threads: threadsOf(await rows.shownDrafts.comments(look.policyId)),
    })),
  );
}

function pending(look: DraftLook | undefined): DraftTalk['look'] {
  return look && look.lookedAt === null ? { id: look.id, askedByName: look.askedByName, note: look.note } : null;
}

function threadsOf(comments: readonly DraftComment[]): TalkThread[] {
  return comments.flatMap((first): TalkThread[] => {
    const { id, personId, state, clauseId, clauseNumber, clauseTitle, settledBy, settledByName, settledAt } = first;
    if (!state) return [];
    const place = clauseId === null ? null : { clauseId, number: clauseNumber ?? '', title: clauseTitle ?? '' };
    return [
      {
        ...{ id, personId, state, about: sayCommented(place) },
        settled:
          settledBy && settledAt
            ? { by: settledBy, byName: settledByName ?? '', on: dateInLondon(settledAt.getTime()) }
            : null,
        said: comments
          .filter(({ threadId, deletedAt }) => threadId === id && deletedAt === null)
          .map((each) => ({
            ...{ id: each.id, personId: each.personId, personName: each.personName },
            ...{ saidOn: dateInLondon(each.saidAt.getTime()), askedPersonIds: each.askedPersonIds },
          })),
      },
    ];
  });
}

/** How many comments on a draft are open, for whoever submits it. */
export async function countOpenComments(rows: UnitOfWork, organisationId: string, policyId: string): Promise<number> {
  return rows.draftComments.count({ organisationId, policyId, state: 'open' });
}

/** How many comments on a policy's draft are open, for whoever may comment on it; null for everybody else. */
export async function readOpenComments(rows: UnitOfWork, policyId: string): Promise<number | null> {
  const found = await findDraftToComment(rows, policyId);
  if (!found) return null;
  if (!found.isShown) return countOpenComments(rows, found.draft.organisationId, policyId);
  return (await readComments(rows, found)).filter(({ state }) => state === 'open').length;
}
