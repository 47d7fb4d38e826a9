import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../dates/plain-date.ts';
import {
  type PolicyStatusFacts,
  isStatusInForce,
  POLICY_STATUSES,
  policyStatus,
  policyStatusText,
} from './policy-status.ts';

const today = plainDate('2027-06-01');
const policy = (reviewDueOn: string | null = '2028-05-01') => ({
  retiredOn: null,
  reviewDueOn: reviewDueOn === null ? null : plainDate(reviewDueOn),
});
const adoption = { historic: false, evidence: null };

const cases: [string, string, PolicyStatusFacts][] = [
  ['nothing is held', 'missing', { policy: null }],
  [
    'another body’s adoption names the setting',
    'covered',
    { policy: null, coveredBy: { reviewDueOn: plainDate('2028-01-01') } },
  ],
  [
    'the covering adoption is past its date',
    'overdue',
    { policy: null, coveredBy: { reviewDueOn: plainDate('2027-05-31') } },
  ],
  ['the setting needs none', 'not-applicable', { policy: null, isNotApplicable: true }],
  ['there is only a draft', 'draft', { policy: policy(null) }],
  ['a revision waits', 'submitted', { policy: policy(null), openRevision: { state: 'tabled' } }],
  ['adopted', 'adopted', { policy: policy(), adoption }],
  [
    'adopted, with a new text on its way',
    'adopted',
    { policy: policy(), adoption, openRevision: { state: 'submitted' } },
  ],
  ['adopted without any due date', 'adopted', { policy: policy(null), adoption }],
  ['due in 60 days', 'due-soon', { policy: policy('2027-07-31'), adoption }],
  ['due today', 'due-soon', { policy: policy('2027-06-01'), adoption }],
  ['due yesterday', 'overdue', { policy: policy('2027-05-31'), adoption }],
  [
    'a signature is asked for and missing',
    'unsigned',
    { policy: policy(), adoption, asksForSignature: true, unsignedRequests: 1 },
  ],
  [
    'unsigned, but nobody asks',
    'adopted',
    { policy: policy(), adoption, asksForSignature: false, unsignedRequests: 1 },
  ],
  ['signed', 'adopted', { policy: policy(), adoption, asksForSignature: true, unsignedRequests: 0 }],
  [
    'overdue outweighs unsigned',
    'overdue',
    { policy: policy('2027-01-01'), adoption, asksForSignature: true, unsignedRequests: 1 },
  ],
  ['in use, without evidence', 'not-evidenced', { policy: policy(), adoption: { historic: true, evidence: 'none' } }],
  ['historic with a minute', 'adopted', { policy: policy(), adoption: { historic: true, evidence: 'minute' } }],
  ['own draft beside a covering adoption', 'covered', { policy: policy(null), coveredBy: { reviewDueOn: null } }],
  ['retired', 'retired', { policy: { ...policy(), retiredOn: plainDate('2027-06-01') }, adoption }],
  ['to be retired tomorrow', 'adopted', { policy: { ...policy(), retiredOn: plainDate('2027-06-02') }, adoption }],
];

describe('the status of a policy', () => {
  it.each(cases)('%s: %s', (_, status, facts) => expect(policyStatus(facts, today)).toBe(status));

  it('has a case for every status, and words for it', () => {
    expect(new Set(cases.map(([, status]) => status))).toEqual(new Set(POLICY_STATUSES));
    expect(POLICY_STATUSES.filter((status) => policyStatusText[status] === '')).toEqual([]);
  });

  it('says whether anything is in force', () => {
    expect(POLICY_STATUSES.filter(isStatusInForce)).toEqual([
      ...['overdue', 'not-evidenced', 'unsigned', 'due-soon', 'adopted', 'covered'],
    ]);
  });
});
