import { describe, expect, it } from '@jest/globals';
import { decideRetire, plainDate, type RetireInput, type RetireState } from '../src/index.ts';
import { buildBody, buildRetired, buildRetireInput, buildRetireState, SCHOOL, TODAY } from './builders.ts';

const retire = (state: Partial<RetireState> = {}, input: Partial<RetireInput> = {}) =>
  decideRetire(buildRetireState(state), buildRetireInput(input), TODAY);
const codes = (...given: Parameters<typeof retire>) => retire(...given).refusals?.map(({ code }) => code) ?? [];

describe('policies withdrawn from use', () => {
  it('are so from the day of the decision, several at once, with what takes their place', () => {
    const successor = buildRetired({ id: 'policy-9', title: 'Behaviour' });
    const policies = [
      buildRetired({ id: 'policy-1', covers: ['academy-1'], openRequestIds: ['request-1'] }),
      buildRetired({ id: 'policy-2', adoptedOn: null }),
    ];
    const { plan } = retire({ policies, successor });
    expect(plan?.retirements).toMatchObject([
      {
        ...{ id: 'retirement-1', organisationId: SCHOOL, policyId: 'policy-1', successorId: 'policy-9' },
        ...{ bodyId: 'body-1', meetingId: 'meeting-1', route: 'meeting', minuteReference: '9.1' },
        ...{ decidedOn: '2026-11-10', retiredOn: '2026-11-10', reason: 'The behaviour policy says it all.' },
      },
      { id: 'retirement-2', policyId: 'policy-2', successorId: 'policy-9' },
    ]);
    expect(plan?.endedCovers).toEqual([{ policyId: 'policy-1', settingId: 'academy-1' }]);
    expect(plan?.voidedRequestIds).toEqual(['request-1']);
    expect(plan?.audit.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['policy.retired', 'policy-1'],
      ['policy.retired', 'policy-2'],
    ]);
  });

  it('may be out of use from a later day that has come, and from no day to come', () => {
    expect(retire({}, { retiredOn: TODAY }).plan?.retirements[0]?.retiredOn).toBe(TODAY);
    expect(codes({}, { retiredOn: plainDate('2026-11-13') })).toEqual(['DATE_IN_FUTURE']);
    expect(codes({}, { decidedOn: plainDate('2026-11-13') })).toContain('DATE_IN_FUTURE');
  });

  it('are what a body may decide on in the ways that its rules give', () => {
    expect(codes({ meeting: null })).toEqual(['MEETING_MISSING']);
    expect(codes({}, { route: 'written-resolution' })).toEqual(['WRITTEN_RESOLUTION_NOT_ALLOWED']);
    expect(codes({ body: buildBody({ actsFor: ['elsewhere'] }) })).toEqual(['BODY_NOT_FOR_SETTING']);
    expect(codes({}, { reason: ' ' })).toEqual(['REASON_MISSING']);
    const { meeting } = buildRetireState();
    expect(codes({ meeting: meeting && { ...meeting, attendance: 1 } })).toEqual(['QUORUM_NOT_MET']);
    expect(codes({ meeting: meeting && { ...meeting, heldOn: plainDate('2026-11-09') } })).toEqual([
      'DECIDED_ON_NOT_MEETING_DATE',
    ]);
  });

  it('are refused together where one of them is out of use already', () => {
    const gone = buildRetired({ id: 'policy-2', title: 'Bullying', retiredOn: '2026-01-01' });
    expect(retire({ policies: [buildRetired(), gone] }).refusals).toMatchObject([
      { code: 'POLICY_RETIRED', where: 'Bullying' },
    ]);
  });
});
