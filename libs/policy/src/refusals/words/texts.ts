import type { RefusalText } from '../refusal-text.ts';

/** Of texts, drafts and what the rule of a clause allows. */
export const TEXTS = {
  // texts and drafts
  TEXT_EMPTY: {
    what: 'The text is empty.',
    whatToDo: 'Write the text, or close the page to keep the draft as it was.',
  },
  TEXT_TOO_LARGE: {
    what: 'The text is longer than one million characters.',
    whatToDo: 'Move long appendices into documents of their own and refer to them.',
  },
  TEXT_HAS_ERRORS: {
    what: 'The text has an error.',
    whatToDo: 'Go to the line named here, put it right as advised, and send the text again.',
  },
  STALE_DRAFT: {
    what: 'Someone else has saved this draft since you opened it.',
    whatToDo: 'Both texts are kept. Compare them, put your changes into the newer one, and save again.',
  },
  NOTHING_CHANGED: {
    what: 'The text is the same as the one in force.',
    whatToDo: 'You can go on. If it needs no change and no new decision, record a review instead.',
  },
  SLUG_TAKEN: {
    what: 'Your organisation already has a policy with this short name.',
    whatToDo: 'Open the one you have, or give the new one another short name.',
  },

  // clause rules
  FIXED_CLAUSE_CHANGED: {
    what: 'This clause is fixed by its publisher, and its wording differs here.',
    whatToDo: 'Put the published wording back, or ask the publisher for an exception.',
  },
  REQUIRED_CLAUSE_MISSING: {
    what: 'A clause that must stay is missing.',
    whatToDo: 'Put the clause back. You may change its wording unless it is fixed.',
  },
  LOCAL_CLAUSE_EMPTY: {
    what: 'A clause that your school has to write itself is still empty.',
    whatToDo: 'Write it. The guidance beside it says what it should cover.',
  },
  LEFT_OUT_NOT_OPTIONAL: {
    what: 'Only optional clauses can be left out, and this one is not optional.',
    whatToDo: 'Put the clause back, or ask the publisher to make it optional.',
  },
  CLAUSE_NOT_FOUND: {
    what: 'There is no such clause in this text.',
    whatToDo: 'Open the policy again: it may have changed since you opened it.',
  },

  RULE_LOOSENED: {
    what: 'This clause leaves schools more than the template it comes from allows.',
    whatToDo: 'Put the rule back as it was. You may make a rule stricter.',
  },
} as const satisfies Record<string, RefusalText>;
