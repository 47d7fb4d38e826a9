import { blanketCommentBan } from './blanket-comment-ban/blanket-comment-ban.ts';
import { contradictoryDates } from './contradictory-dates/contradictory-dates.ts';
import { danglingReference } from './dangling-reference/dangling-reference.ts';
import { duplicateClause } from './duplicate-clause/duplicate-clause.ts';
import { emptyBlank } from './empty-blank/empty-blank.ts';
import { fixedWithoutDuty } from './fixed-without-duty/fixed-without-duty.ts';
import { forcedPasswordChange } from './forced-password-change/forced-password-change.ts';
import { headingLevelSkipped } from './heading-level-skipped/heading-level-skipped.ts';
import { linkText } from './link-text/link-text.ts';
import type { LintRule } from './lint-rule.ts';
import { mixedTerms } from './mixed-terms/mixed-terms.ts';
import { placeholder } from './placeholder/placeholder.ts';
import { reviewCycle } from './review-cycle/review-cycle.ts';
import { ruleIgnored } from './rule-ignored/rule-ignored.ts';
import { supersededTerm } from './superseded-term/superseded-term.ts';
import { tableWithoutHeader } from './table-without-header/table-without-header.ts';
import { typedNumber } from './typed-number/typed-number.ts';
import { typedReference } from './typed-reference/typed-reference.ts';

/** Every rule, each in the folder of its id. */
export const lintRules: readonly LintRule[] = [
  blanketCommentBan,
  contradictoryDates,
  danglingReference,
  duplicateClause,
  emptyBlank,
  fixedWithoutDuty,
  forcedPasswordChange,
  headingLevelSkipped,
  linkText,
  mixedTerms,
  placeholder,
  reviewCycle,
  ruleIgnored,
  supersededTerm,
  tableWithoutHeader,
  typedNumber,
  typedReference,
];
