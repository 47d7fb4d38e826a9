import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@ratify/policy';
import fc from 'fast-check';
import {
  ACTIONS,
  type AccessActor,
  type Action,
  PERMISSIONS,
  SUBJECTS,
  type Subject,
  abilityFor,
  canDo,
  explain,
  permissionMarkdown,
  permissionTable,
  rolesThatMay,
} from '../src/index.ts';

const SCHOOL = 'school-1';
const COUNCIL = 'council-1';

function buildActor(roles: Role[], overrides: Partial<AccessActor> = {}): AccessActor {
  return {
    personId: 'person-1',
    organisationId: SCHOOL,
    organisationKind: 'school',
    roles,
    above: [COUNCIL],
    ...overrides,
  };
}

const atCouncil = { organisationId: COUNCIL, organisationKind: 'council', below: [SCHOOL], above: [] } as const;
const mayAt =
  (actor: AccessActor) =>
  (action: Action, kind: Subject, organisationId: string, columns: object = {}) =>
    canDo(abilityFor(actor), action, kind, { organisationId, ...columns });

describe('the permission table', () => {
  it('stands as it was last agreed (UPDATE=1 writes it anew)', () => {
    const agreed = new URL('./fixtures/permission-table.md', import.meta.url);
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(agreed, permissionMarkdown());
    expect(permissionMarkdown()).toBe(readFileSync(agreed, 'utf8'));
  });

  it('gives every verb to somebody, and every role something', () => {
    const entries = permissionTable();
    expect(ACTIONS.filter((action) => !entries.some((entry) => entry.action === action))).toEqual([]);
    expect(ROLES.filter((role) => !entries.some((entry) => entry.role === role))).toEqual([]);
    expect(SUBJECTS.filter((subject) => !entries.some((entry) => entry.subject === subject))).toEqual([]);
  });

  it('lets nobody change anything of an organisation below or above but by starting from a template, reminding, and commenting where asked', () => {
    const across = permissionTable().filter((entry) => entry.reach !== 'own' && entry.action !== 'read');
    expect([...new Set(across.map((entry) => `${entry.role} ${entry.action} ${entry.reach}`))]).toEqual([
      'council-author comment below',
      'publisher comment below',
      'compliance-officer chase below',
      'head fork above',
    ]);
  });

  it('keeps writing and deciding apart: no role sends a text and records the decision on it, or signs for the chair', () => {
    const has = (role: Role, action: Action) => PERMISSIONS[role].some((permission) => permission.action === action);
    expect(ROLES.filter((role) => has(role, 'submit') && has(role, 'record'))).toEqual([]);
    expect(
      permissionTable()
        .filter((entry) => entry.action === 'sign')
        .map((entry) => [entry.role, entry.only]),
    ).toEqual([
      ['head', 'role is head'],
      ['clerk', 'role is clerk'],
      ['chair', 'role is chair'],
      ['vice-chair', 'role is vice-chair'],
      ['governor', 'role is governor'],
    ]);
  });

  it('shows drafts to the head only, but for comments: to the clerk, and to whoever is asked', () => {
    const drafts = permissionTable().filter((entry) => entry.subject === 'Draft');
    const [comment, other] = [true, false].map((is) => drafts.filter(({ action }) => (action === 'comment') === is));
    expect(new Set(other?.map((entry) => `${entry.role} ${entry.reach}`))).toEqual(new Set(['head own']));
    expect(new Set(comment?.map(({ role, reach, only }) => `${role} ${reach} ${only}`))).toEqual(
      new Set([
        ...['council-author below ', 'publisher below ', 'head own ', 'clerk own '],
        ...['council-author', 'publisher', 'head', 'clerk', 'chair', 'vice-chair', 'governor'].map(
          (role) => `${role} own personId is their own`,
        ),
      ]),
    );
  });
});

