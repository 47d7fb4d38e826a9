import { describe, expect, it } from '@jest/globals';
import { decideDeclareNotApplicable } from '../src/index.ts';
import { actor } from './builders.ts';

const declare = (title: string, reason = 'We have no sixth form.') =>
  decideDeclareNotApplicable(
    { actor, organisationId: 'school-1', expected: ['Sixth form bursaries', 'Behaviour'], held: ['Behaviour'] },
    { id: 'declaration-1', title, reason },
  );

describe('a policy that is expected and not needed', () => {
  it('is declared by the title that is expected, with the reason and who gave it', () => {
    const { plan } = declare(' sixth form bursaries ');
    expect(plan?.declaration).toEqual({
      ...{ id: 'declaration-1', organisationId: 'school-1', title: 'Sixth form bursaries' },
      ...{ reason: 'We have no sixth form.', declaredBy: actor.personId, declaredByName: actor.name },
    });
    expect(plan?.audit).toMatchObject([{ action: 'not-applicable.declared', subjectId: 'declaration-1' }]);
  });

  it.each([
    ['Swimming', 'We have no pool.', 'POLICY_NOT_EXPECTED'],
    ['Behaviour', 'Everybody behaves.', 'POLICY_NOT_MISSING'],
    ['Sixth form bursaries', '  ', 'REASON_MISSING'],
  ])('cannot be %s because "%s"', (title, reason, code) => {
    expect(declare(title, reason).refusals?.map((each) => each.code)).toEqual([code]);
  });
});
