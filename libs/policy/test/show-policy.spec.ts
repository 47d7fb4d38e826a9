import { describe, expect, it } from '@jest/globals';
import { decideShowPolicy } from '@ratify/policy';
import * as build from './builders.ts';

const inForce = { id: 'policy-1', isPublic: false, adoptedRevisionId: 'revision-1', retiredOn: null };
const show = (policy: object, isPublic: boolean) =>
  decideShowPolicy({ actor: build.actor, policy: { ...inForce, ...policy } }, { isPublic });

describe('a policy on the web', () => {
  it('is shown once it is in force, and that is recorded once', () => {
    expect(show({}, true).plan).toMatchObject({ policy: { isPublic: true }, audit: [{ action: 'policy.shown' }] });
    expect(show({ isPublic: true }, true).plan).toMatchObject({ policy: { isPublic: true }, audit: [] });
  });

  it.each([
    ['nothing of it was adopted', { adoptedRevisionId: null }],
    ['it is no longer in use', { retiredOn: '2026-09-01' }],
  ])('is not shown where %s, and can always be taken off', (_why, policy) => {
    expect(show(policy, true).refusals?.map(({ code }) => code)).toEqual(['NOT_IN_FORCE']);
    expect(show({ ...policy, isPublic: true }, false).plan).toMatchObject({
      ...{ policy: { isPublic: false }, audit: [{ action: 'policy.hidden' }] },
    });
  });
});
