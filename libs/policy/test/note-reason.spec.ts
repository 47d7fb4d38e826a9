import { describe, expect, it } from '@jest/globals';
import { decideNoteReason } from '../src/index.ts';
import { actor } from './builders.ts';

const note = (words: string, isInForce = true) =>
  decideNoteReason({ actor, policy: { id: 'policy-1', isInForce } }, { reasonId: 'reason-1', words });

describe('a reason to review a policy before its date', () => {
  it('is kept in the words of whoever noted it, and moves no date', () => {
    const { plan } = note(' A gate stood open. ');
    expect(plan).toEqual({
      reason: {
        ...{ id: 'reason-1', policyId: 'policy-1', words: 'A gate stood open.' },
        ...{ notedBy: actor.personId, notedByName: actor.name },
      },
      audit: [
        { action: 'review.reason-noted', subject: 'Policy', subjectId: 'policy-1', data: { reasonId: 'reason-1' } },
      ],
      jobs: [],
    });
  });

  it('needs words, and a policy in force', () => {
    expect(note(' ').refusals?.map(({ code }) => code)).toEqual(['REASON_MISSING']);
    expect(note('A gate stood open.', false).refusals?.map(({ code }) => code)).toEqual(['NOT_ADOPTED']);
  });
});
