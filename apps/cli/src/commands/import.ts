import { basename } from 'node:path';
import { accountForWords, importText, readPolicy, type Imported, type WordAccount } from '@ratify/document';
import type { Command } from 'commander';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';

interface ImportOptions {
  readonly out?: string;
  readonly report?: string;
  readonly json?: true;
}

/** `ratify import`: an existing policy as policy Markdown, with a report of everything that is not in its body. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('make policy Markdown from an existing policy; nothing is dropped without being reported')
    .argument('<file>', 'plain text or Markdown: .txt, .text, .md or .markdown')
    .option('--out <file>', 'where the policy goes; standard output when left out')
    .option('--report <file>', 'where the whole report goes, as JSON')
    .option('--json', 'write text, report and word account as JSON to standard output')
    .action(importFile);
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  if (!/\.(?:txt|text|md|markdown)$/i.test(file)) {
    throw new Misuse(`${file}: only plain text and Markdown can be brought in; save it as text first.`);
  }
  const source = await readTextFile(file);
  const imported = importText(source, { fileName: basename(file) });
  const words = accountForWords(source, imported);
  if (options.report !== undefined) {
    await writeResult(options.report, `${JSON.stringify({ ...imported.report, words }, null, 2)}\n`);
  }
  if (options.out !== undefined) await writeResult(options.out, imported.text);
  if (options.json) await writeResult(undefined, `${JSON.stringify({ ...imported, words }, null, 2)}\n`);
  else if (options.out === undefined) await writeResult(undefined, imported.text);
  process.stderr.write(summary(file, imported, words));
  process.exitCode = isWhole(imported, words) ? EXIT.clean : EXIT.found;
}

function isWhole({ text }: Imported, { missing }: WordAccount): boolean {
  return missing.length === 0 && readPolicy(text).problems.every(({ severity }) => severity !== 'error');
}

function summary(file: string, { report }: Imported, { missing }: WordAccount): string {
  const counts = new Map<string, number>();
  for (const { what } of report.entries) counts.set(what, (counts.get(what) ?? 0) + 1);
  const reported = [...counts].map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing';
  const words =
    missing.length === 0 ? 'every word accounted for' : `${missing.length} words missing: ${missing.join(' ')}`;
  const proposals = report.proposals.map(
    ({ line, what, text, suggestion }) => `  line ${line}, ${what}: ${text} -> ${suggestion}`,
  );
  return `${[`${file}: ${words}; in the report: ${reported}`, ...proposals].join('\n')}\n`;
}
