import { describe, expect, it } from '@jest/globals';
import { findStatutoryPolicy, STATUTORY_POLICIES_AS_OF } from '@ratify/document';
import { plainDate } from '../dates/plain-date.ts';
import { decideRequireStatutory } from '../decide/decide-require.ts';
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

describe('the statutory policies', () => {
  const state = { kind: 'council', expected: ['behaviour  policy'], templates: [] } as const;

  it('are added at once, without what is expected already; those of maintained schools are asked of no other', () => {
    const { plan } = decideRequireStatutory(state, () => 'required-1');
    expect(plan?.requirements).toHaveLength(STATUTORY_POLICIES.length - 1);
    const pay = plan?.requirements.find(({ title }) => title.includes('pay'));
    expect(pay).toMatchObject({ isStatutory: true, standings: ['maintained'], phases: [] });
    expect(plan?.requirements[0]?.standings).toEqual(['maintained', 'academy']);
  });

  it('are known to the linter by these titles, as of the same year and asked of the same schools', () => {
    expect(STATUTORY_AS_OF).toBe(STATUTORY_POLICIES_AS_OF);
    for (const { title, only } of STATUTORY_POLICIES) {
      const known = findStatutoryPolicy(title, ['maintained school']);
      expect([title, known?.maintained, known?.academy]).toEqual([title, true, only === undefined]);
    }
  });

  it('of a trust leave out what only maintained schools hold', () => {
    expect(statutoryFor('trust').every(({ only }) => only === undefined)).toBe(true);
    expect(statutoryFor('trust').length).toBeLessThan(STATUTORY_POLICIES.length);
  });
});
