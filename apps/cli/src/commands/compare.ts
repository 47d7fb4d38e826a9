import { comparePolicies, comparisonText, readPolicy } from '@ratify/document';
import type { Command } from 'commander';
import { EXIT } from '../shell/exit-codes.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';

/** `ratify compare`: a policy against a base, clause by clause. */
export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('hold a policy against a base: which clauses match, are reworded, missing, or only here')
    .argument('<base>', 'policy Markdown to compare with')
    .argument('<other>', 'the policy to look at')
    .option('--json', 'for machines')
    .action(compareFiles);
}

async function compareFiles(base: string, other: string, options: { json?: true }): Promise<void> {
  const comparison = comparePolicies(readPolicy(await readTextFile(base)), readPolicy(await readTextFile(other)));
  const written = options.json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison);
  await writeResult(undefined, written);
  process.exitCode = EXIT.clean;
}
