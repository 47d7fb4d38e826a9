import { ownedChanges, type PolicyDocument } from '@ratify/document';
import { coversEmployer, type ConsultedEdition, type SubmittedWeight } from '@ratify/policy';
import type { Edition, Policy, Repositories } from '@ratify/store';
import { readAsItStood } from '../reading/live-values.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';

/** A text of a policy that is to be put to a body, with the edition it is based on. */
export interface WeighedText {
  readonly policy: Policy;
  readonly document: PolicyDocument;
  readonly edition: Edition | null;
  /** When it was put forward; left out where that is now. */
  readonly putForwardAt?: Date;
}

/** What a text changes of the one in force as it reads then, and what is known of it: whose each change is, and the editions taken since. */
export async function weighText(
  rows: Repositories,
  { policy, document, edition, putForwardAt }: WeighedText,
): Promise<SubmittedWeight> {
  const { organisationId, adoptedRevisionId } = policy;
  const inForce = adoptedRevisionId ? await rows.revisions.get({ organisationId, id: adoptedRevisionId }) : null;
  const { facts, organisation } = await knowOrganisation(rows, organisationId);
  const former = inForce?.baseEditionId ? await rows.editions.find({ id: inForce.baseEditionId }) : null;
  const isUpdated = former !== null && edition !== null && former.templateId === edition.templateId;
  const before = inForce ? await readAsItStood(rows, inForce, putForwardAt ?? null) : edition?.text;
  return {
    predecessorId: inForce?.id ?? null,
    changes:
      before === undefined
        ? []
        : ownedChanges({
            before: readStored(before),
            after: document,
            editions: isUpdated ? { before: readStored(former.text), after: readStored(edition.text) } : null,
            organisation: facts,
          }),
    taken: isUpdated ? await editionsTaken(rows, former, edition, organisation.employer) : [],
  };
}

/** The editions after one, up to another of the same template. */
async function editionsTaken(
  rows: Repositories,
  former: Edition,
  edition: Edition,
  employer: string | null,
): Promise<ConsultedEdition[]> {
  const { templateId, organisationId } = edition;
  const editions = await rows.editions.list({ organisationId, templateId }, { order: { number: 'asc' } });
  const taken = editions.filter(({ number }) => former.number < number && number <= edition.number);
  if (taken.length === 0) return [];
  const consultations = await rows.editionConsultations.list({ editionId: taken.map((each) => each.id) });
  return taken.map(({ id, number, materiality }) => ({
    number,
    materiality,
    isConsulted: consultations.some((each) => each.editionId === id && coversEmployer(each, employer)),
  }));
}
