import type { DocumentRecord } from '@ratify/document';
import type { PlainDate } from '@ratify/policy';
import type { Organisation, Policy, Revision, UnitOfWork } from '@ratify/store';
import { findTextInForce, readCurrentText, readLiveBlanks } from '../reading/live-values.ts';
import { readRecord } from '../reading/texts.ts';

/** A policy's text in force as it reads now, to be printed beside the version that was adopted. */
export interface CurrentCopy {
  readonly organisation: Organisation;
  readonly policy: Policy;
  readonly revision: Revision;
  readonly record: DocumentRecord;
  readonly text: string;
  /** What was asked and answered anew since the text was adopted. */
  readonly changed: readonly { readonly question: string; readonly asAt: string }[];
}

/** Gathers a current copy; null where nothing is in force. */
export async function readCurrentCopy(
  rows: UnitOfWork,
  policyId: string,
  today: PlainDate,
): Promise<CurrentCopy | null> {
  const { organisationId } = rows;
  const text = await findTextInForce(rows, organisationId, policyId);
  if (!text || text.isCover) return null;
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const revision = await rows.revisions.get({ organisationId, id: policy.adoptedRevisionId ?? '' });
  const blanks = await readLiveBlanks(rows, text);
  return {
    ...{ policy, revision, text: await readCurrentText(rows, text) },
    organisation: await rows.organisations.get({ id: organisationId }),
    record: await readRecord(rows, revision, today),
    changed: blanks.flatMap(({ blank, standing: { set } }) => (set ? [{ question: blank.label, asAt: set.asAt }] : [])),
  };
}
