/** The verbs of the journey, as permissions. */
export const ACTIONS = [
  'read',
  'author',
  'publish',
  'fork',
  'customise',
  'comment',
  'ask',
  'answer',
  'leave',
  'update',
  'submit',
  'consult',
  'withdraw',
  'table',
  'record',
  'confirm',
  'adopt',
  'sign',
  'review',
  'acknowledge',
  'chase',
  'pack',
  'style',
  'appoint',
  'connect',
  'disclose',
  'erase',
  'operate',
] as const;
export type Action = (typeof ACTIONS)[number];

export const SUBJECTS = [
  'Template',
  'Edition',
  'Policy',
  'Draft',
  'Revision',
  'Body',
  'Meeting',
  'Decision',
  'Adoption',
  'SignatureRequest',
  'Document',
  'Review',
  'NotApplicable',
  'Acknowledgement',
  'Round',
  'Question',
  'Exception',
  'Register',
  'Nation',
  'Pack',
  'Audit',
  'Organisation',
  'Person',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * Whose rows a permission reaches: the organisation acted for, those that it sees below, those that publish to it from above.
 * Row-level security holds the same lists; neither leans on the other.
 */
export type Reach = 'own' | 'below' | 'above';
