import {
  decideCloseRound,
  decideOpenRound,
  decideRemindRound,
  roundStandings,
  type OpenRoundInput,
  type PlainDate,
  type ReminderKind,
} from '@ratify/policy';
import type { ConfirmationRound, Repositories, Scope } from '@ratify/store';
import { givenBy, readGiven, readReaders } from '../reading/confirmations.ts';
import { readHeldTexts } from '../reading/held-texts.ts';
import { loadRounds, readPositions, type RoundPosition } from '../reading/rounds.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Whom and what to ask for; people by their posts. */
export type AskToConfirmInput = Omit<OpenRoundInput, 'roundId' | 'personIds'> & {
  readonly appointmentIds: readonly string[];
};

/** Asks an audience of the setting to confirm policies by a day. */
export async function openRound(
  journey: Journey,
  scope: Scope,
  { appointmentIds, ...input }: AskToConfirmInput,
): Promise<Outcome<ConfirmationRound>> {
  return writing(journey, scope, ['ask', 'Round'], async (work) => {
    const { rows, organisationId, today, actor } = work;
    const named = await Promise.all(appointmentIds.map((id) => rows.appointments.get({ organisationId, id })));
    const personIds = [...new Set(named.map(({ personId }) => personId))];
    const roundId = journey.ids.id();
    const texts = await readHeldTexts(rows, organisationId);
    const people = roundStandings(
      { ...input, id: roundId, personIds, openedAt: journey.clock.now() },
      await readReaders(rows, organisationId, today),
      texts,
      givenBy(await readGiven(rows, organisationId, texts), texts),
    );
    const waiting = people.filter(({ open }) => open.length > 0).map(({ reader }) => reader.personId);
    const state = { actor, organisationId, waiting, asked: people.length };
    const held = texts.map(({ policyId, policyOrganisationId, title }) => ({ policyId, policyOrganisationId, title }));
    const decision = decideOpenRound({ ...state, texts: held }, { ...input, roundId, personIds }, today);
    return settle(decision, async (plan) => {
      const round = await rows.rounds.add(plan.round);
      await rows.roundPolicies.addAll(plan.policies);
      await record(work, plan);
      return round;
    });
  });
}

/** Closes a round; what was confirmed stands. */
export async function closeRound(
  journey: Journey,
  scope: Scope,
  input: { readonly roundId: string },
): Promise<Outcome<ConfirmationRound>> {
  return writing(journey, scope, ['ask', 'Round'], async (work) => {
    const { rows, organisationId, today, actor } = work;
    const { row, people } = await lockPosition(rows, { organisationId, id: input.roundId }, today);
    const confirmed = people.filter(({ open, doneAt }) => open.length === 0 && doneAt !== null).length;
    const decision = decideCloseRound({ actor, round: row, asked: people.length, confirmed });
    return settle(decision, async (plan) => {
      await rows.rounds.change({ id: row.id }, { ...plan.closed, closedAt: journey.clock.now() });
      await record(work, plan);
      return rows.rounds.get({ organisationId, id: row.id });
    });
  });
}

/** Reminds those who have not confirmed, by mail; once a week at most. */
export async function remindRound(
  journey: Journey,
  scope: Scope,
  input: { readonly roundId: string },
): Promise<Outcome<ConfirmationRound>> {
  return writing(journey, scope, ['chase', 'Round'], async (work) => {
    const { rows, organisationId, today } = work;
    const position = await lockPosition(rows, { organisationId, id: input.roundId }, today);
    return settle(await decideReminder(rows, position, 'by-hand', today), async (plan) => {
      await rows.roundReminders.add(plan.reminder);
      await record(work, plan);
      return position.row;
    });
  });
}

/** What a reminder of a kind comes to today. */
export async function decideReminder(
  rows: Repositories,
  { row, people }: RoundPosition,
  kind: ReminderKind,
  today: PlainDate,
): Promise<ReturnType<typeof decideRemindRound>> {
  const { organisationId, id: roundId } = row;
  const reminders = await rows.roundReminders.list({ organisationId, roundId });
  const waiting = people.filter(({ open }) => open.length > 0).map(({ reader }) => reader.personId);
  const sent = reminders.map((each) => ({ kind: each.kind, remindedOn: each.remindedOn as PlainDate }));
  return decideRemindRound({ round: row, waiting, reminders: sent }, kind, today);
}

/** A round, held until the unit of work ends, with where everybody stands. */
export async function lockPosition(
  rows: Repositories,
  where: { readonly organisationId: string; readonly id: string },
  today: PlainDate,
): Promise<RoundPosition> {
  const row = await rows.rounds.get(where, { lock: true });
  const [position] = await readPositions(rows, where.organisationId, await loadRounds(rows, [row]), today);
  if (!position) throw new Error('a round that was found has a position');
  return position;
}
