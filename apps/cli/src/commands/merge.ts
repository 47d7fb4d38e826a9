import type { Command } from 'commander';
import type { merge } from './run-merge.ts';

const WHAT_IT_MERGES = `
Three texts with ids for their sections or clauses are merged as policies: a clause that THEIRS fixes is as THEIRS has it, and
what that leaves out of OURS is told as "notCarriedOver". Any other three texts are merged as plain Markdown.`;

/** `ratify merge`: a newer edition into a text that was changed locally. */
export function addMerge(program: Command): void {
  program
    .command('merge')
    .description('take what THEIRS changed since BASE into OURS; exit 1 when passages are left to choose')
    .argument('[base]', 'the text both sides started from')
    .argument('[ours]', 'the text with local changes')
    .argument('[theirs]', 'the newer edition')
    .option('--out <file>', 'where the merged text goes; standard output when left out')
    .option('--json', 'write {"clean","choices","text","chunks","notCarriedOver"} to standard output')
    .option(
      '--jsonl',
      'read {"id","base","ours","theirs"} a line on standard input, write {"id","chunks"} or {"id","error"} a line',
    )
    .addHelpText('after', WHAT_IT_MERGES)
    .action(async (...given: Parameters<typeof merge>) => (await import('./run-merge.ts')).merge(...given));
}
