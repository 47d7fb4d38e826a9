import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { judgeAudit, type AuditException, type AuditReport } from '../../../.ci/audit.js';

// What the registry knows against packages is asked by `npm run audit`; here is what becomes of its answer.

const via = (id: string, severity: string, name: string) => ({
  ...{ source: 1, name, title: `${name} is broken`, severity, url: `https://github.com/advisories/GHSA-${id}` },
});
const report: AuditReport = {
  vulnerabilities: {
    parser: { via: [via('aaaa-bbbb-cccc', 'high', 'parser')] },
    server: { via: ['parser', via('dddd-eeee-ffff', 'critical', 'server'), via('gggg-hhhh-iiii', 'low', 'server')] },
  },
};
const argued: AuditException = {
  ...{ advisory: 'GHSA-aaaa-bbbb-cccc', package: 'parser', why: 'Nothing of ours reaches it.', until: '2027-01-31' },
};

describe('what is known against packages', () => {
  it('is settled by whoever argues it, until their day, and nothing grave is otherwise', () => {
    const { open, argued: settled, lesser } = judgeAudit(report, [argued], '2027-01-31');
    expect(open.map(({ id }) => id)).toEqual(['GHSA-dddd-eeee-ffff']);
    expect(settled).toMatchObject([{ package: 'parser', why: 'Nothing of ours reaches it.' }]);
    expect(lesser).toBe(1);
    expect(judgeAudit(report, [argued], '2027-02-01').open.map(({ package: name }) => name)).toEqual([
      'parser',
      'server',
    ]);
  });

  it('is told of as settled no longer than it is found', () => {
    expect(judgeAudit({ vulnerabilities: {} }, [argued], '2027-01-01')).toEqual({
      ...{ open: [], argued: [], lesser: 0, idle: [argued] },
    });
  });

  it('is argued with a reason and a day, not years ahead', () => {
    const exceptions = JSON.parse(
      readFileSync(new URL('../../../.ci/audit-exceptions.json', import.meta.url), 'utf8'),
    ) as AuditException[];
    for (const { advisory, package: name, why, until } of exceptions)
      expect({ advisory, name, why, until }).toEqual({
        ...{ advisory: expect.stringMatching(/^GHSA(-\w{4}){3}$/), name: expect.stringMatching(/./) },
        ...{ why: expect.stringMatching(/.{20}/), until: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) },
      });
  });
});
