import { Store } from '@ratify/store';
import { ownerSource } from '@ratify/store/owner';
import type { TestDatabase } from '@ratify/test-kit';
import type { Measurable } from './installation.ts';

/** The database as the builders of rows want it. */
export async function openKit({ database }: Pick<Measurable, 'database'>): Promise<TestDatabase> {
  const { url, rolePassword } = database;
  const owner = await ownerSource(url).initialize();
  const store = new Store({ url, rolePassword });
  const close = async (): Promise<void> => {
    await owner.destroy();
    await store.close();
  };
  return { url, directUrl: url, rolePassword, owner, store, leave: close, close };
}
