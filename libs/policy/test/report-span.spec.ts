import { describe, expect, it } from '@jest/globals';
import { isInSpan, isTold, plainDate, reportSpan } from '../src/index.ts';

const meeting = (id: string, heldOn: string, cancelledOn: string | null = null) => ({
  ...{ id, heldOn: plainDate(heldOn) },
  cancelledOn: cancelledOn === null ? null : plainDate(cancelledOn),
});
const TODAY = plainDate('2026-11-12');

describe('the days of which a meeting is told what changed', () => {
  const others = [
    meeting('autumn', '2026-09-14'),
    meeting('called off', '2026-10-12', '2026-10-01'),
    meeting('extra', '2026-11-30'),
    meeting('winter', '2026-12-07'),
  ];

  it('begin with the last meeting of the body that was held, not with one that was called off or is to come', () => {
    expect(reportSpan(meeting('winter', '2026-12-07'), others, TODAY)).toEqual({
      from: '2026-09-14',
      until: '2026-12-07',
    });
    expect(reportSpan(meeting('winter', '2026-12-07'), others, plainDate('2026-12-01')).from).toBe('2026-11-30');
    expect(reportSpan(meeting('autumn', '2026-09-14'), others, TODAY)).toEqual({ from: null, until: '2026-09-14' });
  });

  it('hold both days whole, as they are in England', () => {
    const span = { from: plainDate('2026-09-14'), until: plainDate('2026-12-07') };
    const isIn = (at: string) => isInSpan(new Date(at), span);
    expect(isIn('2026-09-13T23:30:00Z')).toBe(true); // half past midnight on the 14th
    expect(isIn('2026-09-13T22:30:00Z')).toBe(false);
    expect(isIn('2026-12-07T23:30:00Z')).toBe(true);
    expect(isIn('2026-12-08T00:00:00Z')).toBe(false);
    expect(isInSpan(new Date('2001-01-01T12:00:00Z'), { from: null, until: span.until })).toBe(true);
  });
});

describe('who is told', () => {
  const board = { id: 'board', organisationId: 'school', kind: 'governing-body' };
  const committee = { id: 'committee', organisationId: 'school', kind: 'committee' };

  it('is the body that approves the policy', () => {
    const change = { policyOrganisationId: 'school', approvingBodyId: 'committee' };
    expect([board, committee].map((body) => isTold(body, change))).toEqual([false, true]);
  });

  it('is each body but committees where nobody is named, or another’s policy covers the setting', () => {
    for (const change of [
      { policyOrganisationId: 'school', approvingBodyId: null },
      { policyOrganisationId: 'trust', approvingBodyId: 'trustees' },
    ])
      expect([board, committee].map((body) => isTold(body, change))).toEqual([true, false]);
  });
});
