import { type PlainDate, addDays } from '../dates/plain-date.ts';
import type { SigningRules } from '../journey/body-rules.ts';
import type {
  DecisionAdoption,
  DecisionRevision,
  RecordDecisionInput,
  RecordDecisionState,
  RevisionMove,
} from './decision-state.ts';
import type { AuditEntry } from './plan-parts.ts';
import type { ReviewDue } from './review-due.ts';

/** What an adoption is planned from, whatever led to it. */
export type AdoptingState = Pick<
  RecordDecisionState,
  'actor' | 'organisationId' | 'policy' | 'openRequestIds' | 'covers'
> & {
  readonly body: SignedBody;
};
type SignedBody = Pick<SigningRules, 'signatories' | 'signingOrder' | 'signWithinDays'>;

/** Where an office-holder decides for a body, the report to it is the evidence: nobody is asked to sign. */
export const NOBODY_SIGNS: SignedBody = { signatories: [], signingOrder: 'any', signWithinDays: 1 };

export type AdoptingInput = Pick<
  RecordDecisionInput,
  'ids' | 'verifyCode' | 'decidedOn' | 'effectiveFrom' | 'alsoCovers'
>;

/**
 * The rows of an adoption: the adoption, the policy's projection, whom it covers, the document and who is asked to sign. An adoption that
 * names its settings covers those alone; one that names none goes on covering the settings that the policy covers.
 */
export function planAdoption(
  state: AdoptingState,
  input: AdoptingInput,
  text: Pick<DecisionRevision, 'id' | 'text'>,
  due: ReviewDue,
  today: PlainDate,
): DecisionAdoption {
  const { organisationId, policy } = state;
  const { ids, decidedOn } = input;
  const effectiveFrom = input.effectiveFrom ?? decidedOn;
  const covered = coveredBy(state, input);
  return {
    adoption: {
      id: ids.adoption,
      organisationId,
      policyId: policy.id,
      revisionId: text.id,
      decisionId: ids.decision,
      adoptedOn: decidedOn,
      effectiveFrom,
      ...due,
      historic: false,
      evidence: null,
      recordedBy: state.actor.personId,
    },
    policy: { id: policy.id, adoptedRevisionId: text.id, adoptedOn: decidedOn, effectiveFrom, ...due },
    coverages: covered.map((setting) => ({
      organisationId: setting,
      adoptingOrganisationId: organisationId,
      policyId: policy.id,
      adoptionId: ids.adoption,
      title: policy.title,
      adoptedOn: decidedOn,
      reviewDueOn: due.reviewDueOn,
    })),
    endedCovers: state.covers.map(({ settingId }) => settingId).filter((setting) => !covered.includes(setting)),
    coveredText: covered.length > 0 ? { organisationId, adoptionId: ids.adoption, text: text.text } : null,
    voidedRequestIds: state.openRequestIds,
    document: {
      id: ids.document,
      organisationId,
      policyId: policy.id,
      revisionId: text.id,
      adoptionId: ids.adoption,
      state: 'printing',
      verifyCode: input.verifyCode,
      title: policy.title,
    },
    signatureRequests: requestsFor(state, input, text, today),
  };
}

/** A setting that has left since is covered no longer, whatever the adoption before it said. */
function coveredBy(
  { organisationId, covers }: Pick<AdoptingState, 'organisationId' | 'covers'>,
  { alsoCovers }: Pick<AdoptingInput, 'alsoCovers'>,
): string[] {
  const goesOn = covers.filter(({ isGoverned }) => isGoverned).map(({ settingId }) => settingId);
  return [...new Set(alsoCovers ?? goesOn)].filter((setting) => setting !== organisationId);
}

function requestsFor(
  { body, organisationId }: AdoptingState,
  { ids }: AdoptingInput,
  text: Pick<DecisionRevision, 'id'>,
  today: PlainDate,
): DecisionAdoption['signatureRequests'] {
  return body.signatories.map((role, at) => ({
    id: ids.signatureRequests[role],
    organisationId,
    revisionId: text.id,
    adoptionId: ids.adoption,
    role,
    forRole: null,
    field: role,
    state: 'open',
    turn: body.signingOrder === 'set' ? at + 1 : 1,
    lapsesOn: addDays(today, body.signWithinDays),
    askedPersonId: null,
    askedPersonName: null,
    followsId: null,
  }));
}

/** The revision in force goes first, so that at no moment two are adopted. */
export function adoptingMoves(
  { adoptedRevisionId }: { readonly adoptedRevisionId: string | null },
  { id, state }: Pick<DecisionRevision, 'id' | 'state'>,
): RevisionMove[] {
  return [
    ...(adoptedRevisionId ? [{ id: adoptedRevisionId, from: 'adopted', to: 'superseded' } as const] : []),
    { id, from: state, to: 'adopted' },
  ];
}

/** The line of the record that tells an adoption. */
export function adoptedAudit(state: AdoptingState, input: AdoptingInput, revisionId: string): AuditEntry {
  const { policy } = state;
  return {
    action: 'policy.adopted',
    subject: 'Adoption',
    subjectId: input.ids.adoption,
    data: {
      policyId: policy.id,
      revisionId,
      decisionId: input.ids.decision,
      supersededRevisionId: policy.adoptedRevisionId,
      alsoCovers: coveredBy(state, input),
    },
  };
}
