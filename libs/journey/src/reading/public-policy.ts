import { renderPolicy, withholdPeople, type OrganisationFacts } from '@ratify/document';
import { sayDate, type PlainDate } from '@ratify/policy';
import type { Policy, PublicPolicy, Repositories, Store } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';

/** A policy as anybody may read it. */
export interface PublicPolicyPage extends Omit<PublicPolicy, 'text' | 'facts'> {
  readonly html: string;
}

type Printed = Pick<
  PublicPolicy,
  'text' | 'facts' | 'number' | 'adoptedOn' | 'effectiveFrom' | 'adoptedBy' | 'reviewDueSaid'
>;

/** The page of a policy that is shown; null for what is hidden, not in force, or not there: nobody can tell which. */
export async function readPublicPolicy(
  store: Store,
  organisation: string,
  policy: string,
): Promise<PublicPolicyPage | null> {
  const found = await store.inPublic((work) => work.findPolicy(organisation, policy));
  if (!found) return null;
  const { text: _text, facts: _facts, ...told } = found;
  return { ...told, html: printPublic(found) };
}

/** What everybody would read of a policy, before it is shown; null where nothing is in force. */
export async function previewPublicPolicy(rows: Repositories, policy: Policy): Promise<string | null> {
  const { organisationId, adoptedRevisionId } = policy;
  const revision = adoptedRevisionId
    ? await rows.revisions.find({ organisationId, id: adoptedRevisionId, state: 'adopted' })
    : null;
  if (!revision) return null;
  const { text, number, organisationFacts } = revision;
  return printPublic({ ...policy, text, number, facts: organisationFacts as OrganisationFacts, adoptedBy: null });
}

/** Only what was adopted, when and by which body: no history with names, no signatories, and nobody whom a blank names. */
function printPublic({ text, facts, number, adoptedOn, effectiveFrom, adoptedBy, reviewDueSaid }: Printed): string {
  const record = {
    ...{ version: String(number), status: 'adopted' as const },
    ...(adoptedOn ? { adoptedOn: say(adoptedOn) } : {}),
    ...(effectiveFrom ? { effectiveFrom: say(effectiveFrom) } : {}),
    ...(reviewDueSaid ? { reviewDue: reviewDueSaid } : {}),
    ...(adoptedBy ? { adoptedBy } : {}),
  };
  return renderPolicy(readStored(withholdPeople(readStored(text))), { organisation: facts, record, purpose: 'reading' })
    .html;
}

function say(date: string): string {
  return sayDate(date as PlainDate);
}
