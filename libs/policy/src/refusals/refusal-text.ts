export interface RefusalText {
  /** What is wrong, one plain sentence. */
  readonly what: string;
  /** What to do, or who can help. */
  readonly whatToDo: string;
}

const text = {
  // anyone, anywhere
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
  NOT_PERMITTED: {
    what: 'Your role does not let you do this.',
    whatToDo: 'Ask someone whose role does, or ask the clerk to check your appointment.',
  },
  NOT_FOUND: {
    what: 'This does not exist, or it is not shared with your organisation.',
    whatToDo: 'Check the address, or go back to the list and open it from there.',
  },
  INPUT_NOT_VALID: {
    what: 'Something in the form cannot be read.',
    whatToDo: 'Correct the marked field and send it again.',
  },
  FILE_NOT_READ: {
    what: 'This file could not be read as a policy.',
    whatToDo: 'Save it as plain text, Markdown or Word and bring it in again.',
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

  // submitting and putting on an agenda
  EMPTY_BLANK: {
    what: 'A fact that the policy needs has not been filled in.',
    whatToDo: 'Fill in the blank named here.',
  },
  CHOICES_OPEN: {
    what: 'A newer edition is on offer, and you have not yet taken or declined it.',
    whatToDo: 'You can go on. To include it, take the update first and then send the policy.',
  },
  ALREADY_SUBMITTED: {
    what: 'A version of this policy is already waiting for a decision.',
    whatToDo: 'Wait for the decision, or withdraw that version first.',
  },
  POLICY_RETIRED: {
    what: 'This policy is no longer in use.',
    whatToDo: 'Ask your clerk to bring it back before you change it.',
  },
  REVISION_NOT_OPEN: {
    what: 'This version is not waiting for a decision.',
    whatToDo: 'Look at its history: it has been decided or withdrawn already.',
  },
  ALREADY_TABLED: {
    what: 'This version is already on the agenda.',
    whatToDo: 'There is nothing more to do for this meeting.',
  },
  BODY_NOT_FOR_SETTING: {
    what: 'This body does not act for the organisation whose policy it is.',
    whatToDo: 'Choose a body that acts for it, or ask the clerk to correct the body’s settings.',
  },
  PAPERS_LATE: {
    what: 'The meeting is fewer than seven clear days away.',
    whatToDo: 'You can go on. Ask the chair to accept it as a late paper, and have that minuted.',
  },
  MEETING_EXISTS: {
    what: 'This body already has a meeting on that date.',
    whatToDo: 'Use that meeting, or give another date.',
  },

  MATERIALITY_REASON_MISSING: {
    what: 'You say that your own changes are editorial, but not why.',
    whatToDo: 'Tell the governors in a sentence why nothing of substance changes, or choose another level.',
  },

  // consultation
  CONSULTATION_MISSING: {
    what: 'The wording of this clause was agreed with others, and no consultation on changing it is recorded.',
    whatToDo:
      'Consult locally before your governors decide and record it, or say why you send it without: they will see the reason.',
  },
  CONSULTED_MISSING: {
    what: 'It is not said who was consulted.',
    whatToDo: 'Name at least one, like staff, parents or a union.',
  },
  CONSULTATION_ENDS_EARLY: {
    what: 'The consultation would end before it began.',
    whatToDo: 'Check both dates.',
  },
  EMPLOYER_MISSING: {
    what: 'No employer is named, so the consultation would cover nobody.',
    whatToDo: 'Name each employer that was party to it.',
  },

  // decisions
  ROUTE_NOT_ALLOWED: {
    what: 'The rules of this body do not let it decide in this way.',
    whatToDo: 'Choose one of the ways that its rules give, or put the item to a meeting.',
  },
  CHAIRS_ACTION_NOT_ALLOWED: {
    what: 'Chair’s action is not open to this body.',
    whatToDo: 'Put the item to a meeting, or call one at short notice.',
  },
  WRITTEN_RESOLUTION_NOT_ALLOWED: {
    what: 'The governing body of a maintained school cannot decide in writing or by e-mail.',
    whatToDo: 'Put the item to a meeting, or use chair’s action where delay would do serious harm.',
  },
  MEETING_MISSING: {
    what: 'A decision at a meeting needs the meeting.',
    whatToDo: 'Choose the meeting, or add it first.',
  },
  MEETING_OF_OTHER_BODY: {
    what: 'That meeting was held by another body.',
    whatToDo: 'Choose a meeting of the body that decided.',
  },
  NOT_ON_AGENDA: {
    what: 'This version is on the agenda of another meeting.',
    whatToDo: 'Choose the meeting at which it was decided, or put it on this agenda first.',
  },
  DECIDED_ON_NOT_MEETING_DATE: {
    what: 'The date of the decision is not the date of the meeting.',
    whatToDo: 'Use the date of the meeting. If the policy starts later, give that as the date it takes effect.',
  },
  DATE_IN_FUTURE: {
    what: 'This date is in the future.',
    whatToDo: 'Record it on the day, or give the date on which it happened.',
  },
  DATE_MISSING: {
    what: 'A date is missing.',
    whatToDo: 'Give the date as exactly as the evidence does: a month or a year will do.',
  },
  DATE_NOT_READ: {
    what: 'This date cannot be read.',
    whatToDo: 'Write it like 30 November 2027, March 2027 or Spring term 2027.',
  },
  ATTENDANCE_MISSING: {
    what: 'The number of members present is missing, so the quorum cannot be checked.',
    whatToDo: 'Give the number of members present who could vote on this item.',
  },
  QUORUM_NOT_MET: {
    what: 'Too few members were present for a decision.',
    whatToDo: 'Check the attendance. Without a quorum the item has to go to another meeting.',
  },
  REASON_MISSING: {
    what: 'A reason is missing.',
    whatToDo: 'Give the reason in a sentence. It becomes part of the record.',
  },
  AMENDMENTS_MISSING: {
    what: 'The policy was adopted with changes, but no change is listed.',
    whatToDo: 'List each change as the minute says it, or record it as adopted if nothing was changed.',
  },
  AMENDMENT_UNSAID: {
    what: 'It is not said what the meeting changed here.',
    whatToDo: 'Write it as the minute says it.',
  },
  AMENDED_TWICE: {
    what: 'This clause is on the list of changes twice.',
    whatToDo: 'Say all that the meeting changed in it in one place.',
  },
  AMENDMENTS_WAIT: {
    what: 'A meeting adopted this policy with changes, and the changed text is not yet entered and confirmed.',
    whatToDo: 'Ask the clerk to enter the changes, and whoever the meeting named to confirm them. Then go on.',
  },
  CONFIRMATION_WAITS: {
    what: 'This version holds what a meeting changed. It waits to be confirmed, not for another decision.',
    whatToDo: 'Ask whoever the meeting named to confirm that it matches the minute.',
  },
  NOTHING_TO_AMEND: {
    what: 'No change to this version waits to be entered.',
    whatToDo: 'Look at its decision: it was not adopted with changes, or they are confirmed already.',
  },
  AMENDMENT_NOT_MADE: {
    what: 'A change that the meeting made is not in the text.',
    whatToDo: 'Enter its wording as the minute says it.',
  },
  CHANGED_BEYOND_AMENDMENTS: {
    what: 'The text changes something that the meeting did not.',
    whatToDo: 'Put the wording back that was put to the meeting. Other changes go to another meeting.',
  },
  CONFIRMING_OFFICE_NOT_HELD: {
    what: 'The meeting named somebody else to confirm the changed text.',
    whatToDo: 'Ask the person who holds the office named here.',
  },
  OWN_ENTRY_NOT_CONFIRMED: {
    what: 'You entered these changes yourself, so another person has to confirm them.',
    whatToDo: 'Ask somebody else who holds the office.',
  },
  NO_DELEGATION: {
    what: 'No body has resolved that editorial updates may be taken without a meeting.',
    whatToDo: 'Put it to a meeting, or ask the clerk to record the resolution with its minute reference.',
  },
  DELEGATED_OFFICE_NOT_HELD: {
    what: 'The body left editorial updates to an office that you do not hold.',
    whatToDo: 'Ask the person who holds the office named here, or put it to a meeting.',
  },
  NOT_EDITORIAL: {
    what: 'This is not an editorial change of the template, so the body itself has to decide.',
    whatToDo: 'Ask the clerk to put this version on an agenda.',
  },
  ALREADY_DELEGATED: {
    what: 'This body has left editorial updates to that office already.',
    whatToDo: 'End the earlier resolution first if the body made a new one.',
  },
  DELEGATION_ENDED: {
    what: 'This resolution has ended already.',
    whatToDo: 'There is nothing more to do.',
  },
  MINUTE_REFERENCE_MISSING: {
    what: 'The minute reference is missing.',
    whatToDo: 'Give the number of the minute that says it.',
  },
  NOTHING_TO_REPORT: {
    what: 'This decision has no report to wait for.',
    whatToDo: 'It was taken at a meeting, or it has been reported already.',
  },
  REPORTED_BEFORE_DECISION: {
    what: 'That meeting was held before the decision was taken.',
    whatToDo: 'Choose the meeting to which it was reported.',
  },
  EFFECTIVE_BEFORE_DECISION: {
    what: 'The policy cannot take effect before it was adopted.',
    whatToDo: 'Give the date of the decision or a later one.',
  },
  REVIEW_DUE_MISSING: {
    what: 'Neither the policy nor the decision says when it is due for review.',
    whatToDo: 'Give the date or the term in which it should be reviewed.',
  },
  REVIEW_DUE_NOT_AFTER: {
    what: 'The review would be due before the decision that it follows.',
    whatToDo: 'Give a later date.',
  },
  REVIEW_DUE_TOO_LATE: {
    what: 'The review would be due later than the law allows for this policy.',
    whatToDo: 'Give a date within the longest period allowed.',
  },
  SETTING_NOT_COVERED: {
    what: 'This decision cannot cover a setting that the deciding body does not act for.',
    whatToDo: 'Take the setting off the list, or ask its own body to adopt the policy.',
  },
  HISTORIC_NOT_EARLIER: {
    what: 'The policy has been adopted here already, on the same date or earlier.',
    whatToDo: 'Only an adoption from before that one can be added. Record a new decision instead.',
  },

  // signing
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
  SCAN_MISSING: { what: 'The scan is missing.', whatToDo: 'Choose the file that shows the signed page.' },
  SCAN_TOO_LARGE: {
    what: 'The scan is larger than 10 MB.',
    whatToDo: 'Scan the signed page alone, or in a lower resolution.',
  },
  SCAN_UNREADABLE: {
    what: 'This file is not a PDF, a PNG or a JPEG picture, whatever its name says.',
    whatToDo: 'Scan or photograph the signed page and choose that file.',
  },
  SIGNATORY_TWICE: {
    what: 'The same office stands twice among those who sign.',
    whatToDo: 'Name each office once.',
  },
  SIGNING_DAYS_WRONG: {
    what: 'The number of days in which to sign is not one that can be kept.',
    whatToDo: 'Give a whole number from 1 to 365.',
  },

  // newer editions
  CHOICE_UNANSWERED: {
    what: 'You and the publisher both changed this clause, and you have not chosen yet.',
    whatToDo: 'Choose whose wording to use, or write the final wording yourself.',
  },
  NOTHING_TO_PACK: {
    what: 'There is nothing to put into a pack yet.',
    whatToDo: 'Put a policy on the agenda, or have one adopted, and ask for the pack again.',
  },
  NOTHING_CHOSEN: {
    what: 'No change has been chosen.',
    whatToDo: 'Tick the changes that you want to take into the draft.',
  },
  WORD_CHANGE_UNPLACED: {
    what: 'The draft has been changed too much here for this change to find its place.',
    whatToDo: 'Read the words in the list of changes and type them in the draft yourself.',
  },
  CHOICE_TEXT_MISSING: {
    what: 'You chose to write this clause yourself, but the wording is empty.',
    whatToDo: 'Write the final wording, or choose one of the other answers.',
  },
  BOTH_NOT_CONFIRMED: {
    what: 'You and the publisher both changed this clause, in different words, and nobody has looked at the two together yet.',
    whatToDo: 'Read the clause with both changes and confirm it, or choose one of the other answers.',
  },
  ANSWER_NOT_FITTING: {
    what: 'This answer does not fit what is asked about the clause.',
    whatToDo: 'Choose one of the answers that the page offers.',
  },
  CHOICE_NOT_ASKED: {
    what: 'Nothing is asked about this clause any more.',
    whatToDo: 'Go back to the list of choices and carry on from there.',
  },
  CHOICE_CHANGED: {
    what: 'The wordings of this clause have changed since you opened the page.',
    whatToDo: 'Read them as they are now and choose again. What you typed is kept.',
  },
  ANSWERED_MEANWHILE: {
    what: 'Somebody else answered this choice while you had it open.',
    whatToDo: 'Look at their answer. If yours should stand instead, save it again.',
  },
  WORDING_BREAKS_TEXT: {
    what: 'This wording would break the parts around the clause.',
    whatToDo: 'Check its headings and its lines that begin with colons.',
  },
  CHANGE_NOT_DECLINABLE: {
    what: 'This change cannot be left out on its own.',
    whatToDo:
      'Fixed wording stands in every school: ask the publisher for an exception. Other changes are answered as choices.',
  },
  CHANGE_NOT_DECLINED: {
    what: 'Your school has not declined this change.',
    whatToDo: 'There is nothing more to do: it comes in with the edition.',
  },
  NOTHING_TO_UNDO: {
    what: 'There is no newer edition in this draft that could be taken out again.',
    whatToDo: 'Open the draft and change what should be different.',
  },
  UPDATE_SENT_SINCE: {
    what: 'The draft with the newer edition has been sent to the clerk, so it cannot be taken out any more.',
    whatToDo: 'Take that version back from the clerk first.',
  },
  UPDATE_CHANGED_SINCE: {
    what: 'The draft has been changed since the edition was taken.',
    whatToDo: 'You can still go back to the text before it. What was written since is kept for you beside the draft.',
  },
  EDITION_ALREADY_TAKEN: {
    what: 'Your version is already based on this edition or a later one.',
    whatToDo: 'There is nothing more to do.',
  },
  EDITION_OF_OTHER_TEMPLATE: {
    what: 'This edition belongs to another template.',
    whatToDo: 'Open the update from your policy’s own page.',
  },
  UPDATE_ALREADY_DECLINED: {
    what: 'Your school has already declined this edition.',
    whatToDo: 'You can still take it, from the same page.',
  },

  // reviews and acknowledgements
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
} as const satisfies Record<string, RefusalText>;

/** Why something was refused, or what to know before going on. The code is for machines; the words stand beside it. */
export type RefusalCode = keyof typeof text;

/** The plain words of each code: complete by construction. Plain text, never HTML. */
export const refusalText: Readonly<Record<RefusalCode, RefusalText>> = text;

/** Every code, in the order of the journey. */
export const REFUSAL_CODES = Object.keys(text) as RefusalCode[];

/** Codes that never stop anything: they come back beside a plan. */
export const WARNING_CODES: readonly RefusalCode[] = ['NOTHING_CHANGED', 'CHOICES_OPEN', 'PAPERS_LATE'];
