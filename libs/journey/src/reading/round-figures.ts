import type { RoundCount } from '@ratify/store';
import type { ReadableRows } from './readable.ts';

/** A round of a setting below in figures. */
export interface RoundFigures extends RoundCount {
  readonly organisationName: string;
}

const MOST = 500;

/** Rounds of the settings below in figures, as they were counted last: the open ones first, by their day. */
export async function readRoundFigures(rows: ReadableRows): Promise<RoundFigures[]> {
  const { own, below } = rows.work.reach;
  const organisationId = below.filter((id) => !own.includes(id));
  if (organisationId.length === 0) return [];
  const found = await rows.roundCounts.list(
    { organisationId },
    { order: { dueOn: 'desc', roundId: 'asc' }, limit: MOST },
  );
  const names = new Map(
    (await rows.organisations.list({ id: [...new Set(found.map((each) => each.organisationId))] })).map(
      ({ id, name }) => [id, name],
    ),
  );
  return found
    .map((each) => ({ ...each, organisationName: names.get(each.organisationId) ?? '' }))
    .sort(
      (a, b) =>
        Number(a.closedOn !== null) - Number(b.closedOn !== null) ||
        a.dueOn.localeCompare(b.dueOn) ||
        a.organisationName.localeCompare(b.organisationName, 'en-GB'),
    );
}