describe('an ability', () => {
  it('of a head reaches the school and its publisher’s editions, no other', () => {
    const may = mayAt(buildActor(['head']));
    expect(may('customise', 'Draft', SCHOOL)).toBe(true);
    expect(may('customise', 'Draft', 'school-2')).toBe(false);
    expect(may('fork', 'Edition', COUNCIL)).toBe(true);
    expect(may('fork', 'Edition', 'council-2')).toBe(false);
    expect(may('record', 'Decision', SCHOOL)).toBe(false);
  });

  it('of a member of staff shows the text in force, and only their own confirmations', () => {
    const may = mayAt(buildActor(['staff']));
    expect(may('read', 'Revision', SCHOOL, { state: 'adopted' })).toBe(true);
    expect(may('read', 'Revision', SCHOOL, { state: 'submitted' })).toBe(false);
    expect(may('read', 'Revision', SCHOOL)).toBe(false);
    expect(may('read', 'Acknowledgement', SCHOOL, { personId: 'person-1' })).toBe(true);
    expect(may('read', 'Acknowledgement', SCHOOL, { personId: 'person-2' })).toBe(false);
  });

  it('of a chair signs what asks for the chair', () => {
    const may = mayAt(buildActor(['chair']));
    expect(may('sign', 'SignatureRequest', SCHOOL, { role: 'chair' })).toBe(true);
    expect(may('sign', 'SignatureRequest', SCHOOL, { role: 'head' })).toBe(false);
    expect(may('sign', 'SignatureRequest', SCHOOL)).toBe(false);
  });

  it('of a compliance officer looks below, reminds, and touches nothing', () => {
    const may = mayAt(buildActor(['compliance-officer'], atCouncil));
    expect(may('read', 'Adoption', SCHOOL)).toBe(true);
    expect(may('chase', 'Policy', SCHOOL)).toBe(true);
    expect(may('read', 'Draft', SCHOOL)).toBe(false);
    expect(may('read', 'Acknowledgement', SCHOOL)).toBe(false);
    expect(may('read', 'Adoption', 'school-2')).toBe(false);
    expect(may('customise', 'Policy', SCHOOL)).toBe(false);
  });

  it('to write and publish templates ends where nobody is below', () => {
    expect(mayAt(buildActor(['publisher'], atCouncil))('publish', 'Template', COUNCIL)).toBe(true);
    expect(mayAt(buildActor(['council-author'], atCouncil))('publish', 'Template', COUNCIL)).toBe(false);
    expect(mayAt(buildActor(['publisher']))('publish', 'Template', SCHOOL)).toBe(false);
  });

  it('adds the roles of a person up, and is empty without any', () => {
    const may = mayAt(buildActor(['head', 'clerk']));
    expect(may('submit', 'Policy', SCHOOL) && may('record', 'Decision', SCHOOL)).toBe(true);
    expect(abilityFor(buildActor([])).rules).toEqual([]);
  });

  it('names the organisations in every rule: none is empty, none is missing, whoever asks', () => {
    const actors = fc.record({
      personId: fc.constant('person-1'),
      organisationId: fc.constantFrom(SCHOOL, COUNCIL),
      organisationKind: fc.constantFrom('council' as const, 'trust' as const, 'school' as const),
      roles: fc.uniqueArray(fc.constantFrom(...ROLES)),
      below: fc.uniqueArray(fc.constantFrom('a', 'b')),
      above: fc.uniqueArray(fc.constantFrom('c', 'd')),
    });
    fc.assert(
      fc.property(actors, fc.constantFrom(...ACTIONS), fc.constantFrom(...SUBJECTS), (actor, action, kind) => {
        const ability = abilityFor(actor);
        const lists = ability.rules.map((rule) => rule.conditions?.organisationId as { $in: string[] } | undefined);
        expect(lists.filter((list) => !list?.$in.length)).toEqual([]);
        expect(ability.rules.filter((rule) => rule.inverted || rule.fields)).toEqual([]);
        // Read as a filter, the rules say the same of a row as the ability does.
        for (const organisationId of [SCHOOL, COUNCIL, 'a', 'b', 'c', 'd', 'elsewhere']) {
          const row = { organisationId, state: 'adopted', role: 'chair', personId: 'person-1' };
          const found = ability.rulesFor(action, kind).some((rule) =>
            Object.entries(rule.conditions ?? {}).every(([column, wanted]) => {
              const value = row[column as keyof typeof row];
              return typeof wanted === 'string' ? value === wanted : (wanted as { $in: string[] }).$in.includes(value);
            }),
          );
          expect(canDo(ability, action, kind, row)).toBe(found);
        }
      }),
    );
  });
});

describe('an explanation', () => {
  it('says what may be done, or who can help', () => {
    const clerk = abilityFor(buildActor(['clerk']));
    expect(explain(clerk, 'record', 'Decision', { organisationId: SCHOOL })).toBe('You may record this decision.');
    expect(explain(clerk, 'submit', 'Policy', { organisationId: SCHOOL })).toBe(
      'You may not send this policy for a decision. Ask the head.',
    );
    expect(explain(clerk, 'record', 'Decision', { organisationId: 'school-2' })).toMatch(
      /^You may not record this decision: /,
    );
    expect(explain(clerk, 'author', 'Audit', { organisationId: SCHOOL })).toBe(
      'Nobody may write the record of events.',
    );
    expect(explain(clerk, 'publish', 'Edition', { organisationId: SCHOOL })).toMatch(/Ask a template publisher\.$/);
  });

  it('knows the roles that have a verb', () => {
    expect(rolesThatMay('chase', 'SignatureRequest')).toEqual(['compliance-officer', 'head', 'clerk']);
    expect(rolesThatMay('sign', 'Policy')).toEqual([]);
  });
});
