import { createHash } from 'node:crypto';
import { secretBox } from '@ratify/api';
import { realClock, realIds, seedPeople, seedPolicies, type Journey } from '@ratify/journey';
import { Document, DocumentVersion, Installation, StoredBlob } from '@ratify/store';
import type { Arrangement, TestDatabase } from '@ratify/test-kit';

/** The invented council with its schools, at every point of the journey, and every document printed. */
export const DEMONSTRATION: Arrangement = {
  name: 'demonstration',
  arrange: async (database) => {
    const installation = await Installation.open(database);
    try {
      await seedPeople(installation);
    } finally {
      await installation.close();
    }
    await seedPolicies(journeyOn(database), { patienceMs: 0 });
    await printDocuments(database);
  },
};

export function journeyOn({ store }: TestDatabase): Journey {
  const secrets = secretBox({ id: 'test', key: new Uint8Array(32).fill(7) });
  return { store, clock: realClock(), ids: realIds, secrets };
}

/** Stands in for the worker: gives every document that waits for its printer the bytes of a small PDF. */
export async function printDocuments(database: TestDatabase): Promise<void> {
  const documents = database.owner.getRepository(Document);
  for (const { id, organisationId, title } of await documents.findBy({ state: 'printing' })) {
    const bytes = Buffer.from(`%PDF-1.7\n% ${title} ${id}\n%%EOF\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const size = { sha256, length: bytes.length };
    await database.owner
      .getRepository(StoredBlob)
      .insert({ organisationId, mime: 'application/pdf', bytes, ...size } as never);
    await database.owner
      .getRepository(DocumentVersion)
      .insert({ organisationId, documentId: id, number: 1, level: 'unsigned', ...size } as never);
    await documents.update({ id }, { state: 'printed' });
  }
}
