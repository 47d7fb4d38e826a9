import { decideRecordSheet, type PlainDate } from '@ratify/policy';
import type { ConfirmationRound, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { lockPosition } from './round.ts';

/** A sheet of paper that people signed. */
export interface SheetInput {
  readonly roundId: string;
  readonly appointmentIds: readonly string[];
  readonly signedOn: PlainDate;
  readonly collectedBy: string;
}

/** Enters the confirmations of those who signed a sheet of paper, of everything that the round still asks of them. */
export async function recordSheet(
  journey: Journey,
  scope: Scope,
  { roundId, appointmentIds, ...input }: SheetInput,
): Promise<Outcome<ConfirmationRound>> {
  return writing(journey, scope, ['ask', 'Round'], async (work) => {
    const { rows, organisationId, today, actor } = work;
    const signed = await Promise.all(appointmentIds.map((id) => rows.appointments.get({ organisationId, id })));
    const { row, people, texts } = await lockPosition(rows, { organisationId, id: roundId }, today);
    const open = people.map((each) => ({
      ...{ personId: each.reader.personId, personName: each.reader.name },
      texts: texts.filter(({ policyId }) => each.open.includes(policyId)),
    }));
    const personIds = signed.map(({ personId }) => personId);
    const acknowledgementIds = Array.from({ length: personIds.length * texts.length }, () => journey.ids.id());
    const decision = decideRecordSheet(
      { actor, organisationId, round: row, open },
      { ...input, personIds, acknowledgementIds },
      today,
    );
    return settle(decision, async (plan) => {
      await rows.acknowledgements.addMissing(plan.acknowledgements);
      await record(work, plan);
      return row;
    });
  });
}
