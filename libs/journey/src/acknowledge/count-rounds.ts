import { dateInLondon, type PlainDate } from '@ratify/policy';
import type { ConfirmationRound, UnitOfWork } from '@ratify/store';
import { loadRounds, readPositions } from '../reading/rounds.ts';

/** Counts the rounds of a setting for a day: the open ones by where everybody stands, the closed ones as they were closed. */
export async function countRounds(rows: UnitOfWork, today: PlainDate): Promise<void> {
  const { organisationId } = rows;
  const settled = new Set(
    (await rows.roundCounts.list({ organisationId }))
      .filter((each) => each.closedOn !== null)
      .map((each) => each.roundId),
  );
  const rounds = (await rows.rounds.list({ organisationId })).filter(({ id }) => !settled.has(id));
  const open = rounds.filter(({ closedAt }) => closedAt === null);
  const counted = new Map(
    (await readPositions(rows, organisationId, await loadRounds(rows, open), today)).map(({ row, people }) => [
      row.id,
      {
        asked: people.length,
        confirmed: people.filter((each) => each.open.length === 0 && each.doneAt !== null).length,
      },
    ]),
  );
  for (const round of rounds) await keepCount(rows, round, counted.get(round.id) ?? null, today);
}

async function keepCount(
  rows: UnitOfWork,
  { id: roundId, title, dueOn, closedAt, closedAsked, closedConfirmed }: ConfirmationRound,
  counted: { readonly asked: number; readonly confirmed: number } | null,
  today: PlainDate,
): Promise<void> {
  const figures = {
    ...(counted ?? { asked: closedAsked ?? 0, confirmed: closedConfirmed ?? 0 }),
    closedOn: closedAt ? dateInLondon(closedAt.getTime()) : null,
    countedFor: today,
  };
  await rows.roundCounts.addMissing([{ roundId, title, dueOn, ...figures }]);
  await rows.roundCounts.change({ roundId }, figures);
}
