import type { Store } from '@ratify/store';

/** Links every organisation's new audit rows into its chain and returns how many there were. */
export async function linkAudit(store: Store): Promise<number> {
  let linked = 0;
  for (const organisationId of await store.listUnlinked()) linked += await store.linkAudit(organisationId);
  return linked;
}
