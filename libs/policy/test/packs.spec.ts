import { describe, expect, it } from '@jest/globals';
import { confirmationOf, decideAskForPack, packExpiry, packState, plainDate } from '@ratify/policy';
import * as build from './builders.ts';

const asked = { packId: 'pack-1', about: 'school-1' };
const state = { actor: build.actor, kind: 'inspection', policies: 3, underWay: null } as const;

describe('asking for a pack', () => {
  it('records that it was asked for, and hands it to one job', () => {
    const { plan } = decideAskForPack(state, asked);
    expect(plan).toEqual({
      ...{ packId: 'pack-1', isNew: true },
      audit: [
        {
          ...{ action: 'pack.asked', subject: 'Organisation', subjectId: 'school-1' },
          data: { packId: 'pack-1', kind: 'inspection' },
        },
      ],
      jobs: [{ task: 'make-pack', payload: { packId: 'pack-1' }, key: 'make-pack:pack-1' }],
    });
  });

  it('while the same is being made is that one, and nothing new', () => {
    const { plan } = decideAskForPack({ ...state, underWay: { id: 'pack-0' } }, asked);
    expect(plan).toEqual({ packId: 'pack-0', isNew: false, audit: [], jobs: [] });
  });

  it('is refused where there is nothing to put in', () => {
    const { refusals } = decideAskForPack({ ...state, kind: 'meeting', policies: 0 }, asked);
    expect(refusals?.map(({ code }) => code)).toEqual(['NOTHING_TO_PACK']);
  });
});

describe('where a pack stands', () => {
  const made = new Date('2026-11-28T22:00:00Z');
  const file = { expiresAt: packExpiry(made) };

  it.each([
    ['waiting', null, null],
    ['waiting', null, { state: 'queued' }],
    ['making', null, { state: 'running' }],
    ['failed', null, { state: 'failed' }],
    ['ready', file, { state: 'done' }],
    ['ready', file, null],
  ])('is %s', (stands, its, job) => expect(packState(its, job, made)).toBe(stands));

  it('of a meeting is there on its day, however early its papers were made, and for a week after it', () => {
    expect(packExpiry(made, plainDate('2026-12-15'))).toEqual(new Date('2026-12-23T00:00:00Z'));
    expect(packExpiry(made, plainDate('2026-11-03'))).toEqual(packExpiry(made));
  });

  it('is ready to the last moment of its time, and expired at the next', () => {
    const last = new Date('2026-12-05T21:59:59.999Z');
    expect([packState(file, null, last), packState(file, null, new Date(last.getTime() + 1))]).toEqual([
      'ready',
      'expired',
    ]);
  });
});

describe('whether somebody confirmed a policy in force', () => {
  const at = new Date('2026-09-20T10:00:00Z');
  const versions = (last: 'editorial' | 'substantive') =>
    [
      { id: 'first', number: 1, level: 'substantive' },
      { id: 'second', number: 2, level: last },
    ] as const;

  it.each([
    ['of the version in force', ['second'], versions('substantive'), { state: 'confirmed', version: 2, at }],
    ['of the one before an editorial change', ['first'], versions('editorial'), { state: 'confirmed', version: 1, at }],
    ['of the one before any other change', ['first'], versions('substantive'), { state: 'changed', version: 1, at }],
    ['of none', [], versions('editorial'), { state: 'none', version: null, at: null }],
  ])('%s', (_what, read, adopted, expected) => {
    expect(confirmationOf(new Map(read.map((id) => [id, at])), adopted)).toEqual(expected);
  });
});
