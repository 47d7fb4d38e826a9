import type { Role } from '@ratify/policy';
import { MYSELF, type Permission, may } from './permission.ts';

const everyone: readonly Permission[] = [may('read').own('Organisation'), may('read').above('Organisation')];

/** Readers of a setting see what is in force, and confirm what they have read. */
const reader: readonly Permission[] = [
  ...everyone,
  may('read').own('Policy', 'Adoption', 'Document'),
  may('read').own('Revision').when({ state: 'adopted' }),
  may('acknowledge').own('Revision').when({ state: 'adopted' }),
  may('read').own('Acknowledgement').when({ personId: MYSELF }),
  may('ask').own('Question'),
  may('read').own('Question').when({ personId: MYSELF }),
];

/** Members of a body see what is put to it and what it decided: never a draft. */
const member: readonly Permission[] = [
  ...reader,
  may('read').own(
    'Revision',
    'Meeting',
    'Decision',
    'SignatureRequest',
    'Review',
    'NotApplicable',
    'Register',
    'Exception',
  ),
  may('read').above('Template', 'Edition'),
  // Of a draft that they are asked to look at, and no other.
  may('comment').own('Draft').when({ personId: MYSELF }),
  // Whoever had it made: its papers are what is put to them.
  may('read').own('Pack').when({ kind: 'meeting' }),
];

/** An author writes templates for others. A school has nobody below it to write for. */
const author: readonly Permission[] = [
  ...everyone,
  may('read').own('Template', 'Edition').inA('council', 'trust'),
  may('author').own('Template').inA('council', 'trust'),
  // Of a template made from another's: the author asks whoever fixed the clause above.
  may('ask').own('Exception').inA('council', 'trust'),
  may('read').own('Exception').inA('council', 'trust'),
  may('read').above('Template', 'Edition'),
  // How schools use the template: what they adopted, never their drafts.
  may('read').below('Organisation', 'Policy', 'Revision', 'Adoption', 'Exception').inA('council', 'trust'),
  // Unless its school asks them to look at one, or their own organisation does.
  may('comment').below('Draft').inA('council', 'trust'),
  may('comment').own('Draft').when({ personId: MYSELF }).inA('council', 'trust'),
];

