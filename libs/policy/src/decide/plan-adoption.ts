import type { DecisionAdoption, DecisionRevision, RecordDecisionInput, RecordDecisionState } from './decision-state.ts';
import type { ReviewDue } from './review-due.ts';

/** The rows of an adoption: the adoption, the policy's projection, whom it covers, the document and who is asked to sign. */
export function planAdoption(
  state: RecordDecisionState,
  input: RecordDecisionInput,
  text: DecisionRevision,
  due: ReviewDue,
): DecisionAdoption {
  const { organisationId, policy } = state;
  const { ids, decidedOn } = input;
  const effectiveFrom = input.effectiveFrom ?? decidedOn;
  const covered = [...new Set(input.alsoCovers ?? [])].filter((setting) => setting !== organisationId);
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
    signatureRequest: requestFor(state, input, text),
  };
}

function requestFor(
  { body, organisationId }: RecordDecisionState,
  { ids }: RecordDecisionInput,
  text: DecisionRevision,
): DecisionAdoption['signatureRequest'] {
  if (body.signature === 'none') return null;
  return {
    id: ids.signatureRequest,
    organisationId,
    revisionId: text.id,
    adoptionId: ids.adoption,
    role: body.signature,
    field: body.signature,
    state: 'open',
  };
}
