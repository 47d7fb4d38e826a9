import type { Role } from '@ratify/policy';
import { type RatifyAbility, type Row, canDo } from './ability-for.ts';
import { permissionTable } from './permission-table.ts';
import type { Action, Subject } from './subjects.ts';

const roleNames: Readonly<Record<Role, string>> = {
  'council-author': 'a template author',
  publisher: 'a template publisher',
  'compliance-officer': 'a compliance officer',
  head: 'the head',
  clerk: 'the clerk',
  chair: 'the chair',
  'vice-chair': 'the vice-chair',
  governor: 'a governor',
  staff: 'a member of staff',
  operator: 'an operator of the service',
};

const verbs: Readonly<Record<Action, string>> = {
  read: 'read',
  author: 'write',
  publish: 'publish',
  fork: 'make your own version of',
  customise: 'change',
  comment: 'comment on',
  ask: 'ask for',
  answer: 'answer the question for',
  leave: 'change the template of',
  update: 'take a newer edition into',
  submit: 'send … for a decision',
  consult: 'record a consultation on',
  withdraw: 'withdraw',
  table: 'put … on an agenda',
  record: 'record',
  confirm: 'confirm the changes in',
  adopt: 'adopt … without a meeting',
  sign: 'sign',
  review: 'record a review of',
  acknowledge: 'confirm that you have read',
  chase: 'remind others of',
  pack: 'have a pack made of',
  appoint: 'appoint and dismiss',
  connect: 'let programs read for',
  disclose: 'give out what is held on',
  erase: 'erase the name of',
  operate: 'look after the work of',
  style: 'set the letterhead and the term dates of',
};

const subjectNames: Readonly<Record<Subject, string>> = {
  Template: 'this template',
  Edition: 'this edition',
  Policy: 'this policy',
  Draft: 'this draft',
  Revision: 'this version',
  Body: 'the bodies here',
  Meeting: 'this meeting',
  Decision: 'this decision',
  Adoption: 'this adoption',
  SignatureRequest: 'this signature',
  Document: 'this document',
  Review: 'this review',
  NotApplicable: 'that a policy is not needed',
  Acknowledgement: 'this confirmation',
  Round: 'this round of confirmations',
  Question: 'this question',
  Exception: 'this exception',
  Register: 'the register',
  Nation: 'the national register',
  Pack: 'this pack',
  Audit: 'the record of events',
  Organisation: 'this organisation',
  Person: 'the people here',
};

/** Why something may or may not be done, in one or two sentences that say who can help. */
export function explain(ability: RatifyAbility, action: Action, kind: Subject, row: Row): string {
  const what = sayVerb(action, kind);
  if (canDo(ability, action, kind, row)) return `You may ${what}.`;
  if (ability.can(action, kind))
    return `You may not ${what}: it is not open to you as it stands, or not your organisation’s.`;
  const able = rolesThatMay(action, kind).map((role) => roleNames[role]);
  if (able.length === 0) return `Nobody may ${what}.`;
  return `You may not ${what}. Ask ${orList(able)}.`;
}

/** The verb with its object: where a verb closes around it, `…` marks the place. */
function sayVerb(action: Action, kind: Subject): string {
  const verb = verbs[action];
  return verb.includes('…') ? verb.replace('…', subjectNames[kind]) : `${verb} ${subjectNames[kind]}`;
}

/** The roles that have a verb on a kind of row, somewhere. */
export function rolesThatMay(action: Action, kind: Subject): Role[] {
  const entries = permissionTable().filter((entry) => entry.action === action && entry.subject === kind);
  return [...new Set(entries.map((entry) => entry.role))];
}

function orList(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
