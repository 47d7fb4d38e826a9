import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readPolicy, type WordAccount } from '@ratify/document';
import { DocxRefusal, openImporter, type BroughtIn, type DocxNotice, type Importer } from '@ratify/docx';
import { EXIT } from '../shell/exit-codes.ts';
import { expandFiles } from '../shell/expand-files.ts';
import { Misuse } from '../shell/misuse.ts';
import { progressOver } from '../shell/progress.ts';
import { readBytes, writeResult } from '../shell/read-file.ts';

interface ImportOptions {
  readonly out?: string;
  readonly outDir?: string;
  readonly report?: string;
  readonly json?: true;
}

const ENDINGS = ['txt', 'text', 'md', 'markdown', 'docx'] as const;

export async function importFiles(names: readonly string[], options: ImportOptions): Promise<void> {
  const files = await expandFiles(names, ENDINGS);
  const stranger = files.find((file) => !new RegExp(`\\.(?:${ENDINGS.join('|')})$`, 'i').test(file));
  if (stranger !== undefined) {
    throw new Misuse(
      `${stranger}: only Word (.docx), plain text and Markdown can be brought in; save it as one of them first.`,
    );
  }
  const [file, ...more] = files;
  if (options.outDir === undefined && (file === undefined || more.length > 0))
    throw new Misuse('Name a folder with --out-dir to bring in several files.');
  const importer = openImporter({ threads: 1 });
  try {
    if (options.outDir !== undefined) await importMany(importer, files, options.outDir);
    else if (file !== undefined) await importOne(importer, file, options);
  } finally {
    await importer.close();
  }
}

async function importOne(importer: Importer, file: string, options: ImportOptions): Promise<void> {
  const brought = await bringFileIn(importer, file);
  if (brought instanceof DocxRefusal) throw new Misuse(`${file} cannot be brought in. ${brought.message}`);
  const { text, words } = brought;
  if (options.report !== undefined) await writeResult(options.report, reportJson(brought));
  if (options.out !== undefined) await writeResult(options.out, text);
  if (options.json) await writeResult(undefined, `${JSON.stringify(jsonOf(brought), null, 2)}\n`);
  else if (options.out === undefined) await writeResult(undefined, text);
  process.stderr.write(summary(file, brought));
  process.exitCode = isWhole(text, words) ? EXIT.clean : EXIT.found;
}

/** Brings in what can be: a file that is refused is named and does not stop the others. */
async function importMany(importer: Importer, files: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const progress = progressOver(files.length);
  const written = new Set<string>();
  let whole = true;
  for (const file of files) {
    progress.step(file);
    const brought = await bringFileIn(importer, file);
    if (brought instanceof DocxRefusal) {
      process.stderr.write(`${file}: not brought in. ${brought.message}\n`);
      whole = false;
      continue;
    }
    const name = freeName(basename(file).replace(/\.[^.]+$/, ''), written);
    await writeResult(join(folder, `${name}.md`), brought.text);
    await writeResult(join(folder, `${name}.report.json`), reportJson(brought));
    process.stderr.write(summary(file, brought));
    whole &&= isWhole(brought.text, brought.words);
  }
  progress.done();
  process.exitCode = whole ? EXIT.clean : EXIT.found;
}

/** `plan.docx` and `plan.txt` do not write over one another. */
function freeName(wanted: string, written: Set<string>): string {
  let name = wanted;
  for (let count = 2; written.has(name.toLowerCase()); count += 1) name = `${wanted}-${count}`;
  written.add(name.toLowerCase());
  return name;
}

/** Brings a file in under a deadline, or says why it is refused. */
async function bringFileIn(importer: Importer, file: string): Promise<BroughtIn | DocxRefusal> {
  const bytes = await readBytes(file);
  try {
    return await importer.bringIn({ fileName: basename(file), bytes });
  } catch (error) {
    if (error instanceof DocxRefusal) return error;
    throw error;
  }
}

function jsonOf({ text, report, words, notices }: BroughtIn): object {
  return { text, report, words, ...(notices.length > 0 ? { notices } : {}) };
}

function reportJson({ report, words, notices }: BroughtIn): string {
  return `${JSON.stringify({ ...report, words, ...(notices.length > 0 ? { notices } : {}) }, null, 2)}\n`;
}

function isWhole(text: string, { missing }: WordAccount): boolean {
  return missing.length === 0 && readPolicy(text).problems.every(({ severity }) => severity !== 'error');
}

function summary(file: string, { report, words: { missing }, notices }: BroughtIn): string {
  const counts = new Map<string, number>();
  for (const { what } of report.entries) counts.set(what, (counts.get(what) ?? 0) + 1);
  const reported = [...counts].map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing';
  const words =
    missing.length === 0 ? 'every word accounted for' : `${missing.length} words missing: ${missing.join(' ')}`;
  const proposals = report.proposals.map(
    ({ line, what, text, suggestion, written }) =>
      `  line ${line}, ${what}${written ? ', written' : ''}: ${text} -> ${suggestion}`,
  );
  return `${[`${file}: ${words}; in the report: ${reported}`, ...notices.map(noticeLine), ...proposals].join('\n')}\n`;
}

function noticeLine({ what, text, inText }: DocxNotice): string {
  const words = text === '' ? '(without words)' : text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return `  ${inText ? 'in the text, check' : 'not in the text'}: ${what}: ${words}`;
}
