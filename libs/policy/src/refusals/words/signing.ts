import type { RefusalText } from '../refusal-text.ts';

/** Of signatures and their rounds. */
export const SIGNING = {
  SIGNATURE_ON_SUPERSEDED: {
    what: 'A newer version of this policy has been adopted, so this one can no longer be signed.',
    whatToDo: 'Open the version in force. If it needs your signature, it is on your list.',
  },
  REVISION_NOT_ADOPTED: {
    what: 'This version has not been adopted.',
    whatToDo: 'Wait until the clerk has recorded the decision.',
  },
  OFFICE_NOT_HELD: {
    what: 'You do not hold the office that is asked to sign.',
    whatToDo: 'Ask the clerk to check your appointment, or to ask the person who holds the office.',
  },
  NAME_MISMATCH: {
    what: 'The name you typed is not your name as it is recorded.',
    whatToDo: 'Type your name as it is shown above the box. If it is wrong there, tell the clerk.',
  },
  DECLARATION_MISSING: {
    what: 'You have not ticked the declaration.',
    whatToDo: 'Read the document, then tick the declaration if you agree with it.',
  },
  DOCUMENT_NOT_READY: {
    what: 'The document is still being prepared.',
    whatToDo: 'Wait a minute and open the page again. If it takes longer, tell the clerk.',
  },
  DOCUMENT_CHANGED: {
    what: 'The document has changed since you opened it.',
    whatToDo: 'Open the current document, read it, and sign that one.',
  },
  ALREADY_SIGNED: { what: 'You have already signed this version.', whatToDo: 'There is nothing more to do.' },
  REQUEST_CLOSED: {
    what: 'This signature is no longer asked for.',
    whatToDo: 'Ask the clerk if you expected to sign.',
  },
  REQUEST_LAPSED: {
    what: 'The day by which this was to be signed has passed.',
    whatToDo: 'Ask the clerk to ask for the signature again.',
  },
  ASKED_OF_OTHER: {
    what: 'Another person is asked to give this signature.',
    whatToDo: 'Ask the clerk if you expected to sign.',
  },
  SIGNATURE_OUT_OF_ORDER: {
    what: 'It is not your turn to sign yet: the body has its documents signed in a set order.',
    whatToDo: 'You find it on your list as soon as those before you have signed.',
  },
  HANDED_TO_ONESELF: {
    what: 'You cannot hand your signature on to yourself.',
    whatToDo: 'Choose somebody else, or sign it yourself.',
  },
  NOT_A_DEPUTY: {
    what: 'This person cannot sign for the office that is asked.',
    whatToDo: 'Choose a member of the same body who holds an office today: a chair, a vice-chair or a governor.',
  },
  SIGNATORY_TAKEN: {
    what: 'This person is asked for another signature on this version, or has signed it already.',
    whatToDo: 'Choose somebody else: two signatures need two people.',
  },
  REQUEST_STILL_OPEN: {
    what: 'Whoever is asked can still sign this.',
    whatToDo: 'Wait until the day has passed, or ask somebody else to sign for them.',
  },
  OFFICE_VACANT: {
    what: 'Nobody holds this office today.',
    whatToDo: 'Have the appointment recorded first, or ask another member of the body to sign.',
  },
  UNSIGNED_NOT_ALLOWED: {
    what: 'This body does not let its documents be closed without a signature that it asks for.',
    whatToDo: 'Ask again, ask somebody else, or record the body’s resolution to change its rules.',
  },
  DOCUMENT_CLOSED: {
    what: 'The document has been sealed, so nothing can be added to it.',
    whatToDo: 'There is nothing more to do. A new decision makes a new document.',
  },
  PAPER_OUT_OF_ORDER: {
    what: 'The body has its documents signed in a set order, and a signature that comes before this one is not there yet.',
    whatToDo: 'Record the signatures in their order.',
  },
  SIGNER_MISSING: { what: 'The name of whoever signed is missing.', whatToDo: 'Write it as it stands on the paper.' },
  SIGNED_BEFORE_ADOPTION: {
    what: 'The paper would have been signed before the policy was adopted.',
    whatToDo: 'Give the day on which it was signed: the day of the adoption or later.',
  },
  SIGNED_TOO_LATE: {
    what: 'The paper was signed after the day by which it was to be signed.',
    whatToDo: 'Ask for the signature again first, then record it.',
  },
  SCAN_MISSING: { what: 'The file is missing.', whatToDo: 'Choose the scan, the photograph or the PDF.' },
  SCAN_TOO_LARGE: {
    what: 'The file is larger than 10 MB.',
    whatToDo: 'Scan only the pages that show it, or in a lower resolution.',
  },
  SCAN_UNREADABLE: {
    what: 'This file is not a PDF, a PNG or a JPEG picture, whatever its name says.',
    whatToDo: 'Scan or photograph the page, or save the document as a PDF, and choose that file.',
  },
  SIGNATORY_TWICE: {
    what: 'The same office stands twice among those who sign.',
    whatToDo: 'Name each office once.',
  },
  SIGNING_DAYS_WRONG: {
    what: 'The number of days in which to sign is not one that can be kept.',
    whatToDo: 'Give a whole number from 1 to 365.',
  },
} as const satisfies Record<string, RefusalText>;
