import { decideAcknowledge, type AcknowledgeState, type ShownText } from '@ratify/policy';
import type { Acknowledgement, Scope } from '@ratify/store';
import { readMyReadings } from '../reading/my-readings.ts';
import { readableRows } from '../reading/readable.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

/** Texts as they stood on the page that somebody confirmed. */
export interface ConfirmReadingInput {
  readonly texts: readonly { readonly policyId: string; readonly sha256: string }[];
}

/** Confirms that the person has read and understood the texts that they were shown: all of them, as they stand in force, or none. */
export async function confirmReading(
  journey: Journey,
  scope: Scope,
  { texts }: ConfirmReadingInput,
): Promise<Outcome<Acknowledgement[]>> {
  return writing(journey, scope, ['acknowledge', 'Revision'], (work) => acknowledge(journey, work, texts));
}

/** Confirms that the person has read and understood the revision in force: that text and no other. */
export async function acknowledgePolicy(
  journey: Journey,
  scope: Scope,
  input: { readonly revisionId: string },
): Promise<Outcome<Acknowledgement>> {
  return writing(journey, scope, ['acknowledge', 'Revision'], async (work) => {
    const { rows, organisationId } = work;
    const revision = await readableRows(rows).revisions.get({ organisationId, id: input.revisionId });
    const { policyId, textSha256: sha256 } = revision;
    const { value, ...outcome } = await acknowledge(journey, work, [{ policyId, sha256 }]);
    return { ...outcome, value: value?.[0] ?? null };
  });
}

async function acknowledge(
  journey: Journey,
  work: Work,
  texts: ConfirmReadingInput['texts'],
): Promise<Outcome<Acknowledgement[]>> {
  const { rows, organisationId } = work;
  const state = await readState(work);
  const shown = texts.map((each): ShownText => ({ ...each, acknowledgementId: journey.ids.id() }));
  return settle(decideAcknowledge(state, { shown }), async (plan) => {
    // Pressed twice at once, it is recorded once.
    await rows.acknowledgements.addMissing(plan.acknowledgements);
    await record(work, plan);
    return rows.acknowledgements.list({ organisationId, id: plan.acknowledgements.map(({ id }) => id) });
  });
}

async function readState({ rows, actor, organisationId, today }: Work): Promise<AcknowledgeState> {
  const { texts, confirmedAt, readings } = await readMyReadings(rows, today);
  return {
    ...{ actor, organisationId },
    texts: texts.map((text) => {
      const reading = readings.find(({ policyId }) => policyId === text.policyId);
      const isDone = confirmedAt.has(text.policyId) && !reading;
      return { ...text, isDone, roundId: reading?.roundIds[0] ?? null };
    }),
  };
}
