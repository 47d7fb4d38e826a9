/** What a page says after something was done; the address names the notice and never brings words of its own. */
const NOTICES = {
  invited: 'Added. A mail that tells them is on its way.',
  'invited-again': 'The invitation is on its way again. Links of earlier ones work as well, until one is used.',
  'term-ended': 'The last day of the term is recorded.',
  'identity-ended': 'Disconnected. That account does not sign you in any more.',
  erased: 'Erased. What was decided and signed stands.',
  'token-revoked': 'Revoked. It opens nothing any more.',
  'session-ended': 'You are signed out there.',
  'second-factor-off': 'Two-step sign-in is off. Your password alone lets you in.',
  'second-factor-reset': 'Switched off. They are told by mail, and their password alone lets them in.',
  'recovery-code-used': 'You are signed in. The recovery code that you typed is used up now.',
  'password-set': 'Your password is set. Sign in with it.',
  confirmed: 'Thank you. It is recorded that you have read and understood this policy.',
  'confirmed-several': 'Thank you. It is recorded that you have read and understood these policies.',
  'question-asked': 'Your question is on its way to the head. The answer will stand here.',
  'question-answered': 'Sent. They are told by mail.',
  'round-opened': 'They are asked. Whoever has not confirmed yet is told by mail.',
  'round-reminded': 'Those who have not confirmed are reminded by mail.',
  'round-closed': 'Closed. What was confirmed stands.',
  'sheet-recorded': 'Recorded. Those who signed the sheet count as having confirmed.',
  saved: 'Saved in your draft.',
  'sent-to-clerk': 'Sent to the clerk. It is frozen as it stands until there is a decision.',
  'update-taken': 'The new edition is in your draft. Read it through, then send it to the clerk.',
  'update-declined': 'Declined. Your version stays as it is, and the publisher can see your reason.',
  'update-undone': 'The edition is out of your draft again. Your answers are remembered for when you take it.',
  'change-declined': 'Declined. Your wording stays, and the publisher can see your reason.',
  'change-accepted': 'This change comes in with the edition again.',
  'wording-saved': 'Your wording is saved. Please look at the remarks below.',
  'on-agenda': 'It is on the agenda.',
  'meeting-added': 'The meeting is added.',
  decided: 'The decision is recorded.',
  'consultation-recorded': 'The consultation is recorded. It goes to the governors with the version you send next.',
  'edition-consultation': 'The consultation is recorded. It goes to the governors with this edition.',
  'amendments-entered': 'The changes are entered. They wait to be confirmed.',
  'amendments-confirmed': 'Confirmed. The policy is adopted, and its document is being made.',
  'amendments-rejected': 'It goes back to the clerk to be entered again.',
  'editorial-adopted': 'Adopted. The clerk reports it to the next meeting of the body.',
  reported: 'The report is recorded.',
  delegated: 'The resolution is recorded.',
  'delegation-ended': 'The resolution has ended. Every change goes to the body again.',
  'handed-on': 'Handed on. It stands on their list now, and the clerk sees your reason.',
  'asked-again': 'Asked. It stands on their list now.',
  'paper-recorded': 'Recorded. The document says that this signature is on paper.',
  'closed-unsigned': 'Recorded. The organisation’s seal closes the document without this signature.',
  'signing-rules': 'The body’s rules are recorded. What is adopted from now on is signed by them.',
  withdrawn: 'It is taken back. The draft can be changed and sent again.',
  shown: 'It is on the web now, for everybody.',
  hidden: 'It is off the web. Its address answers as if it had never been there.',
  'reminders-chosen': 'Saved. Your reminders come as you chose.',
  'schools-reminded':
    'The reminders are on their way. The register says which policies schools were reminded of, and when.',
  'duty-recorded': 'Recorded. The next date follows from the cycle that the policy gives.',
  'reason-noted': 'Noted. Head and clerk are told, and it stands on the page of the policy until it is reviewed.',
  'calendar-ended': 'The link has ended. Calendars that fetch it get nothing any more.',
  'letterhead-set': 'Saved. What is printed from now on has it.',
  reviewed: 'The review is recorded.',
  started: 'This is your school’s own version now. Fill in the blanks first.',
  'exception-asked': 'Sent. You will find the answer on the page of the policy.',
  'exception-asked-above': 'Sent. You will find the answer here.',
  'exception-withdrawn': 'Taken back. The clause stays as it is published.',
  'exception-answered': 'Recorded. Whoever asked sees your answer on the page of the policy.',
  'word-taken': 'The changes are in the draft. Read it through before you send it.',
  'brought-in': 'It is a draft of yours now. Look over what was found in it.',
  'not-needed': 'Recorded. The register does not call it missing any more.',
  'needed-again': 'Taken back. The register asks for the policy again.',
  'term-dates-set': 'Saved. What is decided from now on falls due by these dates.',
  'schedule-entered': 'Entered. Each stands in the register with its review date; bring in their texts when you can.',
  'left-template': 'The policy is your own now. Its publisher is told, and offers it no more editions.',
  'changed-template':
    'The draft stands on the other template now, in your own words. Read it through before you send it.',
  derived: 'This is your own template now. Change its draft, then publish it to your schools.',
  'template-updated':
    'The newer edition is in the draft. Publish it when it is ready, and your schools are offered it.',
  published: 'Published. Every school that uses this template is being offered it.',
} as const;
export type Notice = keyof typeof NOTICES;

/** The path of a page with a notice to show there. */
export function withNotice(path: string, notice: Notice): string {
  return `${path}?done=${notice}`;
}

/** The words of the notice that an address asks for, if it is one of ours. */
export function noticeOf(query: unknown): string | null {
  const done = (query as { done?: unknown } | undefined)?.done;
  return typeof done === 'string' && Object.hasOwn(NOTICES, done) ? NOTICES[done as Notice] : null;
}
