import { describe, expect, it } from '@jest/globals';
import { isProofFresh } from '@ratify/policy';

describe('a proof of who somebody is', () => {
  it.each([
    ['2027-01-04T10:15:00Z', true],
    ['2027-01-04T10:15:01Z', false],
    ['2027-01-04T09:59:59Z', true],
  ])('of ten o’clock, good for 15 minutes, at %s: %s', (now, isFresh) => {
    expect(isProofFresh(new Date('2027-01-04T10:00:00Z'), new Date(now), 15)).toBe(isFresh);
  });
});
