import { WordCopy, WordReturn } from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { buildPolicy } from './adopting.ts';
import { insert } from './insert.ts';
import { placed, type In } from './placed.ts';
import { hashText, SOMEBODY } from './publishing.ts';

/** A draft that went out as a Word file. */
export async function buildWordCopy(database: TestDatabase, overrides: In<WordCopy> = {}): Promise<WordCopy> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const text = overrides.text ?? '# A policy\n';
  return insert(database, WordCopy, {
    ...{ draftVersion: 1, text, textSha256: hashText(text), facts: { name: 'A school' } },
    ...{ madeBy: SOMEBODY, madeByName: 'A head', ...overrides, organisationId, policyId },
  });
}

/** A Word file that came back, with a comment and nothing else. */
export async function buildWordReturn(database: TestDatabase, overrides: In<WordReturn> = {}): Promise<WordReturn> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const copyId = overrides.copyId ?? (await buildWordCopy(database, { organisationId, policyId })).id;
  const remarks = [{ text: 'Who checks this?', author: 'A governor', quoted: '', clauseId: '' }];
  return insert(database, WordReturn, {
    ...{ isGuess: false, fileName: 'a-policy.docx', sourceSha256: '0'.repeat(64) },
    found: { changes: [], notCarried: [], remarks, notices: [] },
    ...{ broughtBy: SOMEBODY, broughtByName: 'A head', ...overrides, organisationId, policyId, copyId },
  });
}
