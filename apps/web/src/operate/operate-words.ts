/** What each kind of work is called on the page; one that is newer than this list is called as it calls itself. */
const TASKS: Readonly<Record<string, string>> = {
  'offer-edition': 'Offering an edition to its schools',
  'count-effects': 'Counting what an edition did',
  'print-document': 'Printing a document',
  'sign-document': 'Putting a signature on a document',
  'seal-document': 'Sealing a document',
  'renew-archive': 'Renewing an archive timestamp',
  'move-bytes': 'Moving files to the store of files',
  'make-pack': 'Making a pack',
  'bring-in': 'Reading a document that was sent',
  'tell-chased': 'Reminding schools for an officer',
  'send-message': 'Sending a mail',
  'count-rounds': 'Counting who has confirmed',
  'remind-round': 'Reminding readers',
  'send-account-message': 'Sending a mail about an account',
  'send-digest': 'Sending somebody’s reminders',
};
const CERTIFICATES: Readonly<Record<string, string>> = {
  root: 'Root of the installation',
  issuing: 'Issuer of signatures and seals',
  tsa: 'Timestamps of the installation',
};

export function sayTask(task: string): string {
  return TASKS[task] ?? task;
}

export function sayCertificate(kind: string): string {
  return CERTIFICATES[kind] ?? kind;
}
