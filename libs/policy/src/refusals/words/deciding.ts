import type { RefusalText } from '../refusal-text.ts';

/** Of sending in, consulting and deciding. */
export const DECIDING = {
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
  NOTHING_TO_RETIRE: {
    what: 'No policy is chosen.',
    whatToDo: 'Choose at least one policy that is to be used no longer.',
  },
  NOT_YET_IN_FORCE: {
    what: 'This policy has never been adopted.',
    whatToDo: 'Only what is in force is withdrawn from use. Leave the draft as it is.',
  },
  VERSION_WAITS: {
    what: 'A version of this policy waits for a decision.',
    whatToDo: 'Take it back or decide on it first.',
  },
  RETIRED_BEFORE_ADOPTION: {
    what: 'The policy would be out of use before it was adopted.',
    whatToDo: 'Give the day of its last adoption or a later one.',
  },
  RETIRED_BEFORE_DECISION: {
    what: 'The policy would be out of use before that was decided.',
    whatToDo: 'Give the day of the decision or a later one.',
  },
  SUCCESSOR_RETIRED_TOO: {
    what: 'What takes its place cannot be withdrawn with it.',
    whatToDo: 'Choose another policy, or leave this one in use.',
  },
  SUCCESSOR_NOT_IN_FORCE: {
    what: 'What takes its place is not in force.',
    whatToDo: 'Have it adopted first, or choose another policy.',
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
  DECIDED_AT_MEETING: {
    what: 'This meeting has decided on the version already.',
    whatToDo:
      'Put it on the agenda of a later meeting. If the decision was recorded wrongly, put it right on its own page.',
  },
  BODY_NOT_FOR_SETTING: {
    what: 'This body does not act for the organisation whose policy it is.',
    whatToDo: 'Choose a body that acts for it, or ask the clerk to correct the body’s settings.',
  },
  PAPERS_LATE: {
    what: 'The meeting is so near that its papers would be late.',
    whatToDo: 'You can go on. Ask the chair to accept it as a late paper, and have that minuted.',
  },
  MEETING_EXISTS: {
    what: 'This body already has a meeting on that date.',
    whatToDo: 'Use that meeting, or give another date.',
  },
  HELD_WHERE_MISSING: {
    what: 'It is not said where the policy is held.',
    whatToDo: 'Name the document or the system, so that an inspector finds it: Part 4 of the staff handbook.',
  },
  SOURCE_MISSING: {
    what: 'It is not said where this stands.',
    whatToDo: 'Name the paper and the place in it: Scheme of delegation 2026, 4.2.',
  },
  NOT_HELD_ELSEWHERE: {
    what: 'This policy is not held elsewhere, or its text is here by now.',
    whatToDo: 'Look at its page: it says what is in force and where.',
  },
  ADOPTION_NOT_HISTORIC: {
    what: 'There is no adoption from before Ratify that a file could show.',
    whatToDo: 'What is adopted here has a document of its own. Record the earlier adoption first, if there was one.',
  },
  MINUTE_NOT_THE_EVIDENCE: {
    what: 'A minute is named, but the evidence of the adoption is said to be something else.',
    whatToDo: 'Choose the minute as the evidence, or leave its reference empty.',
  },
  FILE_KEPT_ALREADY: {
    what: 'This very file is kept already.',
    whatToDo: 'There is nothing more to do. Send another file only if it shows something else.',
  },
  LINK_NOT_READ: {
    what: 'This is no address that leads to a page or a file.',
    whatToDo: 'Copy it from your browser, with https:// at its head, or leave it empty.',
  },
  CORRECTED_ALREADY: {
    what: 'This decision has been corrected already.',
    whatToDo: 'Correct the entry that took its place.',
  },
  NOTHING_TO_CORRECT: {
    what: 'This is what is recorded already.',
    whatToDo: 'Change what was recorded wrongly.',
  },
  CHANGES_NOT_CORRECTED: {
    what: 'A decision to adopt with changes is put right by the body itself.',
    whatToDo:
      'You can correct its minute reference. For anything else put the text to the next meeting, which decides anew.',
  },
  DECISION_OVERTAKEN: {
    what: 'Something has been built on this decision since: a later version, a review or another decision.',
    whatToDo:
      'Correct the later one first, or have the matter decided anew. Its minute reference can be corrected all the same.',
  },
  DECISION_SEALED: {
    what: 'A seal or a signature stands under what this decision adopted.',
    whatToDo:
      'The clerk alone cannot take that back. Put it to the next meeting, and give the minute of its resolution to correct the record. The sealed document is kept, and says to whoever checks it that it was corrected.',
  },
  ADOPTION_COVERS_OTHERS: {
    what: 'This adoption covers other settings, which would be left without the policy.',
    whatToDo: 'Record what was adopted instead in the same correction, or have the matter decided anew.',
  },
  MEETING_DATES_MISSING: {
    what: 'There is no date in the list.',
    whatToDo: 'Write the dates of the meetings, one a line.',
  },
  MEETING_DATE_NOT_READ: {
    what: 'This line does not begin with a day that can be read.',
    whatToDo: 'Write it like 22 September 2026, with the place behind a comma if you like.',
  },
  TOO_MANY_MEETINGS: {
    what: 'These are more meetings than can be added at once.',
    whatToDo: 'Add at most 60 at a time.',
  },
  NOTHING_DECIDED: {
    what: 'No decision is chosen.',
    whatToDo: 'Choose what was decided on one item at least.',
  },
  DECIDED_TWICE: {
    what: 'Two versions of this policy are decided at once.',
    whatToDo: 'Record one of them first, and the other on its own page.',
  },
  MEETING_CANCELLED: {
    what: 'This meeting has been cancelled.',
    whatToDo: 'Choose another meeting, or add one.',
  },
  MEETING_DECIDED: {
    what: 'A decision of this meeting is recorded, so it was held on its day.',
    whatToDo: 'If that decision was recorded wrongly, put it right on its own page.',
  },
  MEETING_OVER: {
    what: 'The day of this meeting has passed, so it counts as held.',
    whatToDo: 'Take what it did not come to off its agenda, one by one.',
  },
  TIME_NOT_READ: {
    what: 'This is no time of day that can be read.',
    whatToDo: 'Write it like 6pm, 6:30pm or 18:30, or leave it empty.',
  },
  ENDS_BEFORE_START: {
    what: 'The meeting would end before it begins, or its beginning is not said.',
    whatToDo: 'Check both times, or leave the end empty.',
  },
  AGENDA_OTHERWISE: {
    what: 'The agenda has changed since you opened it.',
    whatToDo: 'Look at it again, and put its items in order then.',
  },
  MEETING_DAY_PAST: {
    what: 'A meeting cannot be moved to a day that has passed.',
    whatToDo: 'Give today or a later day.',
  },
  MEETING_HELD: {
    what: 'That meeting has been held.',
    whatToDo: 'Choose a meeting that is still to come.',
  },
  REVIEW_ON_AGENDA: {
    what: 'A new version of this policy stands on an agenda already.',
    whatToDo: 'It is decided at that meeting. To have it decided at another, put the version on the other agenda.',
  },
  NO_REVIEW_DATE: {
    what: 'This policy has no review date, so there is nothing to plan.',
    whatToDo: 'Record a review of it with the date of the next one.',
  },
  REVIEW_WOULD_BE_LATE: {
    what: 'This meeting is after the date on which the review is due. The date stays as it is.',
    whatToDo: 'Choose an earlier meeting, or say why it goes to this one.',
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

  // bodies
  CLERK_KEEPS_BODIES: {
    what: 'The clerk keeps the bodies here and the rules by which they decide.',
    whatToDo: 'Ask the clerk. A head does it where nobody is clerk.',
  },
  BODY_NAME_MISSING: {
    what: 'The body has no name, or one that is too long to print.',
    whatToDo: 'Write what people call it, like Governing body, in at most 120 characters.',
  },
  BODY_NAME_TAKEN: {
    what: 'Another body here has this name.',
    whatToDo: 'Give it a name that tells the two apart, or change the other one.',
  },
  BODY_REMIT_LONG: {
    what: 'What it approves is said in more than 500 characters.',
    whatToDo: 'Say it in a sentence or two; the scheme of delegation has the rest.',
  },
  MEMBERS_IN_POST_WRONG: {
    what: 'This is not a number of members.',
    whatToDo: 'Count the members with a vote whose places are filled, from 1 to 200.',
  },
  QUORUM_WRONG: {
    what: 'This is not a number of members.',
    whatToDo: 'Write how many must be present for a vote, from 1 to 200.',
  },
  PAPERS_DAYS_WRONG: {
    what: 'This is not a number of days that papers are sent before.',
    whatToDo: 'Write a number from 0 to 60. Seven clear days are usual.',
  },
  BODY_SETTING_UNLINKED: {
    what: 'One of the settings is not one that a body here can decide for.',
    whatToDo: 'Choose among the settings that the form shows.',
  },
  BODY_ENDED: {
    what: 'The body has ended, and decides nothing more.',
    whatToDo: 'Choose the body that took over from it, or a day on which it still stood.',
  },
  BODY_STILL_DECIDES: {
    what: 'It stands on an agenda of this body and is not decided.',
    whatToDo: 'Record what was decided, or that it was deferred, and end the body then.',
  },

  // decisions
  APPROVER_IS_NOT_HEAD: {
    what: 'It is not recorded that this policy is left to the head.',
    whatToDo: 'Put it to the body, or ask the clerk to record who approves it and where that is said.',
  },
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
  ATTENDANCE_BY_NAME: {
    what: 'Who was at this meeting is recorded by name, and another number could vote on this item.',
    whatToDo: 'Leave the number empty, or put the names right.',
  },
  ATTENDANCE_NOT_BORNE: {
    what: 'By the names on record fewer members could vote on this item.',
    whatToDo:
      'Check the number against the minutes. If somebody is missing among the names, add them on the page of the meeting first.',
  },
  ATTENDANCE_DECIDED: {
    what: 'By these names fewer members could vote than the recorded decision says.',
    whatToDo:
      'Check the names and who withdrew. If the decision was recorded wrongly, put it right on its own page first.',
  },
  ATTENDANCE_CONFIRMED: {
    what: 'The minutes of this meeting are confirmed, and with them who was there.',
    whatToDo:
      'There is nothing more to do. A mistake in confirmed minutes is put right by a minute of a later meeting.',
  },
  NOBODY_PRESENT: {
    what: 'Nobody is said to have been present.',
    whatToDo: 'Choose who was present, or cancel the meeting where it was not held.',
  },
  TOO_MANY_ATTENDED: {
    what: 'These are more people than can be recorded of one meeting.',
    whatToDo: 'Name at most 200; of an audience its number will do, in the minutes.',
  },
  ATTENDEE_UNKNOWN: {
    what: 'This person did not belong to the body on the day of the meeting.',
    whatToDo: 'Choose among those that the page lists, or write the name of somebody else who was there.',
  },
  ATTENDED_TWICE: {
    what: 'This person stands on the list twice.',
    whatToDo: 'Leave one of the two.',
  },
  GUEST_NOT_PRESENT: {
    what: 'Somebody who is no member sends no apologies.',
    whatToDo: 'Name those who were there, and leave out the others.',
  },
  INTEREST_UNSAID: {
    what: 'It is not said what interest was declared, or in more than 1,000 characters.',
    whatToDo: 'Write it as the minute says it, like: her partner works for the caterer.',
  },
  INTEREST_OF_ABSENT: {
    what: 'Whoever declared this interest is not among those present.',
    whatToDo: 'Choose somebody who was present, or correct who was.',
  },
  WITHDREW_FROM_NOTHING: {
    what: 'It is not said from which item they withdrew.',
    whatToDo: 'Choose the item, or leave it that they stayed.',
  },
  MEETING_ATTENDED: {
    what: 'Who was at this meeting is recorded, so it was held on its day.',
    whatToDo: 'Correct who was there if it was recorded of the wrong meeting.',
  },
  VOTES_NOT_READ: {
    what: 'The votes are not whole numbers.',
    whatToDo: 'Give how many voted for, against, and abstained; or leave all three empty where nobody counts.',
  },
  REPORTED_TO_OTHER_BODY: {
    what: 'The decision was taken for another body than the one that met.',
    whatToDo:
      'Choose a meeting of the body for which it was taken, or where a committee took it, of the body above it.',
  },
  COUNTED_WITHOUT_MEETING: {
    what: 'Members present and votes are counted at a meeting, and this decision names none.',
    whatToDo: 'Leave them empty, or record it as a decision of the meeting at which it was taken.',
  },
  VOTES_EXCEED_ATTENDANCE: {
    what: 'More votes were cast than members with a vote were present.',
    whatToDo: 'Check both against the minutes. Who withdrew from the item is not among those present for it.',
  },
  VOTES_SAY_OTHERWISE: {
    what: 'The votes do not lead to this outcome.',
    whatToDo:
      'Check them against the minutes: more for than against adopts it. With equal votes the chair’s casting vote decides.',
  },
  MINUTES_CONFIRMED_ALREADY: {
    what: 'The minutes of this meeting are confirmed already.',
    whatToDo: 'There is nothing more to do. What is wrong in them is corrected decision by decision.',
  },
  MINUTES_CONFIRMED_BEFORE: {
    what: 'Minutes are confirmed by a later meeting.',
    whatToDo: 'Choose the meeting at which the chair signed them.',
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
  CLERK_OF_OTHER_BODY: {
    what: 'You are appointed as clerk of another body here, and this is not that body’s.',
    whatToDo: 'Ask the clerk of the body named here, or whoever appoints people to make you clerk of it too.',
  },
  BODY_FOR_CLERK_MISSING: {
    what: 'A clerk of one body alone needs to be appointed to that body.',
    whatToDo: 'Choose on which body.',
  },
  OWN_SUBMISSION: {
    what: 'You sent this version in yourself, and by the rules of this body another person has to approve it.',
    whatToDo: 'Ask somebody else who may decide for the body, or ask the clerk to put it on an agenda.',
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
  TERM_END_OUTSIDE: {
    what: 'This is no date on which that term can end.',
    whatToDo:
      'Autumn terms end from October to December, spring terms from February to May, summer terms from June to August.',
  },
  POLICY_NOT_EXPECTED: {
    what: 'Nobody expects a policy of this title of you.',
    whatToDo: 'Choose one that the register calls missing.',
  },
  POLICY_NOT_MISSING: {
    what: 'This policy is here, is covered by another’s, or was declared as not needed already.',
    whatToDo: 'Look at the register again. A policy that is no longer needed is retired, not declared.',
  },
  SCHEDULE_EMPTY: {
    what: 'There is no policy in this table.',
    whatToDo: 'Paste one line for each policy: its title, when it was adopted and when its review is due.',
  },
  SCHEDULE_NOT_READ: {
    what: 'The columns of this table cannot be told apart.',
    whatToDo: 'Put a line with their names first: Policy, Adopted, Review due. Other columns may stand between them.',
  },
  SCHEDULE_TOO_LONG: {
    what: 'The table has more than 300 policies.',
    whatToDo: 'Enter it in parts.',
  },
  SCHEDULE_TITLE_MISSING: {
    what: 'This line has no title.',
    whatToDo: 'Write the title of the policy, or take the line out.',
  },
  SCHEDULE_TITLE_TOO_LONG: {
    what: 'This title has more than 200 characters.',
    whatToDo: 'Shorten it. What else the line says belongs in other columns.',
  },
  SCHEDULE_TITLE_TWICE: {
    what: 'This policy stands in the table twice.',
    whatToDo: 'Keep the line that is right, and take the other out.',
  },
} as const satisfies Record<string, RefusalText>;
