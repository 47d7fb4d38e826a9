import { expect, it } from '@jest/globals';
import { isRunning } from './running.ts';

it.each([
  ['2026-09-01', '2026-08-31', null, false],
  ['2026-09-01', '2026-09-01', null, true],
  ['2026-09-01', '2030-01-01', null, true],
  ['2026-09-01', '2027-08-31', '2027-08-31', true],
  ['2026-09-01', '2027-09-01', '2027-08-31', false],
])('what begins on %s holds on %s, with %s as its last day: %s', (fromOn, day, untilOn, holds) => {
  expect(isRunning({ fromOn, untilOn }, day)).toBe(holds);
});
