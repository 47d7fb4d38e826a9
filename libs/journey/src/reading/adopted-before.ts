import type { Adoption, ListOptions, Policy, Where } from '@ratify/store';

/** Where adoptions are read from: all of them, or those that a role may read. */
interface Rows {
  readonly adoptions: { list(where: Where<Adoption>, options: ListOptions<Adoption>): Promise<Adoption[]> };
}

/** The adoption from before the record that the dates of a policy are of; null where it stands on a decision, or its day is not known. */
export async function readAdoptedBefore(rows: Rows, policy: Policy): Promise<Adoption | null> {
  return (await readAdoptionsBefore(rows, [policy])).get(policy.id) ?? null;
}

/** The same of many policies, by policy: in one question, and in none where none stands on such an adoption. */
export async function readAdoptionsBefore(
  rows: Rows,
  policies: readonly Policy[],
): Promise<ReadonlyMap<string, Adoption>> {
  const dated = policies.filter(({ adoptedRevisionId, adoptedOn }) => adoptedRevisionId === null && adoptedOn !== null);
  if (dated.length === 0) return new Map();
  const found = await rows.adoptions.list(
    {
      organisationId: [...new Set(dated.map(({ organisationId }) => organisationId))],
      policyId: dated.map(({ id }) => id),
      historic: true,
      setAsideAt: null,
    },
    { order: { recordedAt: 'desc' } },
  );
  return new Map(
    dated.flatMap(({ id, adoptedOn }) => {
      const its = found.find((each) => each.policyId === id && each.adoptedOn === adoptedOn);
      return its ? [[id, its] as const] : [];
    }),
  );
}
