import type { BlankDefinition } from '@ratify/document';
import { describe, expect, it } from '@jest/globals';
import { type Role, decideSetLiveValue, mayKeep, plainDate } from '../src/index.ts';
import { actor, buildLiveInput, buildLiveState, SCHOOL } from './builders.ts';

const blank = (overrides: Partial<BlankDefinition>): BlankDefinition => ({
  ...{ id: 'lead', type: 'person', label: 'Who leads?', required: true, keptBy: 'head' },
  ...overrides,
});
const cover = { ...buildLiveState().policy, organisationId: 'organisation-trust', isCover: true };

describe('an answer that its keeper changes between meetings', () => {
  it('stands with who gave it and as at which day, and the record names the question, never the people', () => {
    const { plan } = decideSetLiveValue(
      buildLiveState(),
      buildLiveInput({ items: ['  The  office ', '', 'Ann Example'], why: ' Bob Example has left. ' }),
    );
    expect(plan?.value).toEqual({
      ...{ id: 'value-1', organisationId: SCHOOL, policyOrganisationId: SCHOOL, policyId: 'policy-1' },
      ...{ blankId: 'key-holders', question: 'Who holds keys?', items: ['The office', 'Ann Example'] },
      ...{ asAt: '2026-11-02', why: 'Bob Example has left.', setBy: actor.personId, setByName: actor.name },
    });
    expect(plan?.audit).toEqual([
      {
        ...{ action: 'live-value.set', subject: 'Policy', subjectId: 'policy-1' },
        data: { blankId: 'key-holders', question: 'Who holds keys?', asAt: '2026-11-02', title: 'Lone working' },
      },
    ]);
    expect(plan?.jobs).toEqual([]);
  });

  it('is confirmed with a later day, or dated where the text gives none', () => {
    const items = ['The office', 'The site team'];
    expect(decideSetLiveValue(buildLiveState(), buildLiveInput({ items })).plan).toBeDefined();
    const undated = buildLiveState({ standing: { items, asAt: null } });
    expect(decideSetLiveValue(undated, buildLiveInput({ items })).plan).toBeDefined();
  });

  it('is of the very first day of the month that stands, at the earliest', () => {
    const on = (day: string) => decideSetLiveValue(buildLiveState(), buildLiveInput({ asAt: plainDate(day) }));
    expect(on('2026-09-01').plan).toBeDefined();
    expect(on('2026-08-31').refusals).toMatchObject([
      { code: 'LIVE_AS_AT_OLDER', where: 'Who holds keys?', what: expect.stringContaining('1 September 2026') },
    ]);
  });

  it('of a row for each setting is the own answer of a setting that is covered', () => {
    const rows = blank({ type: 'per-setting', label: 'Coordinators', keptBy: 'head' });
    const standing = { items: [], asAt: null };
    const own = decideSetLiveValue(buildLiveState({ blank: rows, policy: cover, standing }), buildLiveInput());
    expect(own.plan?.value).toMatchObject({ items: ['The office'], policyOrganisationId: 'organisation-trust' });
    const all = decideSetLiveValue(
      buildLiveState({ blank: rows, standing }),
      buildLiveInput({ items: ['Hill School: Ann Example', 'Dale School: Bob Example'] }),
    );
    expect(all.plan?.value.items).toHaveLength(2);
  });

  it('keeps the lines of an address', () => {
    const { plan } = decideSetLiveValue(
      buildLiveState({ blank: blank({ type: 'address' }), standing: { items: [], asAt: null } }),
      buildLiveInput({ items: ['1 Mill Lane \n  Northbrook\n'] }),
    );
    expect(plan?.value.items).toEqual(['1 Mill Lane\nNorthbrook']);
  });

  it('tells whoever does not keep it whom to ask', () => {
    const ask = (roles: Role[], keptBy: string) =>
      decideSetLiveValue(buildLiveState({ roles, blank: blank({ type: 'list', keptBy }) }), buildLiveInput()).refusals;
    expect(ask(['clerk'], 'head')).toMatchObject([
      { code: 'LIVE_BLANK_KEPT', where: 'Who leads?', whatToDo: 'Ask the head to change it.' },
    ]);
    expect(ask(['staff'], 'bursar')).toMatchObject([{ whatToDo: 'Ask the head or the clerk to change it.' }]);
  });
});

describe('who keeps an answer', () => {
  it.each<[type: BlankDefinition['type'], keptBy: string | undefined, isCover: boolean, keepers: Role[]]>([
    ['person', 'head', false, ['head']],
    ['person', 'clerk', false, ['clerk']],
    ['list', 'chief-executive', false, ['head', 'clerk']],
    ['list', undefined, false, []],
    ['per-setting', undefined, false, []],
    ['person', 'head', true, ['head']],
    ['person', 'clerk', true, ['clerk']],
    ['person', 'chief-executive', true, []],
    ['person', undefined, true, []],
    ['per-setting', undefined, true, ['head']],
    ['per-setting', 'chief-executive', true, ['head']],
    ['per-setting', 'clerk', true, ['clerk']],
  ])('of a %s kept by %s, covered %s: %j', (type, keptBy, isCover, keepers) => {
    const kept = keptBy === undefined ? { type } : { type, keptBy };
    const roles: Role[] = ['head', 'clerk', 'chair', 'governor', 'staff', 'compliance-officer', 'publisher'];
    expect(roles.filter((role) => mayKeep(kept, isCover, [role]))).toEqual(keepers);
  });
});
