import type { EntityClass } from '@ratify/store';
import type { ObjectLiteral } from 'typeorm';
import type { TestDatabase } from '../create-database.ts';

let counted = 0;

/** A number that no other row of this process has. */
export function nextNumber(): number {
  counted += 1;
  return counted;
}

/** Writes a row as the owner and returns it as stored. */
export async function insert<E extends ObjectLiteral>(
  database: TestDatabase,
  entity: EntityClass<E>,
  row: Partial<E>,
): Promise<E> {
  const rows = database.owner.getRepository(entity);
  const { identifiers } = await rows.insert(row as never);
  // No identifier at all would find the first row there is.
  if (!identifiers[0]) throw new Error(`give ${entity.name} its whole key`);
  return rows.findOneByOrFail(identifiers[0] as never);
}
