import { describe, expect, it } from '@jest/globals';
import { decideBringBack, decideMakeWordCopy, decideTakeWordReturn, type WeighedWordChange } from '../src/index.ts';
import { actor, buildTakeWordReturnState } from './builders.ts';

describe('a draft that goes out as a Word file', () => {
  it('is put on the record, with its version', () => {
    const state = { actor, policyId: 'policy-1', draft: { version: 4, text: 'the words' } };
    expect(decideMakeWordCopy(state, { copyId: 'copy-1' }).plan?.audit).toEqual([
      { action: 'word-copy.made', subject: 'Draft', subjectId: 'policy-1', data: { copyId: 'copy-1', version: 4 } },
    ]);
    expect(
      decideMakeWordCopy({ ...state, draft: { version: 1, text: ' \n' } }, { copyId: 'copy-1' }).refusals?.[0]?.code,
    ).toBe('TEXT_EMPTY');
  });

  it('is put on the record when it comes back, and touches no draft', () => {
    const { plan } = decideBringBack(
      { policyId: 'policy-1', copy: { id: 'copy-1' } },
      { returnId: 'return-1', fileName: 'draft.docx' },
    );
    expect(plan).toEqual({
      audit: [
        {
          ...{ action: 'word-copy.returned', subject: 'Draft', subjectId: 'policy-1' },
          data: { returnId: 'return-1', copyId: 'copy-1' },
        },
      ],
      jobs: [],
    });
  });
});

describe('taking what came back', () => {
  const take = (change: Partial<WeighedWordChange>, answer: object = {}, version = 4) =>
    decideTakeWordReturn(buildTakeWordReturnState(change), { version, take: [{ changeId: 'reworded-a', ...answer }] });
  const codes = (...given: Parameters<typeof take>) => take(...given).refusals?.map(({ code }) => code);

  it('takes what was ticked', () => {
    expect(take({}).plan?.take).toEqual([{ changeId: 'reworded-a' }]);
    expect(take({ standing: 'both' }).plan?.take).toHaveLength(1);
  });

  it('takes a choice as it was answered: the words of the draft change nothing', () => {
    expect(codes({ standing: 'choice' })).toEqual(['CHOICE_UNANSWERED']);
    expect(take({ standing: 'choice' }, { answer: 'word' }).plan?.take).toHaveLength(1);
    expect(take({ standing: 'choice' }, { answer: 'draft' }).plan?.take).toEqual([]);
  });

  it('never changes a fixed clause, and leaves an optional one out with a reason', () => {
    expect(codes({ breach: 'FIXED_CLAUSE_CHANGED' })).toEqual(['FIXED_CLAUSE_CHANGED']);
    expect(codes({ needsReason: true })).toEqual(['REASON_MISSING']);
    expect(take({ needsReason: true }, { reason: 'We have no keys.' }).plan?.take).toHaveLength(1);
  });

  it('refuses a draft that moved on since the page was opened, and a change that nobody brought', () => {
    expect(codes({}, {}, 3)).toEqual(['STALE_DRAFT']);
    const unknown = { version: 4, take: [{ changeId: 'another' }] };
    expect(decideTakeWordReturn(buildTakeWordReturnState(), unknown).refusals?.[0]?.code).toBe('NOT_FOUND');
  });
});
