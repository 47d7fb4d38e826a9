import { describe, expect, it } from '@jest/globals';
import {
  sayAnswer,
  answersOf,
  countsStill,
  standing,
  standingAnswer,
  standingIn,
  withRowsOf,
  withSettings,
} from '../src/index.ts';

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const set = (setOn: string, asAt = setOn) => ({ items: [`of ${setOn}`], asAt, setAt: at(setOn) });

describe('what was set between meetings, beside the text in force', () => {
  it.each<[story: string, counts: boolean, asAt: string | null, putForward: string | null]>([
    ['a text from before, without a day', true, null, '2026-09-01'],
    ['a text from before that dates its answer earlier', true, '2026-09', '2026-09-01'],
    ['a text from before that was adopted since: it was put forward before', true, '2026-09-30', '2026-09-30'],
    ['a text that was put forward since', false, null, '2026-10-20'],
    ['a text that was put forward since, with the same day', false, '2026-10-01', '2026-10-20'],
    ['a text from before that dates its answer later', false, '2026-10-08', '2026-10-09'],
    ['another organisation’s text, without a day', true, null, null],
    ['another organisation’s text of the same month', true, '2026-10', null],
    ['another organisation’s text that dates its answer later', false, '2026-11', null],
  ])('counts or not: %s', (_, counts, asAt, putForward) => {
    const said = { items: [], asAt, putForwardAt: putForward === null ? null : at(putForward) };
    expect(countsStill(set('2026-10-10', '2026-10-01'), said)).toBe(counts);
  });

  it('is the newest that was set, whatever day each was of, and never an older one in its place', () => {
    const said = { items: [], asAt: null, putForwardAt: at('2026-09-01') };
    const all = [set('2026-10-01'), set('2026-10-20', '2026-10-02'), set('2026-10-10')];
    expect(standingAnswer(all, said)).toBe(all[1]);
    expect(standingAnswer(all, { ...said, asAt: '2026-10-05' })).toBeNull();
    expect(standingAnswer([], said)).toBeNull();
  });
});

describe('what a covered setting answers for itself', () => {
  const text = { items: ['The office'], asAt: '2026-12', putForwardAt: at('2026-12-01') };
  const own = [set('2026-10-10')];

  it('stands, whatever its owner adopts or sets later', () => {
    const owners = standing([set('2026-12-12')], text);
    expect(owners.items).toEqual(['of 2026-12-12']);
    const stands = standingIn('list', owners, { name: 'Hill School', set: own });
    expect(stands).toEqual({ items: ['of 2026-10-10'], asAt: '2026-10-10', set: own[0] });
    expect(standingIn('list', owners, { name: 'Hill School', set: [] })).toMatchObject({
      items: owners.items,
      set: null,
    });
  });

  it('gives way in a row of its own to one that its owner wrote later', () => {
    const rows = (asAt: string | null) =>
      standing([], { ...text, items: ['Hill School: Ann', 'Dale School: Bob'], asAt });
    const hill = { name: 'Hill School', set: own };
    expect(standingIn('per-setting', rows('2026-09'), hill).items).toEqual(['of 2026-10-10']);
    expect(standingIn('per-setting', rows(null), hill).items).toEqual(['of 2026-10-10']);
    expect(standingIn('per-setting', rows('2026-12'), hill)).toEqual({ items: ['Ann'], asAt: '2026-12', set: null });
    expect(standingIn('per-setting', rows('2026-12'), { ...hill, name: 'Moor School' }).items).toEqual([
      'of 2026-10-10',
    ]);
    const since = standing([{ ...set('2026-12-12', '2026-10-01'), items: ['Hill School: Cy'] }], {
      ...text,
      asAt: null,
      putForwardAt: null,
    });
    expect(standingIn('per-setting', since, hill).items).toEqual(['Cy']);
  });

  it('is what its owner reads in that row, as at the latest day of all', () => {
    const owners = standing([], {
      items: ['Hill School: Ann', 'Dale School: Bob'],
      asAt: '2026-09',
      putForwardAt: null,
    });
    const moor = { name: 'Moor School', set: [set('2026-10-20')] };
    expect(withSettings(owners, [{ name: 'Hill School', set: own }, moor])).toMatchObject({
      items: ['Hill School: of 2026-10-10', 'Dale School: Bob', 'Moor School: of 2026-10-20'],
      asAt: '2026-10-20',
    });
    expect(withSettings(owners, [{ name: 'Dale School', set: [] }])).toBe(owners);
  });
});

describe('rows of several settings', () => {
  const rows = ['Hill School: Ann Example', 'Dale School: Bob Example', 'hill  school: Cy Example'];

  it('change for one of them where its rows stood, or at the end', () => {
    expect(withRowsOf(rows, 'Hill School', ['Dee Example'])).toEqual(['Hill School: Dee Example', rows[1]]);
    expect(withRowsOf(rows, 'Moor School', ['Dee Example'])).toEqual([...rows, 'Moor School: Dee Example']);
    expect(withRowsOf([], 'Moor School', ['A', 'B'])).toEqual(['Moor School: A', 'Moor School: B']);
  });

  it('answer for one of them without its name', () => {
    expect(answersOf(rows, 'Hill School')).toEqual(['Ann Example', 'Cy Example']);
    expect(answersOf(rows, 'Moor School')).toEqual([]);
  });
});

describe('what a meeting is told that an answer reads now', () => {
  it.each([
    [['Ada Marlow, office manager'], 'Ada Marlow, office manager'],
    [['Ada Marlow', 'Tom Birch'], 'Ada Marlow; Tom Birch'],
    [['2027-03-15'], '15 March 2027'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'a; b; c; d; e; f; and 2 more'],
    [[], 'Nothing'],
  ])('of %j is %s', (items, said) => expect(sayAnswer(items)).toBe(said));
});
