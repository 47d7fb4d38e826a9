import { describe, expect, it } from '@jest/globals';
import { ownPath } from './own-path.ts';

describe('where to go after signing in', () => {
  it.each(['/policies', '/register?status=overdue&after=abc', '/sign/1?x=/y', '/documents/a.pdf'])(
    'goes on to %s',
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    undefined,
    '',
    'policies',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/a\\b',
    '/a\nset-cookie:x',
    '/\t/elsewhere.example',
    '/sign-in?next=/sign-in',
    'javascript:alert(1)',
  ])('never leaves the site, nor signs in twice: %j', (path) => expect(ownPath(path)).toBe('/todo'));
});
