import { describe, expect, it } from '@jest/globals';
import {
  type RecordReviewState,
  decideAcknowledge,
  decideRecordHistoricAdoption,
  decideRecordReview,
  decideScheduleMeeting,
  plainDate,
} from '../src/index.ts';
import * as build from './builders.ts';

describe('an adoption from before Ratify', () => {
  const decide = (input: object = {}, policy: object = {}) =>
    decideRecordHistoricAdoption(build.buildHistoricState(policy), build.buildHistoricInput(input), build.TODAY).plan;

  it('counts from the first day of a month, and is due on the last day of a term', () => {
    expect(decide()).toMatchObject({
      adoption: { historic: true, evidence: 'minute', revisionId: null, decisionId: null, adoptedOn: '2017-06-01' },
      policy: {
        adoptedOn: '2017-06-01',
        reviewDueOn: '2020-04-30',
        reviewDuePrecision: 'term',
        reviewDueSaid: 'Spring term 2020',
      },
      audit: [{ data: { adoptedSaid: 'June 2017', reviewDueSaid: 'Spring term 2020' } }],
    });
  });

  it('keeps how its date is said, and the minute that shows it', () => {
    const plan = decide({ minuteReference: ' FGB 12/24 ' });
    expect(plan?.adoption).toMatchObject({
      ...{ adoptedOn: '2017-06-01', adoptedPrecision: 'month', adoptedSaid: 'June 2017', effectiveFrom: '2017-06-01' },
      minuteReference: 'FGB 12/24',
    });
    expect(plan?.audit).toMatchObject([{ data: { adoptedSaid: 'June 2017', minuteReference: 'FGB 12/24' } }]);
    expect(decide({ minuteReference: ' ' })?.adoption.minuteReference).toBeNull();
  });

  it('may be without evidence, date or review', () => {
    const plan = decide({ evidence: 'none', adoptedOn: '……', reviewDue: 'April 2014 & Ongoing' });
    expect(plan?.adoption).toMatchObject({ evidence: 'none', adoptedOn: null, effectiveFrom: null });
    expect(plan?.policy).toMatchObject({
      adoptedOn: null,
      reviewDueOn: null,
      reviewDuePrecision: 'ongoing',
      reviewDueSaid: 'April 2014 & Ongoing',
    });
  });

  it('leaves the dates of a later adoption alone', () => {
    const plan = decide({}, { adoptedRevisionId: 'revision-1', adoptedOn: plainDate('2026-01-10') });
    expect(plan?.adoption.adoptedOn).toBe('2017-06-01');
    expect(plan?.policy).toBeNull();
  });
});

describe('an adoption from before a former one', () => {
  const known = {
    adoptedOn: plainDate('2020-05-01'),
    ...({ reviewDueOn: plainDate('2027-05-01'), reviewDuePrecision: 'day', reviewDueSaid: '1 May 2027' } as const),
  };
  const decide = (input: object) =>
    decideRecordHistoricAdoption(build.buildHistoricState(known), build.buildHistoricInput(input), build.TODAY).plan;

  it('leaves the dates of the newer one alone', () => {
    expect(decide({ adoptedOn: 'June 2017' })?.adoption.adoptedOn).toBe('2017-06-01');
    expect(decide({ adoptedOn: 'June 2017' })?.policy).toBeNull();
    expect(decide({ evidence: 'none', adoptedOn: '' })?.policy).toBeNull();
  });

  it('of the same day, with other evidence, leaves the date where reviews moved it', () => {
    expect(decide({ adoptedOn: '1 May 2020', reviewDue: '' })?.policy).toMatchObject(known);
    expect(decide({ adoptedOn: '1 May 2020', reviewDue: 'May 2022' })?.policy).toMatchObject(known);
    expect(decide({ adoptedOn: '1 May 2020', reviewDue: 'May 2028' })?.policy?.reviewDueOn).toBe('2028-05-31');
  });

  it('that is newer counts, with its own review date', () => {
    expect(decide({ adoptedOn: 'June 2022', reviewDue: '' })?.policy).toMatchObject({
      adoptedOn: '2022-06-01',
      reviewDueOn: null,
    });
  });
});

