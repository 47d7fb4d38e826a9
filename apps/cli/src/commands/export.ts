import type { Command } from 'commander';
import { Misuse } from '../shell/misuse.ts';

/** `ratify export` and `ratify import-export`: an organisation leaves, or comes. Their code is loaded only when asked for. */
export function addExport(program: Command): void {
  const leave = program
    .command('export')
    .description(
      'write everything an organisation has into a folder: texts, signed documents, records, the record of events',
    )
    .argument('<organisation>', 'its short name')
    .option('--out <folder>', 'a folder that is new or empty, or holds an earlier export')
    .option('--reason <why>', 'stands in the record of the organisation, with your account; asked for when left out')
    .action(async (slug: string, { out, reason }: { out?: string; reason?: string }) => {
      // No required option: commander would ask the commands below for it too.
      if (out === undefined) throw new Misuse('Say where to with --out FOLDER.');
      const { exportOrganisation } = await import('../operate/portability/portability.ts');
      await exportOrganisation(process.env, slug, { out, reason });
    });
  leave
    .command('verify')
    .description('check such a folder with no installation at hand; exit 1 when it does not hold')
    .argument('<folder>', 'what `ratify export` wrote')
    .option('--root <pem...>', 'root certificates that you trust; those in the folder when left out')
    .option('--manifest <sha256>', 'the digest that was given to you beside the folder')
    .option('--json', 'for machines')
    .action(async (folder: string, { root, manifest, json }: { root?: string[]; manifest?: string; json?: true }) => {
      const { verifyExport } = await import('../operate/portability/portability.ts');
      process.exitCode = await verifyExport(folder, { roots: root, manifest, json: json ?? false });
    });
  leave
    .command('compare')
    .description('say in what two such folders differ and why; exit 1 when there is no reason')
    .argument('<first>', 'what was taken in')
    .argument('<second>', 'what the installation that took it in exports')
    .action(async (first: string, second: string) => {
      const { compareExports } = await import('../operate/portability/portability.ts');
      process.exitCode = await compareExports(first, second);
    });
  program
    .command('import-export')
    .description('take an exported organisation into an empty installation; exit 1 when the folder does not hold')
    .argument('<folder>', 'what `ratify export` wrote')
    .action(async (folder: string) => {
      const { importExport } = await import('../operate/portability/portability.ts');
      process.exitCode = await importExport(process.env, folder);
    });
}
