import type { RefusalText } from '../refusal-text.ts';

/** Around people's accounts and appointments. */
export const PEOPLE = {
  LINK_NOT_OPEN: {
    what: 'This link has been used already, or its time is over.',
    whatToDo: 'Ask for a new password to get another link.',
  },
  PASSWORD_TOO_SHORT: {
    what: 'This password has fewer than 12 characters.',
    whatToDo: 'Make it longer. Three words that have nothing to do with one another are a good start.',
  },
  PASSWORD_TOO_LONG: {
    what: 'This password has more than 256 characters.',
    whatToDo: 'Make it shorter. Nothing is gained beyond that.',
  },
  PASSWORD_GUESSABLE: {
    what: 'This password is easy to guess.',
    whatToDo: 'Choose another. Three words that have nothing to do with one another are a good start.',
  },
} as const satisfies Record<string, RefusalText>;
