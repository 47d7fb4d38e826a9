import type { TestDatabase } from '../create-database.ts';
import { buildOrganisation } from './organisations.ts';

/** What a test says of a row; the rest is made up. */
export type In<E> = Partial<E> & { readonly organisationId?: string };

/** The organisation a row stands in, made when none is given. */
export const placed = async (database: TestDatabase, row: { readonly organisationId?: string }): Promise<string> =>
  row.organisationId ?? (await buildOrganisation(database)).id;