/**
 * Who may do what. This is the whole of it: a role that is not named here for an action does not have it. What an organisation
 * may see of another is the database's business; these sentences only ever narrow it.
 */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  'council-author': author,

  publisher: [
    ...author,
    may('publish').own('Template', 'Edition').inA('council', 'trust'),
    // Whoever fixed a clause answers for it: the publisher of that organisation, to whoever asks.
    may('answer').own('Exception').inA('council', 'trust'),
    may('consult').own('Edition').inA('council', 'trust'),
    may('style').own('Organisation').inA('council', 'trust'),
    may('read').below('Register').inA('council', 'trust'),
    may('read').own('Person').inA('council', 'trust'),
    may('appoint').own('Person', 'Body').inA('council', 'trust'),
    may('connect').own('Organisation').inA('council', 'trust'),
    may('disclose').own('Person').inA('council', 'trust'),
    may('erase').own('Person').inA('council', 'trust'),
  ],

  'compliance-officer': [
    ...everyone,
    may('read').own('Template', 'Edition', 'Policy', 'Revision', 'Meeting', 'Decision', 'Adoption', 'SignatureRequest'),
    may('read').own('Document', 'Review', 'NotApplicable', 'Register', 'Audit', 'Exception'),
    may('read').above('Template', 'Edition'),
    may('read')
      .below(
        'Organisation',
        'Policy',
        'Revision',
        'Meeting',
        'Decision',
        'Adoption',
        'SignatureRequest',
        'Document',
        'Review',
        'NotApplicable',
        'Register',
        'Exception',
      )
      .inA('council', 'trust'),
    may('chase').below('Organisation', 'Policy', 'SignatureRequest').inA('council', 'trust'),
    may('connect').own('Organisation').inA('council', 'trust'),
    // Whether it is told of what stays overdue below.
    may('chase').own('Organisation').inA('council', 'trust'),
    // Of every setting whose documents it reads; without the names of those who confirmed, which are their employer's.
    may('pack').own('Policy'),
    may('read').own('Pack').when({ kind: 'oversight' }),
    // Of those who work for the trust itself; an academy's own rounds are not in its sight.
    may('read').own('Round').inA('trust'),
  ],

  head: [
    ...member,
    may('read').own('Draft', 'Acknowledgement', 'Round', 'Question', 'Audit', 'Person'),
    may('ask').own('Round'),
    may('answer').own('Question'),
    may('fork').above('Template', 'Edition'),
    may('customise').own('Policy', 'Draft'),
    may('comment').own('Draft'),
    may('ask').own('Exception'),
    may('leave').own('Policy'),
    may('update').own('Policy', 'Draft'),
    may('submit').own('Policy', 'Draft'),
    may('consult').own('Policy'),
    // Only where the meeting or the body named this office.
    may('confirm').own('Revision'),
    may('adopt').own('Revision'),
    may('withdraw').own('Revision'),
    may('review').own('Policy'),
    may('sign').own('SignatureRequest').when({ role: 'head' }),
    may('chase').own('SignatureRequest', 'Round'),
    may('pack').own('Policy', 'Meeting'),
    may('publish').own('Policy'),
    may('read').own('Pack').when({ kind: 'inspection' }),
    may('read').own('Pack').when({ kind: 'poster' }),
    may('read').own('Pack').when({ kind: 'confirmations' }),
    may('read').own('Pack').when({ kind: 'current' }),
    // Of bodies only where nobody is clerk.
    may('appoint').own('Person', 'Body'),
    // Answers what somebody asks to see of themself, and lets go of who has left.
    may('disclose').own('Person'),
    may('erase').own('Person'),
    may('connect').own('Organisation'),
    may('style').own('Organisation'),
  ],

  clerk: [
    ...member,
    may('read').own('Acknowledgement', 'Round', 'Question', 'Audit', 'Person'),
    may('ask').own('Round'),
    may('answer').own('Question'),
    // Reads drafts to comment on them; the head writes them.
    may('comment').own('Draft'),
    may('table').own('Meeting', 'Revision'),
    may('record').own('Meeting', 'Decision', 'Adoption', 'SignatureRequest'),
    // By a minute of the body: the clerk records it, the head may.
    may('leave').own('Policy'),
    may('consult').own('Policy'),
    may('adopt').own('Revision'),
    may('withdraw').own('Revision'),
    may('review').own('Policy'),
    may('sign').own('SignatureRequest').when({ role: 'clerk' }),
    may('chase').own('SignatureRequest', 'Round'),
    may('pack').own('Policy', 'Meeting'),
    may('publish').own('Policy'),
    may('read').own('Pack').when({ kind: 'inspection' }),
    may('read').own('Pack').when({ kind: 'poster' }),
    may('read').own('Pack').when({ kind: 'confirmations' }),
    may('read').own('Pack').when({ kind: 'current' }),
    may('appoint').own('Person', 'Body'),
    // Answers what somebody asks to see of themself, and lets go of who has left.
    may('disclose').own('Person'),
    may('erase').own('Person'),
    may('style').own('Organisation'),
  ],

  chair: [
    ...member,
    may('confirm').own('Revision'),
    may('adopt').own('Revision'),
    may('sign').own('SignatureRequest').when({ role: 'chair' }),
    may('pack').own('Meeting'),
  ],

  'vice-chair': [
    ...member,
    may('confirm').own('Revision'),
    may('sign').own('SignatureRequest').when({ role: 'vice-chair' }),
  ],

  governor: [...member, may('confirm').own('Revision'), may('sign').own('SignatureRequest').when({ role: 'governor' })],

  staff: reader,

  // Keeps the service running. Opening a school's texts is another thing, granted by the school and for a time.
  // The national register shows names of organisations, titles and dates.
  operator: [
    ...everyone,
    may('read').below('Organisation'),
    may('read').own('Person', 'Audit', 'Nation'),
    may('operate').own('Nation'),
  ],
};
