import { advisedCycle } from './advised-cycle/advised-cycle.ts';
import { appendixLabel } from './appendix-label/appendix-label.ts';
import { blanketCommentBan } from './blanket-comment-ban/blanket-comment-ban.ts';
import { contradictoryDates } from './contradictory-dates/contradictory-dates.ts';
import { danglingReference } from './dangling-reference/dangling-reference.ts';
import { documentReadability } from './document-readability/document-readability.ts';
import { duplicateClause } from './duplicate-clause/duplicate-clause.ts';
import { emptyBlank } from './empty-blank/empty-blank.ts';
import { fixedWithoutDuty } from './fixed-without-duty/fixed-without-duty.ts';
import { forcedPasswordChange } from './forced-password-change/forced-password-change.ts';
import { headingLevelSkipped } from './heading-level-skipped/heading-level-skipped.ts';
import { imageWithoutAlternative } from './image-without-alternative/image-without-alternative.ts';
import { linkText } from './link-text/link-text.ts';
import { mixedTerms } from './mixed-terms/mixed-terms.ts';
import { namedPerson } from './named-person/named-person.ts';
import { placeholder } from './placeholder/placeholder.ts';
import { pupilPersonalData } from './pupil-personal-data/pupil-personal-data.ts';
import { referenceSubject } from './reference-subject/reference-subject.ts';
import { requiredCycle } from './required-cycle/required-cycle.ts';
import { reviewCycle } from './review-cycle/review-cycle.ts';
import { ruleIgnored } from './rule-ignored/rule-ignored.ts';
import { sentenceReadability } from './sentence-readability/sentence-readability.ts';
import { staleApprovedList } from './stale-approved-list/stale-approved-list.ts';
import { statutoryFlag } from './statutory-flag/statutory-flag.ts';
import { supersededTerm } from './superseded-term/superseded-term.ts';
import { tableWithoutHeader } from './table-without-header/table-without-header.ts';
import { typedNumber } from './typed-number/typed-number.ts';
import { typedReference } from './typed-reference/typed-reference.ts';
import { weakVerb } from './weak-verb/weak-verb.ts';
import type { LintRule } from './lint-rule.ts';

/** Every rule, each in the folder of its id. */
export const lintRules: readonly LintRule[] = [
  advisedCycle,
  appendixLabel,
  blanketCommentBan,
  contradictoryDates,
  danglingReference,
  documentReadability,
  duplicateClause,
  emptyBlank,
  fixedWithoutDuty,
  forcedPasswordChange,
  headingLevelSkipped,
  imageWithoutAlternative,
  linkText,
  mixedTerms,
  namedPerson,
  placeholder,
  pupilPersonalData,
  referenceSubject,
  requiredCycle,
  reviewCycle,
  ruleIgnored,
  sentenceReadability,
  staleApprovedList,
  statutoryFlag,
  supersededTerm,
  tableWithoutHeader,
  typedNumber,
  typedReference,
  weakVerb,
];
