import { expect, it } from '@jest/globals';

import { checkAuthorityHealth } from './authority-health.ts';

it.each([
  ['2027-06-13T00:00:00Z', 90, 'good'],
  ['2027-06-12T23:59:59Z', 89, 'renew'],
  ['2027-03-15T00:00:00Z', 0, 'renew'],
  ['2027-03-14T23:59:59Z', -1, 'expired'],
])('a certificate that ends at %s has %i days left: %s', (notAfter, daysLeft, state) => {
  const rows = [{ kind: 'tsa' as const, notAfter: new Date(notAfter) }];
  expect(checkAuthorityHealth(rows, new Date('2027-03-15T00:00:00Z'))).toMatchObject([
    { kind: 'tsa', daysLeft, state },
  ]);
});
