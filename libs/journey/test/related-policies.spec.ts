import { expect, it } from '@jest/globals';
import { findRelated, type HeldTitle } from '../src/reading/related-policies.ts';

const held = (title: string, standing: HeldTitle['standing'], slug = 'x'): HeldTitle => ({
  ...{ title, slug, standing, policyId: standing === 'covered' ? null : title },
});

it.each([
  ['Whistleblowing', 'Whistleblowing policy'],
  ['the whistleblowing policy', 'Whistleblowing policy'],
  ['WHISTLEBLOWING  POLICY', 'Whistleblowing policy'],
  ['Complaints', 'Complaints procedure'],
  ['our-keys', 'Who holds keys'],
])('“%s” is %s', (said, title) => {
  const register = [
    held('Whistleblowing policy', 'in-force'),
    held('Complaints procedure', 'in-force'),
    held('Who holds keys', 'in-force', 'our-keys'),
  ];
  expect(findRelated([said], register)).toEqual([{ said, title, policyId: title, standing: 'in-force' }]);
});

it('of several of one title the one that counts is meant, and what is not there is said to be absent', () => {
  const register = [held('Keys', 'withdrawn'), held('Keys policy', 'covered'), held('Trips', 'withdrawn')];
  expect(findRelated(['Keys', 'Trips', 'Bees', 'use-of-phones'], register)).toEqual([
    { said: 'Keys', title: 'Keys policy', policyId: null, standing: 'covered' },
    { said: 'Trips', title: 'Trips', policyId: 'Trips', standing: 'withdrawn' },
    { said: 'Bees', title: 'Bees', policyId: null, standing: 'absent' },
    { said: 'use-of-phones', title: 'Use of phones', policyId: null, standing: 'absent' },
  ]);
});
