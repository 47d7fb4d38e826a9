import { X509Certificate } from 'node:crypto';
import type { AuditLine, Installation, PersonalPart, TakenNumber, TakenPerson } from '@ratify/store';
import { migrations } from '@ratify/migrations';
import { Misuse } from '../../shell/misuse.ts';
import { PLACES } from './manifest.ts';
import { readRows, tablesIn, type Tree } from './read-tree.ts';

const AT_ONCE = 500;

/**
 * Takes a tree that has been verified into an empty installation: all of it or nothing.
 *
 * @throws Misuse where there are organisations already, or the tree was made by a newer version.
 */
export async function takeInTree(installation: Installation, tree: Tree): Promise<void> {
  const { organisation, schema } = tree.manifest;
  if ((await installation.countOrganisations()) > 0)
    throw new Misuse('There are organisations here already: an organisation is taken into an empty installation.');
  if (!migrations.some(({ name }) => name === schema))
    throw new Misuse(`It was written by a newer version of Ratify (${schema}): take it in with that or a later one.`);
  await installation.takeIn(organisation.id, async (taken) => {
    await taken.people(await tree.lines<TakenPerson>(PLACES.people));
    for (const { sha256, mime, storedAt, file } of await tree.lines<StoredFile>(PLACES.bytes))
      await taken.bytes({ sha256, mime, storedAt, bytes: await tree.read(file) });
    for (const place of [PLACES.leanedOn, PLACES.records])
      for (const table of organisationsFirst(tablesIn(tree, place)))
        await taken.rows(table, await readRows(tree, place, table));
    await taken.numbers(await tree.lines<TakenNumber>(PLACES.numbers));
    const lines = await tree.lines<AuditLine>(PLACES.chain);
    for (let from = 0; from < lines.length; from += AT_ONCE) await taken.auditLines(lines.slice(from, from + AT_ONCE));
    await taken.personalParts(await tree.lines<PersonalPart>(PLACES.personalParts));
    const roots = tree.manifest.files.filter(({ path }) => path.startsWith(`${PLACES.certificates}/`));
    await taken.roots(
      await Promise.all(roots.map(async ({ path }) => new Uint8Array(new X509Certificate(await tree.read(path)).raw))),
    );
    await taken.finish(tree.manifestSha256);
  });
}

interface StoredFile {
  readonly sha256: string;
  readonly mime: string;
  readonly storedAt: string;
  readonly file: string;
}

/** Links are followed when they are written: both of their ends are there by then. */
function organisationsFirst(tables: readonly string[]): string[] {
  return [...tables].sort((one, other) => Number(other === 'organisations') - Number(one === 'organisations'));
}
