import { migrateDatabase, openDatabase, Installation } from '@ratify/store';
import { EXIT } from '../../shell/exit-codes.ts';
import { Misuse } from '../../shell/misuse.ts';
import { readTextFile, writeResult } from '../../shell/read-file.ts';
import { accountOf, askReason } from '../note-operator.ts';
import { withInstallation, withSecretFiles, type Environment } from '../with-installation.ts';
import { compareTrees } from './compare-trees.ts';
import { openTree } from './read-tree.ts';
import { takeInTree } from './take-in-tree.ts';
import { TreeWriter } from './tree-writer.ts';
import { verifyTree, type TreeReport } from './verify-tree.ts';
import { writeTree } from './write-tree.ts';

/**
 * Writes all that an organisation has into a folder, and prints the digest to hand on beside it. Its record says so first, and so does the
 * record in the folder.
 */
export async function exportOrganisation(
  env: Environment,
  slug: string,
  { out: folder, reason: said }: { readonly out: string; readonly reason: string | undefined },
): Promise<void> {
  const reason = await askReason(said);
  const digest = await withInstallation(env, async (installation) => {
    const organisation = (await installation.listOrganisations()).find((each) => each.slug === slug);
    if (!organisation) throw new Misuse(`There is no organisation “${slug}” here.`);
    const tree = await TreeWriter.open(folder);
    await installation.noteOperator([organisation.id], { action: 'organisation.exported', by: accountOf(env), reason });
    return installation.takeOut(organisation.id, (out) => writeTree(out, organisation, tree));
  });
  await writeResult(undefined, `${folder}: written. SHA-256 of its manifest: ${digest}\n`);
}

export interface VerifyExportOptions {
  readonly roots?: readonly string[] | undefined;
  /** The digest that was handed on beside the tree. */
  readonly manifest?: string | undefined;
  readonly json: boolean;
}

/** Checks a tree without any installation; returns the exit code: 1 where anything in it is not what it was. */
export async function verifyExport(folder: string, options: VerifyExportOptions): Promise<number> {
  const tree = await openTree(folder);
  const roots = options.roots ? await Promise.all(options.roots.map(readTextFile)) : null;
  const found = await verifyTree(tree, { roots, at: new Date() });
  const isAsked = options.manifest === undefined || options.manifest === found.manifestSha256;
  const report = isAsked
    ? found
    : {
        ...found,
        faults: [{ where: 'manifest.json', what: 'is not the one whose digest was given' }, ...found.faults],
      };
  await writeResult(undefined, options.json ? `${JSON.stringify(report, null, 2)}\n` : sayReport(folder, report));
  return report.faults.length === 0 ? EXIT.clean : EXIT.found;
}

/** Takes a tree into an installation that has no organisation yet, making its database where there is none. */
export async function importExport(env: Environment, folder: string): Promise<number> {
  const tree = await openTree(folder);
  const report = await verifyTree(tree, { roots: null, at: new Date() });
  if (report.faults.length > 0) {
    await writeResult(undefined, `${sayReport(folder, report)}Nothing was taken in.\n`);
    return EXIT.found;
  }
  const database = await openDatabase({ env: withSecretFiles(env) });
  try {
    await migrateDatabase(database);
    const installation = await Installation.open(database);
    await takeInTree(installation, tree).finally(() => installation.close());
  } finally {
    await database.stop();
  }
  await writeResult(
    undefined,
    `${report.organisation} is taken in, with ${report.recordLines} lines of its record. Nobody brings a password along: each person asks for a new one at the sign-in page.\n`,
  );
  return EXIT.clean;
}

/** Says in what two trees differ; returns the exit code: 1 where a difference has no reason. */
export async function compareExports(first: string, second: string): Promise<number> {
  const differences = await compareTrees(await openTree(first), await openTree(second));
  const lines = differences.map(
    ({ path, what, because }) => `${path}: ${what}${because ? `, because ${because}` : ''}`,
  );
  await writeResult(undefined, `${[...lines, ...(lines.length ? [] : ['They are the same.'])].join('\n')}\n`);
  return differences.every(({ because }) => because !== null) ? EXIT.clean : EXIT.found;
}

function sayReport(folder: string, report: TreeReport): string {
  const { organisation, files, recordLines, recordHead, documents, faults, manifestSha256 } = report;
  return [
    `${folder}: ${organisation}, ${faults.length === 0 ? 'HOLDS' : 'DOES NOT HOLD'}`,
    `  ${files} files; SHA-256 of the manifest ${manifestSha256}`,
    `  ${recordLines} lines of the record, head ${recordHead}`,
    ...documents.map(({ file, title, verdict }) => `  ${verdict}  ${title} (${file})`),
    ...faults.map(({ where, what }) => `  ${where}: ${what}`),
    '',
  ].join('\n');
}
