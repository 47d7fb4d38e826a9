import { describe, expect, it } from '@jest/globals';
import { decideLinkRequirement } from '../src/index.ts';
import { actor } from './builders.ts';

const COUNCIL = {
  organisationId: 'council-1',
  id: 'required-1',
  title: 'Complaints procedure',
  statutoryKey: 'complaints',
};
const TRUST = { organisationId: 'trust-1', id: 'required-2', title: 'Raising concerns', statutoryKey: 'complaints' };
const OTHER = { organisationId: 'trust-1', id: 'required-3', title: 'Lettings', statutoryKey: null };

const link = (requirementId: string, isInUse = true) => {
  let last = 0;
  return decideLinkRequirement(
    {
      ...{ actor, organisationId: 'school-1', missing: [COUNCIL, TRUST, OTHER] },
      policy: { organisationId: 'school-1', id: 'policy-1', title: 'When you are unhappy', isInUse },
    },
    { requirementId, newId: () => `answer-${(last += 1)}` },
  );
};

describe('a policy that answers what is expected under another title', () => {
  it('answers whoever expects the same of the statutory list, and nothing else', () => {
    const { plan } = link('required-1');
    expect(plan?.answers).toMatchObject([
      { id: 'answer-1', requirementOrganisationId: 'council-1', requirementId: 'required-1', policyId: 'policy-1' },
      { id: 'answer-2', requirementOrganisationId: 'trust-1', requirementId: 'required-2', policyId: 'policy-1' },
    ]);
    expect(plan?.audit).toMatchObject([
      { action: 'requirement.linked', subjectId: 'policy-1', data: { expected: 'Complaints procedure' } },
      { action: 'requirement.linked', subjectId: 'policy-1', data: { expected: 'Raising concerns' } },
    ]);
    expect(link('required-3').plan?.answers.map((each) => each.requirementId)).toEqual(['required-3']);
  });

  it('is in use, and answers what is missing', () => {
    expect(link('required-9').refusals?.map(({ code }) => code)).toEqual(['POLICY_NOT_MISSING']);
    expect(link('required-3', false).refusals?.map(({ code }) => code)).toEqual(['POLICY_RETIRED']);
  });
});
