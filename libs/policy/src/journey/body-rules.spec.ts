import { describe, expect, it } from '@jest/globals';
import { constitutionOf, routesKnownTo, usualBody } from './body-rules.ts';

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
    ['school', 'maintained', 'governing-body', true, null],
    ['school', 'trust', 'academy-committee', false, 3],
    ['school', 'charity', 'management-committee', false, 3],
    ['trust', 'trust', 'board', false, null],
    ['council', 'charity', 'committee', false, 3],
  ] as const)('of a %s, %s, is offered as %s', (kind, constitution, offered, halfInPost, quorum) => {
    expect(usualBody(kind, constitution)).toMatchObject({ kind: offered, halfInPost, quorum });
  });

  it('is offered no way to decide that its law does not know', () => {
    for (const constitution of ['maintained', 'trust', 'charity'] as const)
      expect(routesKnownTo(constitution)).toEqual(
        expect.arrayContaining([...usualBody('school', constitution).routes]),
      );
  });
});
