import { describe, expect, it } from '@jest/globals';
import { decideHandOver, plainDate, type Decided, type HandOverInput, type HandOverState } from '../src/index.ts';
import * as build from './builders.ts';

// The clerk of a body changes hands on a day: one action, with no day between and none twice.

const TODAY = build.TODAY; // 12 November 2026
const handOver = (input: Partial<HandOverInput> = {}, state: Partial<HandOverState> = {}) =>
  decideHandOver(build.buildHandOverState(state), build.buildHandOverInput(input), TODAY);
const codes = ({ refusals }: Decided<unknown>): string[] => (refusals ?? []).map(({ code }) => code);
const post = (changes: Partial<HandOverState['appointment']>): Partial<HandOverState> => ({
  appointment: { ...build.buildHandOverState().appointment, ...changes },
});

describe('a clerk’s handover', () => {
  it('ends one term the day before the other begins, on the same body', () => {
    const { plan } = handOver({ fromOn: plainDate('2027-01-01') });
    expect(plan?.untilOn).toBe('2026-12-31');
    expect(plan?.appointments).toEqual([
      expect.objectContaining({
        ...{ personId: 'person-next', role: 'clerk', bodyId: 'body-1', fromOn: '2027-01-01', untilOn: null },
      }),
    ]);
    // Who was clerk of that body alone is followed by one of that body alone.
    expect(handOver({}, post({ onlyBody: true })).plan?.appointments[0]).toMatchObject({ onlyBody: true });
    expect(plan?.audit.map(({ action }) => action)).toEqual(['clerk.handed-over', 'person.appointed']);
    expect(plan?.audit[0]?.data).toMatchObject({ lastDay: '2026-12-31', nextPersonId: 'person-next' });
  });

  it('can be to somebody new, as from today, and of a term whose end was set later', () => {
    expect(handOver({}, { person: null }).plan?.person).toMatchObject({ id: 'person-new', isNew: true });
    expect(handOver({}).plan?.untilOn).toBe('2026-11-11');
    expect(handOver({}, post({ untilOn: plainDate('2026-12-31') })).plan?.untilOn).toBe('2026-11-11');
    // The day after the last one of a term that is ending: no day between.
    expect(codes(handOver({}, post({ untilOn: plainDate('2026-11-11') })))).toEqual(['APPOINTMENT_OVER']);
  });

  it('is refused of days that would leave one without a clerk, or go back', () => {
    expect(codes(handOver({ fromOn: plainDate('2026-11-11') }))).toEqual(['LAST_DAY_PAST']);
    const ends = post({ untilOn: plainDate('2026-11-30') });
    expect(codes(handOver({ fromOn: plainDate('2026-12-02') }, ends))).toEqual(['TERM_TURNED_ROUND']);
    expect(codes(handOver({ fromOn: plainDate('2026-12-01') }, ends))).toEqual([]);
    expect(codes(handOver({}, post({ fromOn: TODAY })))).toEqual(['TERM_TURNED_ROUND']);
  });

  it('is refused of another post, to oneself, and to somebody who is clerk already', () => {
    expect(codes(handOver({}, post({ role: 'chair' })))).toEqual(['NOT_A_CLERK']);
    expect(codes(handOver({}, { person: { id: 'person-colin' } }))).toEqual(['HANDED_TO_THEMSELVES']);
    const held = [{ role: 'clerk' as const, bodyId: null, fromOn: plainDate('2020-09-01'), untilOn: null }];
    expect(codes(handOver({}, { held }))).toEqual(['ALREADY_APPOINTED']);
    expect(codes(handOver({ email: 'nobody', name: ' ' }))).toEqual(['EMAIL_NOT_VALID', 'NAME_MISSING']);
  });
});
