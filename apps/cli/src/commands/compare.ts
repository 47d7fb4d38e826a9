import type { Command } from 'commander';
import type { compareFiles } from './run-compare.ts';

/** `ratify compare`: policies against a base, clause by clause. */
export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('hold policies against a base: which clauses match, are reworded, missing, or only here')
    .argument('<base>', 'policy Markdown to compare with')
    .argument('<other...>', 'the policies to look at; patterns and folders too')
    .option('--json', 'for machines; a list when several policies are compared')
    .option('--html <file>', 'write the comparison of one policy as a page')
    .option(
      '--start-from-own-words <file>',
      'write a fork of the base with the school’s words under the base’s clauses',
    )
    .option('--edition <slug@number>', 'what the fork is based on; the base’s slug and edition 1 when left out')
    .option('--report <file>', 'where the report of the fork goes, as JSON')
    .action(async (...given: Parameters<typeof compareFiles>) =>
      (await import('./run-compare.ts')).compareFiles(...given),
    );
}
