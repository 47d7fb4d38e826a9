import type { RefusalText } from '../refusal-text.ts';

/** What anybody may be told, wherever they are. */
export const ANYONE = {
  NOT_SIGNED_IN: {
    what: 'You are not signed in.',
    whatToDo: 'Sign in and try again. Nothing you typed has been lost.',
  },
  SIGN_IN_FAILED: {
    what: 'The e-mail address and the password do not belong together.',
    whatToDo: 'Check both and try again, or ask for a new password.',
  },
  SIGN_IN_LOCKED: {
    what: 'There were too many attempts to sign in with this e-mail address.',
    whatToDo: 'Wait 15 minutes and try again, or ask for a new password.',
  },
  SIGN_IN_STEP_OVER: {
    what: 'It is too long since you typed your password.',
    whatToDo: 'Type your address and your password once more.',
  },
  NOT_PERMITTED: {
    what: 'Your role does not let you do this.',
    whatToDo: 'Ask someone whose role does, or ask the clerk to check your appointment.',
  },
  NOT_FOUND: {
    what: 'This does not exist, or it is not shared with your organisation.',
    whatToDo: 'Check the address, or go back to the list and open it from there.',
  },
  JOB_NOT_FAILED: {
    what: 'This work has not failed, or somebody has dealt with it meanwhile.',
    whatToDo: 'Open the page again to see how it stands.',
  },
  JOB_ASKED_ALREADY: {
    what: 'The same work was asked for again and is waiting or being done.',
    whatToDo: 'Put this one aside: the newer one does it.',
  },
  ORGANISATIONS_STAY: {
    what: 'This cannot become of the organisation.',
    whatToDo: 'Choose what happened to it, and which other organisation takes part, so that they fit together.',
  },
  INPUT_NOT_VALID: {
    what: 'Something in the form cannot be read.',
    whatToDo: 'Correct the marked field and send it again.',
  },
  FILE_NOT_READ: {
    what: 'This file could not be read as a policy.',
    whatToDo: 'Save it as plain text, Markdown or Word and bring it in again.',
  },
  TOO_MANY_DOCUMENTS: {
    what: 'This is more than 20 documents at once.',
    whatToDo: 'Send the rest once these are read.',
  },
  TEXT_THERE_ALREADY: {
    what: 'This policy has a text here already.',
    whatToDo: 'Change that text, or bring the document in as a policy of its own.',
  },
  COLOUR_NOT_READ: {
    what: 'This is not a colour that can be used.',
    whatToDo: 'Choose one, or write it as # and six digits or letters from a to f, like #1f3f5b.',
  },
  LOGO_UNREADABLE: {
    what: 'This file is not a picture that can be read.',
    whatToDo: 'Choose a PNG, JPEG, SVG, WebP or GIF of your logo.',
  },
  LOGO_TOO_LARGE: {
    what: 'The picture is larger than 5 MB, or has more than 25 million points.',
    whatToDo: 'Save it smaller and choose it again.',
  },
  WORD_COPY_UNKNOWN: {
    what: 'This file was not made from this draft, or its copy belongs to another policy.',
    whatToDo: 'Download the draft as Word first, and bring back the file that was made then.',
  },
  READING_TOO_LONG: {
    what: 'It takes too long to read this file.',
    whatToDo: 'Split it, or save it as plain text, and bring it in again.',
  },
  READING_BUSY: {
    what: 'Many files are being read at the moment.',
    whatToDo: 'Bring it in again in a minute. Nothing was kept of it.',
  },
} as const satisfies Record<string, RefusalText>;
