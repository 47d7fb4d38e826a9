import type { RefusalText } from '../refusal-text.ts';

/** Of what a keeper changes between meetings. */
export const KEEPING = {
  LIVE_TEXT_NOT_IN_FORCE: {
    what: 'No text of this policy is in force here.',
    whatToDo: 'Answer it in the draft. Once the policy is adopted, it can be changed between meetings.',
  },
  LIVE_BLANK_UNKNOWN: {
    what: 'The text in force does not ask this.',
    whatToDo: 'Open the policy again to see what it asks now.',
  },
  LIVE_BLANK_ADOPTED: {
    what: 'This answer is part of what was adopted: the policy names nobody who keeps it between meetings.',
    whatToDo: 'Change it in the draft and send it for a decision.',
  },
  LIVE_BLANK_OF_OWNER: {
    what: 'This answer belongs to the organisation whose policy it is.',
    whatToDo: 'Ask them to change it. Here only what your own setting answers can be changed.',
  },
  LIVE_BLANK_KEPT: {
    what: 'The policy says who keeps this answer, and that is not your role.',
    whatToDo: 'Ask the head or the clerk to change it.',
  },
  LIVE_ANSWER_MISSING: {
    what: 'There is no answer.',
    whatToDo: 'Write who or what it is now. While nobody is found, write what applies until then.',
  },
  LIVE_ANSWERS_MANY: {
    what: 'There are more than 100 answers.',
    whatToDo: 'Name a group where several can stand as one.',
  },
  LIVE_ANSWER_ONE: {
    what: 'Only one answer fits here.',
    whatToDo: 'Write it on one line.',
  },
  LIVE_ANSWER_LONG: {
    what: 'An answer has more than 200 characters.',
    whatToDo: 'Shorten it, and give each answer a line of its own.',
  },
  LIVE_ANSWER_DATE: {
    what: 'This has to be a day.',
    whatToDo: 'Write it like 27 3 2027.',
  },
  LIVE_ANSWER_SETTING: {
    what: 'A line does not say which setting it is of.',
    whatToDo: 'Write each like this: Hill School: Ann Example.',
  },
  LIVE_AS_AT_FUTURE: {
    what: 'This day is still to come.',
    whatToDo: 'Give the day since when it is so: today or earlier.',
  },
  LIVE_AS_AT_OLDER: {
    what: 'What stands is of a later day than that.',
    whatToDo: 'Give that day or a later one: what was so before has been told already.',
  },
  LIVE_ANSWER_SAME: {
    what: 'That is how it stands already.',
    whatToDo: 'Change the answer, or give a later day if you looked and it is still so.',
  },
  LIVE_WHY_LONG: {
    what: 'The note has more than 500 characters.',
    whatToDo: 'Shorten it to a sentence or two.',
  },
} as const satisfies Record<string, RefusalText>;
