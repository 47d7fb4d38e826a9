import { describe, expect, it } from '@jest/globals';
import { constitutionOf, routesKnownTo, usualQuorum } from './body-rules.ts';

describe('a body', () => {
  it('acts under the law of the link that makes its organisation what it is', () => {
    expect(constitutionOf({ kind: 'school', links: ['maintained-by', 'buys-service-from'] })).toBe('maintained');
    expect(constitutionOf({ kind: 'school', links: ['academy-of', 'lies-in-area-of'] })).toBe('trust');
    expect(constitutionOf({ kind: 'trust', links: [] })).toBe('trust');
    expect(constitutionOf({ kind: 'school', links: ['buys-service-from'] })).toBe('charity');
  });

  it('knows no written resolution where it is maintained, and no chair’s action where it is a charity', () => {
    expect(routesKnownTo('maintained')).not.toContain('written-resolution');
    expect(routesKnownTo('charity')).not.toContain('chairs-action');
    expect(routesKnownTo('trust')).toHaveLength(4);
  });

  it.each([
    ['governing-body', 'maintained', 11, 6],
    ['governing-body', 'maintained', 12, 6],
    ['committee', 'maintained', 12, 3],
    ['board', 'trust', 9, null],
  ] as const)('of kind %s, %s, with %i in post has the usual quorum %p', (kind, constitution, inPost, quorum) => {
    expect(usualQuorum(kind, constitution, inPost)).toBe(quorum);
  });
});