describe('a review', () => {
  const decide = (state: Partial<RecordReviewState> = {}, input: object = {}) =>
    decideRecordReview(build.buildReviewState(state), build.buildReviewInput(input), build.TODAY).plan;

  it('with no change moves the due date to the next anniversary', () => {
    expect(decide()).toMatchObject({
      review: { reviewedOn: '2026-11-12', outcome: 'no-change', nextDueOn: '2027-11-01', adoptionId: 'adoption-1' },
      policy: {
        id: 'policy-1',
        reviewDueOn: '2027-11-01',
        reviewDuePrecision: 'day',
        reviewDueSaid: '1 November 2027',
      },
    });
  });

  it('that finds changes leaves the date to the decision on them', () => {
    expect(decide({ review: null }, { outcome: 'changed' })).toMatchObject({
      review: { outcome: 'changed', nextDueOn: '2026-11-01' },
      policy: { reviewDueOn: '2026-11-01', reviewDueSaid: '1 November 2026' },
    });
  });

  it('from before a later one is kept with its own date, and does not move the due date back', () => {
    const policy = {
      id: 'p',
      reviewDueOn: plainDate('2027-11-01'),
      reviewDuePrecision: 'day',
      reviewDueSaid: '1 November 2027',
    } as const;
    const earlier = { reviewedOn: plainDate('2026-03-01') };
    const state = { policy, lastReviewedOn: plainDate('2026-10-01') };
    expect(decide(state, earlier)).toMatchObject({
      review: { reviewedOn: '2026-03-01', nextDueOn: '2026-11-01' },
      policy: { reviewDueOn: '2027-11-01', reviewDueSaid: '1 November 2027' },
    });
    expect(decide({ policy }, earlier)?.policy.reviewDueOn).toBe('2026-11-01');
  });

  it('may say the next date in words', () => {
    expect(decide({}, { nextDue: 'Autumn 2027' })?.policy).toMatchObject({
      reviewDueOn: '2027-12-31',
      reviewDuePrecision: 'term',
    });
  });

  it('goes on from a date that was set by hand', () => {
    const policy = {
      id: 'p',
      reviewDueOn: plainDate('2026-12-31'),
      reviewDuePrecision: 'term',
      reviewDueSaid: 'Autumn term 2026',
    } as const;
    expect(decide({ policy })?.policy.reviewDueOn).toBe('2027-12-31');
  });

  // Adopted to be reviewed by the end of the summer term, every six months: 31 August became 28 February, and stayed a 28th.
  it('counts from the date that the minute named, not from the last due date, so that the 31st comes back', () => {
    const policy = {
      id: 'p',
      reviewDueOn: plainDate('2027-02-28'),
      reviewDuePrecision: 'day',
      reviewDueSaid: '28 February 2027',
    } as const;
    const adoption = { id: 'a', adoptedOn: plainDate('2025-11-12'), reviewDueOn: plainDate('2026-08-31') };
    const review = { every: 'P6M' };
    const next = decideRecordReview(
      build.buildReviewState({ policy, adoption, review }),
      build.buildReviewInput(),
      plainDate('2027-02-20'),
    ).plan?.policy;
    expect(next?.reviewDueOn).toBe('2027-08-31');
  });

  it('returns to the adoption’s day after the law’s maximum came first', () => {
    const policy = {
      id: 'p',
      reviewDueOn: plainDate('2026-10-15'),
      reviewDuePrecision: 'day',
      reviewDueSaid: '15 October 2026',
    } as const;
    const review = { every: 'P1Y', statutoryMaximum: 'P1Y' };
    expect(decide({ policy, review })?.policy.reviewDueOn).toBe('2027-11-01');
  });

  it('works over an adoption without a date', () => {
    const policy = { id: 'p', reviewDueOn: null, reviewDuePrecision: null, reviewDueSaid: null };
    expect(decide({ policy, adoption: { id: 'a', adoptedOn: null } })?.policy.reviewDueOn).toBe('2027-11-12');
  });
});

describe('reading and meeting', () => {
  it('confirms exactly one text', () => {
    const shown = [{ acknowledgementId: 'acknowledgement-1', policyId: 'policy-1', sha256: 'c'.repeat(64) }];
    const { plan } = decideAcknowledge(build.buildAcknowledgeState(), { shown });
    expect(plan?.acknowledgements).toMatchObject([
      { personName: 'Ama Oyelaran', revisionId: 'revision-2', revisionSha256: 'c'.repeat(64) },
    ]);
  });

  it('adds a meeting, past ones too', () => {
    const state = { ...build.buildTableState(), body: { id: 'body-1', name: 'Governing body' }, heldOn: [] };
    const { plan } = decideScheduleMeeting(state, {
      meetingId: 'm',
      heldOn: plainDate('2026-01-10'),
      place: ' Library ',
    });
    expect(plan?.meeting).toMatchObject({ id: 'm', bodyId: 'body-1', heldOn: '2026-01-10', place: 'Library' });
  });
});
