import { decideRecordHistoricAdoption, type HistoricEvidence, type PlainDate } from '@ratify/policy';
import type { Adoption, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { record, writing } from '../shell/writing.ts';

export interface HistoricAdoptionInput {
  readonly policyId: string;
  /** As the document says it; left out where it does not. */
  readonly adoptedSaid?: string | null | undefined;
  readonly reviewDueSaid?: string | null | undefined;
  readonly evidence: HistoricEvidence;
  /** Of the minute that is the evidence. */
  readonly minuteReference?: string | null | undefined;
}

/** Records an adoption from before Ratify with the evidence there is of it. */
export async function recordHistoricAdoption(
  journey: Journey,
  scope: Scope,
  input: HistoricAdoptionInput,
): Promise<Outcome<Adoption>> {
  return writing(journey, scope, ['record', 'Adoption'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId }, { lock: true });
    const decision = decideRecordHistoricAdoption(
      {
        actor,
        organisationId,
        policy: {
          ...policy,
          adoptedOn: policy.adoptedOn as PlainDate | null,
          reviewDueOn: policy.reviewDueOn as PlainDate | null,
        },
        termCalendar: await readTermCalendar(rows, organisationId),
      },
      {
        adoptionId: journey.ids.id(),
        evidence: input.evidence,
        minuteReference: input.minuteReference,
        adoptedOn: input.adoptedSaid,
        reviewDue: input.reviewDueSaid,
      },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      const adoption = await rows.adoptions.add(plan.adoption);
      if (plan.policy) {
        const { id, ...projection } = plan.policy;
        await rows.policies.change({ id }, projection);
      }
      await record(work, plan);
      return adoption;
    });
  });
}
