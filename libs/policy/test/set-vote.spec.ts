import { describe, expect, it } from '@jest/globals';
import { decideSetVote, plainDate, type PostTerm } from '../src/index.ts';
import { TODAY } from './builders.ts';

const TERM = {
  role: 'governor',
  bodyId: 'body-1',
  votes: true,
  fromOn: plainDate('2025-09-01'),
  untilOn: null,
} as const;
const set = (votes: boolean, fromOn: string, term: Partial<PostTerm> = {}, held: PostTerm[] = []) =>
  decideSetVote(
    { appointment: { id: 'post-1', personId: 'person-1', personName: 'Joan Whitfield', ...TERM, ...term }, held },
    { votes, fromOn: plainDate(fromOn) },
    TODAY,
  );
const codes = (...given: Parameters<typeof set>) => set(...given).refusals?.map(({ code }) => code);

describe('whether a member has a vote', () => {
  it('changes from a day on, and stands as it was before it', () => {
    const { plan } = set(false, '2026-11-01', { untilOn: plainDate('2029-08-31') });
    expect(plan).toMatchObject({
      change: { untilOn: '2026-10-31' },
      next: {
        personId: 'person-1',
        role: 'governor',
        bodyId: 'body-1',
        votes: false,
        fromOn: '2026-11-01',
        untilOn: '2029-08-31',
      },
      audit: [
        { action: 'appointment.vote-changed', subjectId: 'person-1', data: { votes: false, fromOn: '2026-11-01' } },
      ],
    });
  });

  it('is put right for the whole term from its first day', () => {
    expect(set(true, '2025-09-01', { votes: false }).plan).toMatchObject({ change: { votes: true }, next: null });
  });

  it('is a governor’s alone, in a term that runs, and another than it is', () => {
    const chair = { role: 'chair', bodyId: 'body-1', fromOn: plainDate('2026-09-01'), untilOn: null } as const;
    expect(codes(false, '2026-11-01', { role: 'chair' })).toEqual(['OFFICE_HAS_VOTE']);
    expect(codes(false, '2026-11-01', {}, [chair])).toEqual(['OFFICE_HAS_VOTE']);
    expect(codes(false, '2026-11-01', {}, [{ ...chair, untilOn: plainDate('2026-10-31') }])).toBeUndefined();
    expect(codes(false, '2026-11-01', {}, [{ ...chair, bodyId: 'body-2' }])).toBeUndefined();
    expect(codes(true, '2026-11-01')).toEqual(['VOTE_AS_IT_IS']);
    expect(codes(false, '2026-08-01', { untilOn: plainDate('2026-08-31') })).toEqual(['APPOINTMENT_OVER']);
  });
});
