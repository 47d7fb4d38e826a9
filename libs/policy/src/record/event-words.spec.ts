import { describe, expect, it } from '@jest/globals';
import { EVENT_WORDS, isOwnWork, sayEvent } from './event-words.ts';

describe('a line of the record', () => {
  it('is said as something that somebody did, in plain words and each in its own', () => {
    const words = Object.values(EVENT_WORDS);
    for (const each of words) expect(each).toMatch(/^[A-Z][a-z]+ /);
    expect(words.join(' ')).not.toMatch(/\b(?:fork|merge|conflict|upstream|tenant|revision|webhook)\b/i);
    expect(new Set(words).size).toBe(words.length);
  });

  it('names the question that was answered anew, never the answer', () => {
    const answer = { question: 'Who holds keys?', asAt: '2026-10-01', of: null };
    expect(sayEvent('live-value.set', { answer })).toBe('Who holds keys? changed, as at 1 October 2026');
    expect(sayEvent('live-value.set', { answer: { ...answer, of: 'Lone working' } })).toMatch(
      /1 October 2026: Lone working$/,
    );
    expect(sayEvent('live-value.set')).toBe(EVENT_WORDS['live-value.set']);
    expect(sayEvent('policy.adopted', { answer })).toBe('Adopted a policy');
  });

  it('says what was decided, and in which minute', () => {
    const said = (outcome: string, minuteReference: string | null) =>
      sayEvent('decision.recorded', { decision: { outcome, minuteReference } });
    expect(said('adopted-with-changes', '26/41')).toBe('Recorded a decision (adopted with changes, minute 26/41)');
    expect(said('deferred', null)).toBe('Recorded a decision (deferred)');
    expect(sayEvent('decision.recorded')).toBe('Recorded a decision');
  });

  it('says when something was adopted before, and in which minute', () => {
    const said = (adoptedSaid: string | null, minuteReference: string | null) =>
      sayEvent('adoption.recorded-as-historic', { history: { adoptedSaid, minuteReference } });
    const words = 'Recorded an adoption from before Ratify';
    expect(said('June 2017', 'FGB 12/24')).toBe(`${words} (June 2017, minute FGB 12/24)`);
    expect(said('2019', null)).toBe(`${words} (2019)`);
    expect(said(null, null)).toBe(words);
    expect(sayEvent('adoption.recorded-as-historic')).toBe(words);
  });

  it('of a newer version says its own name', () => {
    expect(sayEvent('policy.turned-over')).toBe('Policy: turned over');
    expect(sayEvent('constructor')).toBe('Constructor');
  });

  it('says what the service does by itself', () => {
    expect(['document.sealed', 'revision.signed', 'nothing.known'].map(isOwnWork)).toEqual([true, false, false]);
  });
});
