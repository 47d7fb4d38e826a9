import type { RefusalText } from '../refusal-text.ts';

/** Of publishing, templates made from templates, exceptions, and taking or leaving a template. */
export const TEMPLATES = {
  // publishing
  SUMMARY_MISSING: {
    what: 'There is no summary of what changed.',
    whatToDo: 'Write one or two sentences for the schools that will read it.',
  },
  MATERIALITY_MISSING: {
    what: 'You have not said how much this changed clause matters.',
    whatToDo: 'Say whether the change is editorial, substantive or legal, and why.',
  },
  CLAUSE_ID_REUSED: {
    what: 'This clause uses the id of another provision that was published before.',
    whatToDo:
      'Give the clause a new id. An id belongs to one provision for good, so that schools keep their own wording.',
  },
  CLAUSE_ID_RESERVED: {
    what: 'The id of this clause begins with x-, which is kept for clauses that schools write themselves.',
    whatToDo: 'Give the clause an id that does not begin with x-.',
  },
  ADOPT_BY_PAST: {
    what: 'The date by which schools are asked to adopt is not in the future.',
    whatToDo: 'Give a later date, or leave it empty.',
  },
  ADOPT_BY_FAR: {
    what: 'The date by which schools are asked to adopt is more than five years away.',
    whatToDo: 'Check the year, or leave the date empty.',
  },
  SUMMARY_TOO_LONG: {
    what: 'The summary is longer than 2,000 characters.',
    whatToDo: 'Keep to what a head or a governor has to know; the reasons stand beside each clause.',
  },
  MATERIALITY_REASON_TOO_LONG: {
    what: 'The reason for this change is longer than 1,000 characters.',
    whatToDo: 'Say it in one or two sentences.',
  },
  NOTHING_TO_PUBLISH: {
    what: 'The draft is the same as the latest edition.',
    whatToDo: 'Change the draft first, then publish.',
  },

  // taking a template
  ALREADY_FORKED: {
    what: 'Your school already has its own version of this template.',
    whatToDo: 'Open your version. Newer editions are offered to it.',
  },
  EDITION_NOT_LATEST: {
    what: 'There is a newer edition of this template.',
    whatToDo: 'Start from the latest edition.',
  },

  // templates made from templates
  TEMPLATE_IS_OWN: {
    what: 'This is your organisation’s own template.',
    whatToDo: 'Open it and change its draft. Only another organisation’s template can be made into one of yours.',
  },
  ALREADY_DERIVED: {
    what: 'Your organisation already has its own template made from this one.',
    whatToDo: 'Open yours. Newer editions of this one are taken into it there.',
  },

  // exceptions to fixed clauses
  CLAUSE_NOT_FIXED: {
    what: 'This clause is not fixed.',
    whatToDo: 'You need no exception: change its wording as far as its rule allows.',
  },
  CLAUSE_IS_LAW: {
    what: 'This clause is law, so nobody can grant an exception to it.',
    whatToDo:
      'Leave the wording as it stands. If you think it does not apply to you, ask the publisher why it is there.',
  },
  FIXED_BY_YOURSELVES: {
    what: 'Your own organisation fixed this clause.',
    whatToDo: 'Change it in your template and publish that.',
  },
  EXCEPTION_ALREADY_ASKED: {
    what: 'You have already asked for an exception to this clause, and it has not been answered.',
    whatToDo: 'Wait for the answer, or take the question back and ask again.',
  },
  WORDING_NOT_CHANGED: {
    what: 'The wording you ask for is the published wording.',
    whatToDo: 'Write the wording that you would like to have instead.',
  },
  EXCEPTION_ANSWERED: {
    what: 'This question has been answered or taken back already.',
    whatToDo: 'Open the list again to see where it stands.',
  },
  EXCEPTION_NOT_GRANTED: {
    what: 'This exception is not in force, so it cannot be ended.',
    whatToDo: 'Open the list again to see where it stands.',
  },
  UNTIL_PAST: {
    what: 'The last day of the exception has passed already.',
    whatToDo: 'Give today or a later date, or leave it empty for an exception without an end.',
  },

  // leaving and changing the template
  NOT_ON_TEMPLATE: {
    what: 'This policy follows no template.',
    whatToDo: 'There is nothing to leave: it is your organisation’s own already.',
  },
  TEMPLATE_BINDING: {
    what: 'The publisher of this template is the body in law for this organisation, so the template cannot be left.',
    whatToDo: 'Ask the publisher for an exception to a clause, or to change the template.',
  },
  MINUTE_MISSING: {
    what: 'The minute of the decision is missing.',
    whatToDo: 'Give the reference of the minute in which your governing body decided it.',
  },
  ALREADY_ON_TEMPLATE: {
    what: 'The policy follows this template already.',
    whatToDo: 'Choose another template. Newer editions of this one are offered to you by themselves.',
  },

  // what settings are expected to hold
  TEMPLATE_NOT_PUBLISHED: {
    what: 'Nothing of this template is published yet.',
    whatToDo: 'Publish its first edition. It is reviewed from then on.',
  },
  REVIEWED_BEFORE_EDITION: {
    what: 'The review would be from before the newest edition.',
    whatToDo: 'Give the day on which that edition was looked at.',
  },
  REVIEWED_BEFORE_LAST: {
    what: 'A later review is recorded already.',
    whatToDo: 'Give the day of that review or a later one.',
  },
  EXPECTED_TITLE_MISSING: {
    what: 'The policy has no title, or one that is too long.',
    whatToDo: 'Write the title that schools give such a policy, in at most 200 characters.',
  },
  EXPECTED_ALREADY: {
    what: 'A policy of this title is expected already.',
    whatToDo: 'End that one first if it is to be expected of other settings.',
  },
  EXPECTED_BASIS_MISSING: {
    what: 'It is not said why it is expected, or in too many words.',
    whatToDo: 'Name the law, the service or the scheme that asks for it, in at most 300 characters.',
  },
  EXPECTED_NO_MORE: {
    what: 'It has its last day already.',
    whatToDo: 'There is nothing to end. Expect it anew if it is wanted again.',
  },
  STATUTORY_EXPECTED: {
    what: 'Every statutory policy that is known here is expected already.',
    whatToDo: 'Add what else you expect one by one.',
  },
} as const satisfies Record<string, RefusalText>;
