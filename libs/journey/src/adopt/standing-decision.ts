import { sayMinute } from '@ratify/policy';
import type { AgendaItem, Correction, Decision, Repositories, Revision } from '@ratify/store';

/** Where decisions and their corrections are read from: all of them, or those that a role may read. */
type Rows = {
  readonly [Table in 'decisions' | 'corrections']: Pick<Repositories[Table], 'list' | 'find'>;
};

/** A decision as it is told today: with the minute that a correction gave it, however often it was corrected. */
export async function readToldDecision(rows: Rows, organisationId: string, id: string): Promise<Decision | null> {
  const corrected = await rows.corrections.find({ organisationId, decisionId: id, kind: 'details' });
  if (corrected?.byDecisionId) return readToldDecision(rows, organisationId, corrected.byDecisionId);
  return rows.decisions.find({ organisationId, id });
}

/** What was decided on a revision, as it stands: nothing that was set aside. */
export async function readDecisionOn(
  rows: Rows,
  where: { readonly organisationId: string; readonly revisionId: string; readonly meetingId?: string },
): Promise<Decision | null> {
  const decisions = await rows.decisions.list(where, { order: { recordedAt: 'desc' } });
  if (decisions.length === 0) return null;
  const { organisationId } = where;
  const corrections = await rows.corrections.list({ organisationId, decisionId: decisions.map(({ id }) => id) });
  return decisions.find(({ id }) => !isCorrected(corrections, id)) ?? null;
}

/**
 * What a meeting decided on a version of its agenda, or what was decided on it without a meeting while it stood there: nothing that another
 * meeting did, for what one defers stays on its agenda and goes on a later one too.
 */
export async function readDecisionAt(
  rows: Rows,
  { organisationId, id: revisionId, state }: Pick<Revision, 'organisationId' | 'id' | 'state'>,
  meetingId: string,
): Promise<Decision | null> {
  const here = await readDecisionOn(rows, { organisationId, revisionId, meetingId });
  if (here || state === 'tabled') return here;
  const last = await readDecisionOn(rows, { organisationId, revisionId });
  return last?.meetingId === null ? last : null;
}

/** Of the places that versions on agendas have, those where a decision of the meeting is waited for: nothing that stands was decided on them there. */
export async function listWaitingItems<Item extends Pick<AgendaItem, 'meetingId' | 'revisionId'>>(
  rows: Rows,
  organisationId: string,
  tabled: readonly Item[],
): Promise<Item[]> {
  if (tabled.length === 0) return [];
  const revisionId = [...new Set(tabled.map((each) => each.revisionId))];
  const decisions = await rows.decisions.list({ organisationId, revisionId });
  if (decisions.length === 0) return [...tabled];
  const corrections = await rows.corrections.list({ organisationId, decisionId: decisions.map(({ id }) => id) });
  const standing = decisions.filter(({ id }) => !isCorrected(corrections, id));
  return tabled.filter(
    (item) => !standing.some((each) => each.meetingId === item.meetingId && each.revisionId === item.revisionId),
  );
}

function isCorrected(corrections: readonly Correction[], id: string): boolean {
  return corrections.some(({ decisionId }) => decisionId === id);
}

/** Where it is read whether minutes are confirmed, beside the decisions. */
type MinuteRows = Rows & { readonly minutesConfirmations: Pick<Repositories['minutesConfirmations'], 'list'> };

/** Many decisions as they are told today, by the ids of the decisions that adoptions name: each with what known corrections gave it. */
export async function readToldDecisions(
  rows: Rows,
  ids: readonly string[],
  isKnown: (correction: Correction) => boolean = () => true,
): Promise<ReadonlyMap<string, Decision | undefined>> {
  const told = new Map<string, Decision | undefined>();
  // From each decision to the one that stands in its place, as far as corrections go: seldom one step, hardly ever two.
  let at = new Map(ids.map((id) => [id, id]));
  while (at.size > 0) {
    const decisions = await rows.decisions.list({ id: [...new Set(at.values())] });
    for (const [id, now] of at)
      told.set(
        id,
        decisions.find((each) => each.id === now),
      );
    const corrections = await rows.corrections.list({ kind: 'details', decisionId: [...new Set(at.values())] });
    const next = new Map(corrections.filter(isKnown).map((each) => [each.decisionId, each.byDecisionId]));
    at = new Map([...at].flatMap(([id, now]) => (next.get(now) ? [[id, next.get(now) as string] as const] : [])));
  }
  return told;
}

/** Their minutes as they are told on a day: `7.2`, or `7.2 (draft)`. */
export async function readToldMinutes(
  rows: MinuteRows,
  ids: readonly string[],
  { on, isKnown }: { readonly on: string; readonly isKnown?: (correction: Correction) => boolean },
): Promise<ReadonlyMap<string, string | null>> {
  const told = await readToldDecisions(rows, ids, isKnown);
  const drafts = await readDrafts(rows, [...told.values()], on);
  return new Map(
    [...told].map(([id, each]) => [id, each ? sayMinute(each.minuteReference, drafts.has(each.meetingId)) : null]),
  );
}

/** The meetings of some decisions whose minutes were draft on a day. */
async function readDrafts(
  rows: MinuteRows,
  decisions: readonly (Decision | undefined)[],
  on: string,
): Promise<ReadonlySet<string | null>> {
  const meetingId = [...new Set(decisions.flatMap((each) => each?.meetingId ?? []))];
  const found = meetingId.length > 0 ? await rows.minutesConfirmations.list({ meetingId }) : [];
  const confirmed = new Set(found.filter(({ confirmedOn }) => confirmedOn <= on).map((each) => each.meetingId));
  return new Set(meetingId.filter((id) => !confirmed.has(id)));
}

/** The minute of one decision as it is told on a day. */
export async function readToldMinute(rows: MinuteRows, decision: Decision | null, on: string): Promise<string | null> {
  if (!decision) return null;
  const drafts = await readDrafts(rows, [decision], on);
  return sayMinute(decision.minuteReference, drafts.has(decision.meetingId));
}
