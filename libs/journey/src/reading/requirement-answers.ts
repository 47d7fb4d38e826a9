import type { Policy } from '@ratify/store';
import type { ReadableRows } from './readable.ts';

export interface ShownAnswer {
  readonly id: string;
  readonly title: string;
  readonly publisherName: string;
  readonly linkedByName: string;
  readonly linkedAt: Date;
}

/** What a policy answers under another title, of publishers in sight. */
export async function readAnswers(rows: ReadableRows, policy: Policy): Promise<ShownAnswer[]> {
  const { organisationId: policyOrganisationId, id: policyId } = policy;
  const found = await rows.requirementAnswers.list({ policyOrganisationId, policyId, endedAt: null });
  if (found.length === 0) return [];
  const expected = await rows.work.requiredPolicies.list({ id: found.map(({ requirementId }) => requirementId) });
  const publishers = await rows.work.organisations.list({ id: expected.map((each) => each.organisationId) });
  return found.flatMap(({ id, requirementId, linkedByName, linkedAt }) => {
    const its = expected.find((each) => each.id === requirementId);
    const publisherName = publishers.find((each) => each.id === its?.organisationId)?.name ?? '';
    return its ? [{ id, title: its.title, publisherName, linkedByName, linkedAt }] : [];
  });
}

/** One link, as whoever expects the policy reads it too. */
export interface ListedAnswer extends ShownAnswer {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly policyId: string;
  readonly policyTitle: string;
}

const MOST = 500;

/** What is answered under another title, at the organisation acted for and those below it; the newest first. */
export async function listAnswers(rows: ReadableRows): Promise<ListedAnswer[]> {
  const { work } = rows;
  const found = await rows.requirementAnswers.list({ endedAt: null }, { order: { linkedAt: 'desc' }, limit: MOST });
  if (found.length === 0) return [];
  const expected = await work.requiredPolicies.list({ id: found.map((each) => each.requirementId) });
  const id = found.map((each) => each.policyId);
  const titles = new Map((await rows.policies.list({ id })).map((each) => [each.id, each.title]));
  const covers = await work.coverages.list({ policyId: id });
  const named = [...found, ...expected].map((each) => each.organisationId);
  const names = new Map((await work.organisations.list({ id: named })).map((each) => [each.id, each.name]));
  return found.flatMap((answer) => {
    const { id: answerId, organisationId, policyId, linkedByName, linkedAt } = answer;
    const its = expected.find((each) => each.id === answer.requirementId);
    const cover = covers.find((each) => each.organisationId === organisationId && each.policyId === policyId);
    if (!its) return [];
    const publisherName = names.get(its.organisationId) ?? '';
    return {
      ...{ id: answerId, title: its.title, publisherName, linkedByName, linkedAt },
      ...{ organisationId, organisationName: names.get(organisationId) ?? '' },
      ...{ policyId, policyTitle: titles.get(policyId) ?? cover?.title ?? '' },
    };
  });
}

export interface LinkablePolicy {
  readonly id: string;
  readonly title: string;
  /** Whose it is, where it covers the setting. */
  readonly coveredBy: string | null;
}

/** What may answer something that is missing at the organisation acted for. */
export async function readLinkable(rows: ReadableRows): Promise<LinkablePolicy[]> {
  const { organisationId } = rows;
  if (!rows.canOn('review', 'Policy', { organisationId })) return [];
  const own = await rows.policies.list({ organisationId, retiredOn: null });
  const covers = (await rows.work.coverages.list({ organisationId })).filter(
    (each) => each.adoptingOrganisationId !== organisationId,
  );
  const owners = await rows.work.organisations.list({ id: covers.map((each) => each.adoptingOrganisationId) });
  const nameOf = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
  return [
    ...own.map(({ id, title }) => ({ id, title, coveredBy: null })),
    ...covers.map((each) => ({ id: each.policyId, title: each.title, coveredBy: nameOf(each.adoptingOrganisationId) })),
  ].sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}
