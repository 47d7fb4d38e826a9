import { expect, it } from '@jest/globals';
import { withNotice } from './notices.ts';

// After something was done on a page that its address narrows, the page is narrowed as before and says what was done.

it('is shown beside whatever else an address asks for', () => {
  expect(withNotice('/register', 'schools-reminded')).toBe('/register?done=schools-reminded');
  expect(withNotice('/register?status=overdue', 'schools-reminded')).toBe(
    '/register?status=overdue&done=schools-reminded',
  );
});
