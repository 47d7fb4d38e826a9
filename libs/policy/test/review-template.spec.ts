import { describe, expect, it } from '@jest/globals';
import { decideReviewTemplate, decideSetTemplateReview, plainDate, templateDue } from '../src/index.ts';
import { actor, COUNCIL, TODAY } from './builders.ts';

const template = {
  ...{ id: 'template-1', title: 'Trips', reviewEvery: 'P1Y', reviewDueOn: null, lastReviewedOn: null },
  publishedOn: plainDate('2024-02-29'),
};
const review = (more: object = {}, input: object = {}) =>
  decideReviewTemplate(
    { actor, organisationId: COUNCIL, template: { ...template, ...more } },
    { reviewId: 'review-1', reason: ' It says what holds. ', ...input },
    TODAY,
  );

describe('the review of a template', () => {
  it('moves its day by the cycle from the edition, without drift', () => {
    expect(review().plan).toMatchObject({
      review: { templateId: 'template-1', reviewedOn: TODAY, reason: 'It says what holds.', nextDueOn: '2027-02-28' },
      template: { id: 'template-1', reviewDueOn: '2027-02-28' },
    });
    expect(review({}, { nextDueOn: plainDate('2027-06-01') }).plan?.template.reviewDueOn).toBe('2027-06-01');
  });

  it('needs a day for the next where nobody said how often, and one that is later', () => {
    const codes = (...given: Parameters<typeof review>) => review(...given).refusals?.map(({ code }) => code);
    expect(codes({ reviewEvery: null })).toEqual(['REVIEW_DUE_MISSING']);
    expect(codes({}, { nextDueOn: TODAY })).toEqual(['REVIEW_DUE_NOT_AFTER']);
    expect(codes({}, { reason: '', reviewedOn: plainDate('2026-11-13') })).toEqual([
      'REASON_MISSING',
      'DATE_IN_FUTURE',
    ]);
    expect(codes({ publishedOn: null })).toEqual(['TEMPLATE_NOT_PUBLISHED']);
  });
});

it('a template is due by its newest edition, or by a review since', () => {
  const [first, second] = [plainDate('2025-03-01'), plainDate('2026-02-20')];
  expect(templateDue('P1Y', first, null)).toBe('2026-03-01');
  expect(templateDue('P1Y', first, second)).toBe('2027-03-01');
  expect(templateDue('P1Y', second, first)).toBe('2027-02-20');
  expect(templateDue(null, first, second)).toBeNull();
  expect(templateDue('P1Y', null, null)).toBeNull();
  const { template: set } = decideSetTemplateReview({ template }, { owner: ' Schools HR ', every: 'P2Y' });
  expect(set).toEqual({ id: 'template-1', owner: 'Schools HR', reviewEvery: 'P2Y', reviewDueOn: '2026-02-28' });
});
