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
  ROUND_POLICIES_MISSING: {
    what: 'No policy is chosen.',
    whatToDo: 'Choose at least one policy to be confirmed.',
  },
  ROUND_POLICY_NOT_IN_FORCE: {
    what: 'One of the policies is not in force here any more.',
    whatToDo: 'Look at the list again and choose from it.',
  },
  ROUND_AUDIENCE_MISSING: {
    what: 'Nobody is chosen to be asked.',
    whatToDo: 'Choose who is asked, or name people.',
  },
  NOBODY_TO_ASK: {
    what: 'Nobody holds such a role here today.',
    whatToDo: 'Choose others, or add the people first on the page “People and roles”.',
  },
  ROUND_TITLE_MISSING: {
    what: 'What they confirm has no name, or one that is longer than 200 characters.',
    whatToDo: 'Give it a short name, such as “Yearly declaration”.',
  },
  ROUND_DAY_PAST: {
    what: 'That day has passed.',
    whatToDo: 'Give the day by which they confirm: today or later.',
  },
  ROUND_CLOSED: {
    what: 'This has been closed.',
    whatToDo: 'Ask anew where it is still needed.',
  },
  REMINDED_LATELY: {
    what: 'They were reminded less than a week ago.',
    whatToDo: 'Wait until a week has passed, or speak to them.',
  },
  NOBODY_LEFT: {
    what: 'Everybody has confirmed.',
    whatToDo: 'There is nobody to remind.',
  },
  NOBODY_TICKED: {
    what: 'Nobody who is still to confirm is ticked.',
    whatToDo: 'Tick those who signed the sheet.',
  },
  SHEET_TOO_OLD: {
    what: 'The sheet was signed before this version was adopted.',
    whatToDo: 'Check the date on the sheet. If it is right, they have to read the new version.',
  },
  COLLECTOR_MISSING: {
    what: 'The name of whoever collected the sheet is missing, or longer than 200 characters.',
    whatToDo: 'Give the name of the person who took the signatures.',
  },
  QUESTION_MISSING: {
    what: 'The question is empty.',
    whatToDo: 'Write what you would like to know.',
  },
  QUESTION_TOO_LONG: {
    what: 'It is longer than 4,000 characters.',
    whatToDo: 'Say it more shortly, or speak to one another.',
  },
  ANSWER_MISSING: {
    what: 'The answer is empty.',
    whatToDo: 'Write what you would tell them.',
  },
  QUESTION_ANSWERED: {
    what: 'This question has been answered.',
    whatToDo: 'There is nothing more to do.',
  },
  NOTHING_TO_PACK: {
    what: 'There is nothing to put into a pack yet.',
    whatToDo: 'Put a policy on the agenda, or have one adopted, and ask for the pack again.',
  },
  NOTHING_TO_CHASE: {
    what: 'None of these is a policy of a school that you look after.',
    whatToDo: 'Choose policies of schools in the register. What a school does not hold yet has no page to remind of.',
  },
  CHASED_LATELY: {
    what: 'The schools were reminded of all of these within the last seven days.',
    whatToDo: 'Give them a week, or choose others.',
  },
  DUTY_ENDED: {
    what: 'No policy in force here asks for this any more.',
    whatToDo: 'There is nothing more to do.',
  },
  EVIDENCE_MISSING: {
    what: 'Nothing says what was done.',
    whatToDo: 'Write in a sentence or two what was done and where it can be seen.',
  },
} as const satisfies Record<string, RefusalText>;
