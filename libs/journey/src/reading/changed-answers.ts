import { isInSpan, isTold, reportSpan, type PlainDate, type SpanMeeting } from '@ratify/policy';
import type { LiveValue, Meeting, Repositories } from '@ratify/store';

/** An answer that its keeper changed between two meetings, as the body is told of it. */
export interface ChangedAnswer extends Pick<
  LiveValue,
  'id' | 'policyId' | 'question' | 'items' | 'asAt' | 'why' | 'setByName' | 'setAt'
> {
  readonly policyTitle: string;
  /** Which covered setting answered for itself, where the policy is the body's own. */
  readonly settingName: string | null;
}

/** What a meeting is told that keepers changed since the last one of its body: each answer once, as it was changed last, oldest first. Nothing is decided on it, and nothing stored. */
export async function readChangedAnswers(
  rows: Repositories,
  meeting: Meeting,
  today: PlainDate,
): Promise<ChangedAnswer[]> {
  const { organisationId, bodyId } = meeting;
  const meetings = await rows.meetings.list({ organisationId, bodyId });
  const span = reportSpan(spanOf(meeting), meetings.map(spanOf), today);
  const here = await rows.liveValues.list({ organisationId });
  const covered = await rows.liveValues.list({ policyOrganisationId: organisationId });
  const all = [...here, ...covered].filter(({ setAt }) => isInSpan(setAt, span)).toSorted(oldestFirst);
  const newest = new Map(all.map((each) => [`${each.organisationId} ${each.policyId} ${each.blankId}`, each]));
  const set = [...newest.values()].toSorted(oldestFirst);
  if (set.length === 0) return [];
  const body = await rows.bodies.get({ organisationId, id: bodyId });
  const approving = await readApproving(rows, organisationId, set);
  const told = set.filter(({ policyOrganisationId, policyId }) =>
    isTold(body, { policyOrganisationId, approvingBodyId: approving.get(policyId) ?? null }),
  );
  return sayWhere(rows, organisationId, told);
}

const oldestFirst = (a: LiveValue, b: LiveValue): number =>
  a.setAt.getTime() - b.setAt.getTime() || a.id.localeCompare(b.id);

const spanOf = ({ id, heldOn, cancelledOn }: Meeting): SpanMeeting => ({
  ...{ id, heldOn: heldOn as PlainDate, cancelledOn: cancelledOn as PlainDate | null },
});

/** Which body approves each own policy: the newest that is stated, as findApprover reads it, else who decided on the version in force. */
async function readApproving(
  rows: Repositories,
  organisationId: string,
  set: readonly LiveValue[],
): Promise<ReadonlyMap<string, string | null>> {
  const own = set.filter(({ policyOrganisationId }) => policyOrganisationId === organisationId);
  const policyId = [...new Set(own.map((each) => each.policyId))];
  if (policyId.length === 0) return new Map();
  const stated = await rows.statedApprovers.list(
    { organisationId, policyId },
    { order: { statedAt: 'desc', id: 'desc' } },
  );
  const adoptions = await rows.adoptions.list(
    { organisationId, policyId, setAsideAt: null },
    { order: { recordedAt: 'desc', id: 'desc' } },
  );
  const decisionIds = adoptions.flatMap((each) => each.decisionId ?? []);
  const decisions = decisionIds.length > 0 ? await rows.decisions.list({ organisationId, id: decisionIds }) : [];
  const approving = (id: string): string | null => {
    const newest = stated.find((each) => each.policyId === id);
    if (newest && (newest.bodyId || newest.office)) return newest.bodyId;
    const adoption = adoptions.find((each) => each.policyId === id);
    return decisions.find((each) => each.id === adoption?.decisionId)?.bodyId ?? null;
  };
  return new Map(policyId.map((id) => [id, approving(id)]));
}

async function sayWhere(
  rows: Repositories,
  organisationId: string,
  told: readonly LiveValue[],
): Promise<ChangedAnswer[]> {
  if (told.length === 0) return [];
  const policyIds = told.map(({ policyId }) => policyId);
  const own = await rows.policies.list({ organisationId, id: policyIds });
  const covers = await rows.coverages.list({ organisationId, policyId: policyIds });
  const titles = new Map([
    ...covers.map(({ policyId, title }) => [policyId, title] as const),
    ...own.map(({ id, title }) => [id, title] as const),
  ]);
  const settings = await rows.organisations.list({ id: told.map((each) => each.organisationId) });
  return told.flatMap(({ id, policyId, question, items, asAt, why, setByName, setAt, organisationId: setIn }) => {
    const policyTitle = titles.get(policyId);
    if (policyTitle === undefined) return []; // what covered the setting then does not any more
    const setting = setIn === organisationId ? undefined : settings.find((each) => each.id === setIn);
    const answer = { id, policyId, question, items, asAt, why, setByName, setAt };
    return [{ ...answer, policyTitle, settingName: setting?.name ?? null }];
  });
}
