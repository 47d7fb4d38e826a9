import type { RefusalText } from '../refusal-text.ts';

/** Of reviews, acknowledgements and packs. */
export const REVIEWS = {
  NOT_ADOPTED: {
    what: 'This policy has not been adopted, so it cannot be reviewed yet.',
    whatToDo: 'Send it to the clerk for a decision first.',
  },
  REVIEWED_BEFORE_ADOPTION: {
    what: 'The review would be dated before the policy was adopted.',
    whatToDo: 'Give the date of the review: the day of the adoption or later.',
  },
  NOT_IN_FORCE: {
    what: 'This version is not the one in force.',
    whatToDo: 'Open the version in force and confirm that one.',
  },
  ALREADY_ACKNOWLEDGED: {
    what: 'You have already confirmed that you read this version.',
    whatToDo: 'There is nothing more to do.',
  },
  NOTHING_TO_PACK: {
    what: 'There is nothing to put into a pack yet.',
    whatToDo: 'Put a policy on the agenda, or have one adopted, and ask for the pack again.',
  },
} as const satisfies Record<string, RefusalText>;
