import { expect, it } from '@jest/globals';
import type { Organisation } from '@ratify/store';
import { introduce } from '../../src/operate/portability/introduce.ts';

it('says when a policy was adopted before the record as its document does, and by the day where it stands on a decision', () => {
  const policy = { title: 'Keys', adopted_on: '2019-01-01', review_due_said: '2022', review_due_on: '2022-12-31' };
  const before = { adopted_on: '2019-01-01', historic: true, set_aside_at: null };
  const rows = new Map([
    [
      'policies',
      [
        { ...policy, id: 'keys', adopted_revision_id: null },
        { ...policy, id: 'trips', title: 'Trips', adopted_revision_id: 'version' },
        { ...policy, id: 'visits', title: 'Visits', adopted_revision_id: null },
      ],
    ],
    [
      'adoptions',
      [
        { ...before, policy_id: 'keys', adopted_said: 'January 2019', recorded_at: '2026-11-02T09:00:00.000Z' },
        { ...before, policy_id: 'keys', adopted_said: '2019', recorded_at: '2026-11-03T09:00:00.000Z' },
        { ...before, policy_id: 'trips', adopted_said: '2019', recorded_at: '2026-11-02T09:00:00.000Z' },
        { ...before, policy_id: 'visits', adopted_said: null, recorded_at: '2026-11-02T09:00:00.000Z' },
      ],
    ],
  ]);
  const page = introduce({ name: 'A school' } as Organisation, rows, []);
  expect(page).toContain('| Keys | none | 2019 | 2022 |');
  expect(page).toContain('| Trips | none | 2019-01-01 | 2022 |');
  expect(page).toContain('| Visits | none | 2019-01-01 | 2022 |');
});
