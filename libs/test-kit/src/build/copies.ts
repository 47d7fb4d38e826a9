import { randomUUID } from 'node:crypto';
import { DraftComment, DraftLook, Pack, PackFile, PackPart, SentDocument, WordCopy, WordReturn } from '@ratify/store';
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

/** That a member of the body is asked to look at a draft. */
export async function buildDraftLook(database: TestDatabase, overrides: In<DraftLook> = {}): Promise<DraftLook> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const asked = overrides.addresseeId ? {} : { personId: randomUUID(), personName: 'A governor' };
  return insert(database, DraftLook, {
    ...{ note: 'Is this what we said?', askedBy: SOMEBODY, askedByName: 'A head', ...asked },
    ...{ ...overrides, organisationId, policyId },
  });
}

/** A comment on the whole of a draft, open; with `threadId` a reply. */
export async function buildDraftComment(
  database: TestDatabase,
  overrides: In<DraftComment> = {},
): Promise<DraftComment> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const id = overrides.id ?? randomUUID();
  const spoken = { personId: SOMEBODY, personName: 'A clerk', personOrganisationId: organisationId };
  return insert(database, DraftComment, {
    ...{ threadId: id, state: overrides.threadId ? null : ('open' as const), words: 'Who checks this?' },
    ...{ ...spoken, personOrganisationName: 'A school', askedPersonIds: [] },
    ...{ ...overrides, id, organisationId, policyId },
  });
}

/** A document that was sent to be brought in, and has been read. */
export async function buildSentDocument(
  database: TestDatabase,
  overrides: In<SentDocument> = {},
): Promise<SentDocument> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  return insert(database, SentDocument, {
    ...{ batchId: randomUUID(), fileName: 'pond.txt', sha256: '0'.repeat(64), length: 16, bytes: null },
    ...{ state: 'read', toLookAt: 1, endedAt: new Date(), sentBy: SOMEBODY, sentByName: 'A head' },
    ...{ ...overrides, organisationId, policyId },
  });
}

/** A pack of the organisation's own policies that was asked for. */
export async function buildPack(database: TestDatabase, overrides: In<Pack> = {}): Promise<Pack> {
  const organisationId = await placed(database, overrides);
  const own = { kind: 'inspection', settingId: organisationId, title: 'Policies of a school' } as const;
  return insert(database, Pack, { ...own, askedBy: SOMEBODY, askedByName: 'A head', ...overrides, organisationId });
}

/** What became of a pack; its bytes are `buildPackPart`'s. */
export async function buildPackFile(database: TestDatabase, overrides: In<PackFile> = {}): Promise<PackFile> {
  const organisationId = await placed(database, overrides);
  const packId = overrides.packId ?? (await buildPack(database, { organisationId })).id;
  const file = { sha256: hashText('PK'), length: 2, parts: 1, mime: 'application/zip', policies: 1 };
  const expiresAt = new Date(Date.now() + 86_400_000);
  return insert(database, PackFile, { ...file, expiresAt, ...overrides, organisationId, packId });
}

/** A piece of a pack's bytes. */
export async function buildPackPart(database: TestDatabase, overrides: In<PackPart> = {}): Promise<PackPart> {
  const organisationId = await placed(database, overrides);
  const packId = overrides.packId ?? (await buildPack(database, { organisationId })).id;
  return insert(database, PackPart, { number: 1, bytes: Buffer.from('PK'), ...overrides, organisationId, packId });
}
