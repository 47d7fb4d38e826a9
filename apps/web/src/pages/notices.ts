/** What a page says after something was done; the address names the notice and never brings words of its own. */
const NOTICES = {
  confirmed: 'Thank you. It is recorded that you have read and understood this policy.',
  saved: 'Saved in your draft.',
  'sent-to-clerk': 'Sent to the clerk. It is frozen as it stands until there is a decision.',
  'update-taken': 'The new edition is in your draft. Read it through, then send it to the clerk.',
  'update-declined': 'Declined. Your version stays as it is, and the publisher can see your reason.',
  'on-agenda': 'It is on the agenda.',
  'meeting-added': 'The meeting is added.',
  decided: 'The decision is recorded.',
  withdrawn: 'It is taken back. The draft can be changed and sent again.',
  reviewed: 'The review is recorded.',
  started: 'This is your school’s own version now. Fill in the blanks first.',
  published: 'Published. It will be offered to every school that uses this template.',
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
