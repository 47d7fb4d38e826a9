import { job } from '@ratify/policy';
import type { Edition, Scope } from '@ratify/store';
import { done, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface OfferAgainInput {
  readonly editionId: string;
}

/** Has an edition offered to those who hold the template and have no offer of it yet; who has one is not offered it twice. */
export async function offerAgain(journey: Journey, scope: Scope, input: OfferAgainInput): Promise<Outcome<Edition>> {
  return writing(journey, scope, ['publish', 'Edition'], async (work) => {
    const { organisationId } = work;
    const edition = await work.rows.editions.get({ organisationId, id: input.editionId });
    const { id: subjectId, templateId, number } = edition;
    await record(work, {
      audit: [{ action: 'edition.offered-again', subject: 'Edition', subjectId, data: { templateId, number } }],
      jobs: [job('offer-edition', { editionId: subjectId }, subjectId)],
    });
    return done(edition);
  });
}
