import { expect, it } from '@jest/globals';
import { plainWords } from './plain-words.ts';

it('shows the words of a clause without its marks', () => {
  expect(plainWords('**Phones.** Out of sight of :term[pupils]; ask :blank[dsl-name], see :see[child-at-risk].')).toBe(
    'Phones. Out of sight of pupils; ask [dsl name], see “child at risk”.',
  );
  expect(plainWords('<del>not</del> a :term[pupil]{.plural}')).toBe('<del>not</del> a pupil');
  expect(plainWords('Ask :org[name] or :publisher[unit].')).toBe('Ask [school name] or [publisher unit].');
  expect(plainWords('Nothing: to take [away] * here')).toBe('Nothing: to take [away] * here');
});
