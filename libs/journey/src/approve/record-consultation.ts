import {
  decideRecordConsultation,
  decideRecordEditionConsultation,
  type ConsultationOutcome,
  type PlainDate,
} from '@ratify/policy';
import type { Consultation, EditionConsultation, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface RecordConsultationInput {
  readonly consulted: readonly string[];
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate;
  readonly outcome: ConsultationOutcome;
  readonly evidence?: string | null | undefined;
}

/** Records who was consulted on the text that waits to be sent to a body. */
export async function recordConsultation(
  journey: Journey,
  scope: Scope,
  { policyId, ...input }: RecordConsultationInput & { readonly policyId: string },
): Promise<Outcome<Consultation>> {
  return writing(journey, scope, ['consult', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: policyId });
    const decision = decideRecordConsultation(
      { actor, organisationId, policy },
      { ...input, consultationId: journey.ids.id() },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      const consultation = await rows.consultations.add(plan.consultation);
      await record(work, plan);
      return consultation;
    });
  });
}

/** Records who was consulted on an edition, and for which employers. */
export async function recordEditionConsultation(
  journey: Journey,
  scope: Scope,
  {
    editionId,
    ...input
  }: RecordConsultationInput & { readonly editionId: string; readonly employers: readonly string[] },
): Promise<Outcome<EditionConsultation>> {
  return writing(journey, scope, ['consult', 'Edition'], async (work) => {
    const { rows, actor, organisationId } = work;
    const edition = await rows.editions.get({ organisationId, id: editionId });
    const decision = decideRecordEditionConsultation(
      { actor, organisationId, edition },
      { ...input, consultationId: journey.ids.id() },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      const consultation = await rows.editionConsultations.add(plan.consultation);
      await record(work, plan);
      return consultation;
    });
  });
}
