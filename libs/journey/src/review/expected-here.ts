import { isRunning, isExpectedOf, type PlainDate } from '@ratify/policy';
import type { Organisation, Repositories, RequiredPolicy } from '@ratify/store';

/** What is expected of a setting today by the publishers in sight, by title. */
export async function listExpected(
  rows: Repositories,
  { id, kind, phase }: Pick<Organisation, 'id' | 'kind' | 'phase'>,
  today: PlainDate,
): Promise<RequiredPolicy[]> {
  const links = await rows.links.list({ organisationId: id });
  const standing = links.filter((each) => isRunning(each, today));
  const setting = { phase, links: standing.map((link) => link.kind) };
  const all = await rows.requiredPolicies.list({ settingKind: kind }, { order: { title: 'asc' } });
  return all.filter((each) => isExpectedOf(each, setting, today));
}
