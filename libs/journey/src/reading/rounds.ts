import { roundStandings, type PersonStanding, type PlainDate, type StandingRound } from '@ratify/policy';
import type { Acknowledgement, ConfirmationRound, Repositories, RoundPolicy, RoundReminder } from '@ratify/store';
import { givenBy, readGiven, readReaders, type NamedReader } from './confirmations.ts';
import { readHeldTexts, type HeldText } from './held-texts.ts';
import type { ReadableRows } from './readable.ts';

/** A round with its policies, as the rules see it. */
export interface LoadedRound {
  readonly row: ConfirmationRound;
  readonly policies: readonly RoundPolicy[];
  readonly round: StandingRound;
}

/** Rounds with their policies, in the order given. */
export async function loadRounds(rows: Repositories, found: readonly ConfirmationRound[]): Promise<LoadedRound[]> {
  const [first] = found;
  if (!first) return [];
  const { organisationId } = first;
  const policies = await rows.roundPolicies.list(
    { organisationId, roundId: found.map(({ id }) => id) },
    { order: { position: 'asc' } },
  );
  return found.map((row) => {
    const own = policies.filter(({ roundId }) => roundId === row.id);
    const { id, audience, personIds, isRenewal, openedAt } = row;
    const policyIds = own.map(({ policyId }) => policyId);
    return {
      ...{ row, policies: own },
      round: { id, audience, personIds, isRenewal, openedAt, policyIds, dueOn: row.dueOn as PlainDate },
    };
  });
}

/** The rounds of an organisation that are open. */
export async function readOpenRounds(rows: Repositories, organisationId: string): Promise<LoadedRound[]> {
  const order = { dueOn: 'asc', id: 'asc' } as const;
  return loadRounds(rows, await rows.rounds.list({ organisationId, closedAt: null }, { order }));
}

/** Where everybody stands in a round, with the texts that it asks for today. */
export interface RoundPosition extends LoadedRound {
  readonly texts: readonly HeldText[];
  readonly people: readonly PersonStanding<NamedReader>[];
  readonly given: readonly Acknowledgement[];
}

/** Reads where everybody stands in some rounds of one organisation. */
export async function readPositions(
  rows: Repositories,
  organisationId: string,
  rounds: readonly LoadedRound[],
  today: PlainDate,
): Promise<RoundPosition[]> {
  if (rounds.length === 0) return [];
  const wanted = new Set(rounds.flatMap(({ round }) => round.policyIds));
  const texts = (await readHeldTexts(rows, organisationId)).filter(({ policyId }) => wanted.has(policyId));
  const readers = await readReaders(rows, organisationId, today);
  const given = await readGiven(rows, organisationId, texts);
  const by = givenBy(given, texts);
  return rounds.map((each) => ({
    ...{ ...each, given },
    texts: texts.filter(({ policyId }) => each.round.policyIds.includes(policyId)),
    people: roundStandings(each.round, readers, texts, by),
  }));
}

/** One person in a round, as the head and the clerk see them. */
export interface ShownPerson {
  readonly appointmentId: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Titles of what they have not confirmed. */
  readonly open: readonly string[];
  readonly doneAt: Date | null;
  /** The last of it was entered from a sheet of paper. */
  readonly isOnPaper: boolean;
}

/** A round as the head and the clerk see it. */
export interface ShownRound extends ConfirmationRound {
  readonly asked: number;
  readonly confirmed: number;
  readonly policies: readonly { readonly policyId: string; readonly title: string; readonly confirmed: number }[];
  readonly people: readonly ShownPerson[];
  readonly reminders: readonly RoundReminder[];
  readonly remindedOn: string | null;
}

/** The rounds of the acting organisation, the open ones first, for those who see the names; counts come before names. */
export async function readRounds(rows: ReadableRows, today: PlainDate, id?: string): Promise<ShownRound[]> {
  const { work, organisationId } = rows;
  if (!rows.canOn('read', 'Round', { organisationId })) return [];
  const order = { openedAt: 'desc', id: 'desc' } as const;
  const found = await work.rounds.list({ organisationId, ...(id ? { id } : {}) }, { order });
  return showRounds(work, organisationId, found, today);
}

/** Rounds with where everybody stands. */
export async function showRounds(
  rows: Repositories,
  organisationId: string,
  found: readonly ConfirmationRound[],
  today: PlainDate,
): Promise<ShownRound[]> {
  const positions = await readPositions(rows, organisationId, await loadRounds(rows, found), today);
  const roundId = found.map(({ id }) => id);
  const reminders =
    roundId.length > 0
      ? await rows.roundReminders.list({ organisationId, roundId }, { order: { remindedOn: 'desc', id: 'desc' } })
      : [];
  return positions
    .map((each) =>
      showRound(
        each,
        reminders.filter((one) => one.roundId === each.row.id),
      ),
    )
    .sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null));
}

function showRound(
  { row, policies, texts, people, given }: RoundPosition,
  reminders: readonly RoundReminder[],
): ShownRound {
  const titles = new Map(policies.map(({ policyId, title }) => [policyId, title]));
  const isDone = ({ open, doneAt }: PersonStanding): boolean => open.length === 0 && doneAt !== null;
  return {
    ...row,
    asked: row.closedAsked ?? people.length,
    confirmed: row.closedConfirmed ?? people.filter(isDone).length,
    policies: policies.map(({ policyId, title }) => ({
      ...{ policyId, title },
      confirmed: texts.some((text) => text.policyId === policyId)
        ? people.filter(({ open }) => !open.includes(policyId)).length
        : 0,
    })),
    people: people.map(({ reader, open, doneAt }) => ({
      ...{ appointmentId: reader.appointmentId, name: reader.name, roles: reader.roles, doneAt },
      open: open.flatMap((policyId) => titles.get(policyId) ?? []),
      isOnPaper: given.some(
        (one) =>
          one.personId === reader.personId &&
          one.signedOn !== null &&
          one.acknowledgedAt.getTime() === doneAt?.getTime(),
      ),
    })),
    reminders,
    remindedOn: reminders[0]?.remindedOn ?? null,
  };
}
