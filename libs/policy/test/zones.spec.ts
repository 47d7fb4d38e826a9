import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const room = fileURLToPath(new URL('../src/index.ts', import.meta.url));

/** Run in a process of its own: TZ set inside Jest never reaches its dates. */
const script = `
  const policy = await import(${JSON.stringify(room)});
  const date = policy.plainDate('2027-03-28');
  console.log(JSON.stringify({
    offset: new Date('2027-07-01T12:00:00Z').getTimezoneOffset(),
    dates: [
      policy.addDays(date, 1),
      policy.daysBetween(date, policy.plainDate('2027-11-01')),
      policy.sayDate(date),
      policy.dateInLondon(Date.parse('2027-07-31T23:30:00Z')),
      policy.parseStatedDate('2/3/23').date,
      policy.nextReviewDue({ adoptedOn: policy.plainDate('2026-10-31'), every: 'P6M' }),
      policy.reviewStatus(policy.plainDate('2027-03-28'), date),
    ],
  }));
`;

describe('whatever the zone of the host', () => {
  it.each([
    ['Pacific/Kiritimati', -840],
    ['Pacific/Pago_Pago', 660],
    ['Europe/London', -60],
  ])('dates are the same in %s', (zone, offset) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect({ stderr, ...JSON.parse(stdout || '{}') }).toEqual({
      stderr: '',
      offset,
      dates: ['2027-03-29', 218, '28 March 2027', '2027-08-01', '2023-03-02', '2027-04-30', 'due-soon'],
    });
  });
});
