import type { GrantedWordings } from '@ratify/document';
import { isInForce } from '@ratify/policy';
import type { Exception, Repositories } from '@ratify/store';

/** The exceptions of one policy, or one derived template, that hold on a day. */
export async function readGranted(
  rows: Repositories,
  subject: { readonly organisationId: string } & ({ readonly policyId: string } | { readonly templateId: string }),
  today: string,
): Promise<Exception[]> {
  const granted = await rows.exceptions.list({ ...subject, state: 'granted' });
  return granted.filter((each) => isInForce(each, today));
}

/** The wordings that exceptions allow, by clause. */
export function wordingsOf(exceptions: readonly Exception[]): GrantedWordings {
  return Object.fromEntries(exceptions.map(({ clauseId, wording }) => [clauseId, wording]));
}
