import { In, IsNull, type FindOperator } from 'typeorm';

/** Columns that must be equal; an array means one of these, null means empty. */
export type Where<E> = { readonly [K in keyof E]?: E[K] | readonly NonNullable<E[K]>[] | undefined };

type Value = string | number | boolean | Date;

/** What a row has to be, the organisations that are in sight included: never empty. */
export type Conditions = Readonly<Record<string, Value | readonly Value[] | null>>;

/** The conditions of a `Where`; null when the organisations asked for are all out of sight. */
export function conditionsOf<E>(
  where: Where<E>,
  seen: readonly string[],
  key: 'id' | 'organisationId',
): Conditions | null {
  const asked = (where as Record<string, unknown>)[key];
  const organisations = asked === undefined ? seen : ([asked].flat() as string[]).filter((id) => seen.includes(id));
  for (const [column, value] of Object.entries(where))
    if (value === undefined) throw new TypeError(`${column} is undefined: a missing condition would match every row`);
  if (organisations.length === 0) return null;
  return { ...(where as Conditions), [key]: organisations.length === 1 ? (organisations[0] as string) : organisations };
}

/** The same in TypeORM's form, for what it writes. */
export function findOperatorsOf(conditions: Conditions): Record<string, FindOperator<unknown> | Value> {
  return Object.fromEntries(
    Object.entries(conditions).map(([column, value]) => [
      column,
      value === null ? IsNull() : Array.isArray(value) ? In(value) : (value as Value),
    ]),
  );
}
