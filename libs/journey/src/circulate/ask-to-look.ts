import { decideAskToLook, decideEndLook, refuse, type AskToLookState, type PlainDate } from '@ratify/policy';
import type { LinkKind, Policy, Scope, UnitOfWork } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { runningPosts } from './draft-readers.ts';
import { findDraftToComment } from './find-draft-to-comment.ts';

export interface AskToLook {
  readonly policyId: string;
  readonly personIds: readonly string[];
  /** Whether the publisher of the template is asked too. */
  readonly publisher: boolean;
  readonly note?: string | null | undefined;
}

/** Shows a draft to members of a body, or to the publisher of its template, and asks them to look. */
export async function askToLook(
  journey: Journey,
  scope: Scope,
  { policyId, ...input }: AskToLook,
): Promise<Outcome<{ readonly asked: number }>> {
  return writing(journey, scope, ['customise', 'Draft'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const policy = await rows.policies.get({ organisationId, id: policyId });
    await rows.drafts.get({ organisationId, policyId });
    const decision = decideAskToLook(
      { actor, policy, ...(await readAskable(rows, policy, today)) },
      { ...input, newId: () => journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      await rows.draftLooks.addMissing(plan.looks.map((look) => ({ ...look, askedAt: journey.clock.now() })));
      await record(work, plan);
      return { asked: plan.looks.length };
    });
  });
}

/** Over these links an organisation sees what those below it are at. */
const SEES_OVER: readonly LinkKind[] = ['academy-of', 'maintained-by', 'member-of'];

/** Who can be asked to look at the draft of a policy, and who is. */
export async function readAskable(
  rows: UnitOfWork,
  { id: policyId, organisationId, templateOrganisationId }: Policy,
  today: PlainDate,
): Promise<Pick<AskToLookState, 'members' | 'publisher' | 'askedIds'>> {
  const looks = await rows.draftLooks.list({ organisationId, policyId, endedAt: null });
  const sees = new Set((await runningPosts(rows, ['head', 'clerk'], today)).map(({ personId }) => personId));
  const members = (await runningPosts(rows, ['chair', 'vice-chair', 'governor'], today)).filter(
    ({ personId }, at, all) => !sees.has(personId) && all.findIndex((each) => each.personId === personId) === at,
  );
  return {
    members: members.map(({ personId, personName: name }) => ({ personId, name })),
    publisher: templateOrganisationId ? await findPublisher(rows, organisationId, templateOrganisationId) : null,
    askedIds: looks.flatMap(({ personId, addresseeId }) => personId ?? addresseeId ?? []),
  };
}

async function findPublisher(
  rows: UnitOfWork,
  organisationId: string,
  upperId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const links = await rows.links.list({ organisationId, upperId, kind: SEES_OVER });
  if (!links.some(({ kind, seesAdopted }) => kind !== 'member-of' || seesAdopted)) return null;
  return rows.organisations.find({ id: upperId });
}

/** Shows a draft to somebody no more. */
export async function endLook(
  journey: Journey,
  scope: Scope,
  { lookId }: { readonly lookId: string },
): Promise<Outcome<{ readonly id: string }>> {
  return writing(journey, scope, ['customise', 'Draft'], async (work) => {
    const { rows, organisationId } = work;
    const look = await rows.draftLooks.get({ organisationId, id: lookId }, { lock: true });
    return settle(decideEndLook({ look }), async (plan) => {
      await rows.draftLooks.change({ id: lookId }, { endedAt: journey.clock.now() });
      await record(work, plan);
      return { id: lookId };
    });
  });
}

/** That whoever was asked to look at a draft has read it through. Again is no change. */
export async function noteLook(
  journey: Journey,
  scope: Scope,
  { policyId }: { readonly policyId: string },
): Promise<Outcome<{ readonly id: string }>> {
  return writing(journey, scope, ['comment', 'Draft'], async (work) => {
    const { rows } = work;
    const found = await findDraftToComment(rows, policyId);
    if (!found?.look) return refused(refuse('NOT_FOUND'));
    const { id } = found.look;
    if (found.look.lookedAt) return { value: { id }, refusals: [], warnings: [] };
    if (found.isShown) await rows.shownDrafts.noteLook(policyId);
    else await rows.draftLooks.change({ id }, { lookedAt: journey.clock.now() });
    await record(work, {
      audit: [{ action: 'draft.looked-at', subject: 'Draft', subjectId: policyId, data: { lookId: id } }],
      jobs: [],
    });
    return { value: { id }, refusals: [], warnings: [] };
  });
}
