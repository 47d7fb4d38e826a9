import type { Command } from 'commander';

/** `ratify organisations`: for the operator. Its code is loaded only when asked for. */
export function addOrganisations(program: Command): void {
  program
    .command('organisations')
    .description('the councils, trusts and schools of this installation')
    .command('load')
    .description(
      'load the national register of schools (GIAS, edubasealldata….csv): adds, renames, converts, moves and closes, and says so; exit 1 when a row cannot be used',
    )
    .argument('<file>', 'the file as it is published, Windows-1252 or UTF-8')
    .option('--links <file>', 'the file of links beside it: who came from whom')
    .option(
      '--la <code>',
      'of this local authority only; may be given several times',
      (code: string, all: string[]) => [...all, code],
      [],
    )
    .option('--dry-run', 'say what would change and write nothing')
    .option('--json', 'for machines')
    .action(async (file: string, options: { links?: string; la: string[]; dryRun?: true; json?: true }) => {
      const { loadFromFile } = await import('../operate/load-organisations.ts');
      process.exitCode = await loadFromFile(process.env, file, {
        links: options.links,
        authorities: options.la,
        dryRun: options.dryRun ?? false,
        json: options.json ?? false,
      });
    });
}
