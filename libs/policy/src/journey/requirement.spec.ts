import { describe, expect, it } from '@jest/globals';
import { findStatutoryPolicy, STATUTORY_KEYS, STATUTORY_POLICIES_AS_OF } from '@ratify/document';
import { plainDate } from '../dates/plain-date.ts';
import { decideChangeRequirement, decideRequireStatutory } from '../decide/decide-require.ts';
import { isExpectedOf, standingBy } from './requirement.ts';
import { STATUTORY_AS_OF, STATUTORY_POLICIES, statutoryFor } from './statutory-policies.ts';

const TODAY = plainDate('2026-11-10');
const EVERYBODY = { phases: [], standings: [], endedOn: null };
const primary = { phase: 'primary', links: ['maintained-by', 'lies-in-area-of'] } as const;

describe('what is expected', () => {
  it('is of every setting, unless phases or a standing are said', () => {
    expect(isExpectedOf(EVERYBODY, primary, TODAY)).toBe(true);
    expect(isExpectedOf({ ...EVERYBODY, phases: ['nursery', 'primary'] }, primary, TODAY)).toBe(true);
    expect(isExpectedOf({ ...EVERYBODY, phases: ['nursery'] }, primary, TODAY)).toBe(false);
    expect(isExpectedOf({ ...EVERYBODY, standings: ['academy'] }, primary, TODAY)).toBe(false);
    expect(isExpectedOf({ ...EVERYBODY, standings: ['maintained'] }, primary, TODAY)).toBe(true);
    expect(isExpectedOf({ ...EVERYBODY, phases: ['primary'] }, { ...primary, phase: null }, TODAY)).toBe(false);
  });

  it('is expected on its last day, and not on the next', () => {
    expect(isExpectedOf({ ...EVERYBODY, endedOn: '2026-11-10' }, primary, TODAY)).toBe(true);
    expect(isExpectedOf({ ...EVERYBODY, endedOn: '2026-11-09' }, primary, TODAY)).toBe(false);
  });

  it('knows an academy by its trust, whoever else it works with', () => {
    expect(standingBy(['academy-of', 'lies-in-area-of'])).toBe('academy');
    expect(standingBy(['buys-service-from'])).toBe('other');
  });
});

describe('a change of what is expected', () => {
  const is = {
    ...{
      id: 'required-1',
      title: 'Trips policy',
      basis: 'The scheme',
      isStatutory: false,
      statutoryKey: null,
      templateId: null,
    },
    ...{ phases: [], standings: [], dueOn: null, endedOn: null },
  };
  const state = {
    kind: 'council',
    expected: ['Trips policy', 'Lettings policy'],
    expectedKeys: ['complaints'],
    templates: [],
  } as const;
  const change = (input: object, was: object = {}) =>
    decideChangeRequirement(state, { ...is, ...was }, { ...is, ...input }, TODAY);
  const codes = (...given: Parameters<typeof change>) => change(...given).refusals?.map(({ code }) => code);

  it('may be of every word of it, its day and its last day, and tells what it was', () => {
    const input = { title: ' Educational  visits policy ', phases: ['primary'], dueOn: plainDate('2027-09-01') };
    const { plan } = change({ ...input, endedOn: plainDate('2028-08-31') }, { endedOn: plainDate('2027-08-31') });
    expect(plan?.requirement).toMatchObject({
      ...{ id: 'required-1', title: 'Educational visits policy', phases: ['primary'], dueOn: '2027-09-01' },
      endedOn: '2028-08-31',
    });
    expect(plan?.audit[0]).toMatchObject({
      action: 'requirement.changed',
      data: { was: { title: 'Trips policy', endedOn: '2027-08-31' }, is: { title: 'Educational visits policy' } },
    });
    expect(change({ endedOn: null }, { endedOn: plainDate('2027-08-31') }).plan?.requirement.endedOn).toBeNull();
  });

  it('keeps its own title, takes no other’s, and is not of what is over', () => {
    expect(codes({ title: 'trips policy' })).toBeUndefined();
    expect(codes({ title: 'lettings policy' })).toEqual(['EXPECTED_ALREADY']);
    expect(codes({ statutoryKey: 'complaints' })).toEqual(['EXPECTED_ALREADY']);
    expect(codes({ statutoryKey: 'complaints' }, { statutoryKey: 'complaints' })).toBeUndefined();
    expect(codes({ basis: ' ', title: '' })).toEqual(['EXPECTED_TITLE_MISSING', 'EXPECTED_BASIS_MISSING']);
    expect(codes({}, { endedOn: plainDate('2026-11-09') })).toEqual(['EXPECTED_NO_MORE']);
  });
});

describe('the statutory policies', () => {
  const state = {
    kind: 'council',
    expected: ['behaviour  policy'],
    expectedKeys: ['attendance'],
    templates: [],
  } as const;

  it('are added at once, without what is expected already by title or key; those of maintained schools are asked of no other', () => {
    const { plan } = decideRequireStatutory(state, () => 'required-1');
    expect(plan?.requirements).toHaveLength(STATUTORY_POLICIES.length - 2);
    const pay = plan?.requirements.find(({ title }) => title.includes('pay'));
    expect(pay).toMatchObject({
      isStatutory: true,
      statutoryKey: 'teachers-pay',
      standings: ['maintained'],
      phases: [],
    });
    expect(plan?.requirements[0]?.standings).toEqual(['maintained', 'academy']);
  });

  it('are known to the linter by these titles, as of the same year and asked of the same schools', () => {
    expect(STATUTORY_AS_OF).toBe(STATUTORY_POLICIES_AS_OF);
    for (const { title, only } of STATUTORY_POLICIES) {
      const known = findStatutoryPolicy(title, ['maintained school']);
      expect([title, known?.maintained, known?.academy]).toEqual([title, true, only === undefined]);
    }
  });

  it('have each a key of their own', () => {
    expect(STATUTORY_POLICIES.map(({ key }) => key).sort()).toEqual([...STATUTORY_KEYS].sort());
  });

  it('of a trust leave out what only maintained schools hold', () => {
    expect(statutoryFor('trust').every(({ only }) => only === undefined)).toBe(true);
    expect(statutoryFor('trust').length).toBeLessThan(STATUTORY_POLICIES.length);
  });
});
