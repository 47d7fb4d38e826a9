import { Any, In, IsNull, type FindOperator } from 'typeorm';

/** Columns that must be equal; an array means one of these, null means empty. */
export type Where<E> = { readonly [K in keyof E]?: E[K] | readonly NonNullable<E[K]>[] | undefined };

type Condition = FindOperator<unknown> | string | number | boolean | Date;

/** TypeORM's form of a `Where`; null when the organisations asked for are all out of sight. */
export function conditionsOf<E>(
  where: Where<E>,
  seen: readonly string[],
  key: 'id' | 'organisationId',
): Record<string, Condition> | null {
  const conditions: Record<string, Condition> = {};
  for (const [column, value] of Object.entries(where)) {
    if (value === undefined) throw new TypeError(`${column} is undefined: a missing condition would match every row`);
    conditions[column] = value === null ? IsNull() : Array.isArray(value) ? In(value) : (value as Condition);
  }
  const asked = (where as Record<string, unknown>)[key];
  const organisations = asked === undefined ? seen : ([asked].flat() as string[]).filter((id) => seen.includes(id));
  if (organisations.length === 0) return null;
  conditions[key] = organisations.length === 1 ? (organisations[0] as string) : Any(organisations);
  return conditions;
}
