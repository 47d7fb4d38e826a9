import { basename } from 'node:path';
import {
  comparePolicies,
  comparisonPage,
  comparisonText,
  readPolicy,
  startFromOwnWords,
  summaryOf,
  type Comparison,
  type OwnWordsReport,
  type PolicyDocument,
} from '@ratify/document';
import { EXIT } from '../shell/exit-codes.ts';
import { expandFiles } from '../shell/expand-files.ts';
import { Misuse } from '../shell/misuse.ts';
import { progressOver } from '../shell/progress.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';

interface CompareOptions {
  readonly json?: true;
  readonly html?: string;
  readonly startFromOwnWords?: string;
  readonly edition?: string;
  readonly report?: string;
}

interface Compared {
  readonly file: string;
  /** As the policy calls itself, or its file. */
  readonly name: string;
  readonly comparison: Comparison;
}

export async function compareFiles(baseFile: string, names: readonly string[], options: CompareOptions): Promise<void> {
  const files = await expandFiles(names, ['md', 'markdown']);
  const single = options.html !== undefined || options.startFromOwnWords !== undefined;
  if (single && files.length !== 1) throw new Misuse('--html and --start-from-own-words take one policy to look at.');
  const base = readPolicy(await readTextFile(baseFile));
  refuseUnread(baseFile, base);
  const compared: Compared[] = [];
  const progress = progressOver(files.length);
  for (const file of files) {
    progress.step(file);
    const other = readPolicy(await readTextFile(file));
    refuseUnread(file, other);
    compared.push({ file, name: nameOf(file, other), comparison: comparePolicies(base, other) });
    if (options.startFromOwnWords !== undefined) await writeFork(base, other, options.startFromOwnWords, options);
  }
  progress.done();
  await writeComparisons(nameOf(baseFile, base), compared, options);
  process.exitCode = EXIT.clean;
}

function nameOf(file: string, { frontMatter }: PolicyDocument): string {
  return frontMatter?.title || basename(file);
}

/** A text that was refused whole has no clauses: comparing it would call everything missing. */
function refuseUnread(file: string, { problems, nodes }: PolicyDocument): void {
  const [problem] = problems.filter(({ severity }) => severity === 'error');
  if (nodes.length === 0 && problem) throw new Misuse(`${file} cannot be read: ${problem.message}`);
}

async function writeComparisons(base: string, compared: readonly Compared[], options: CompareOptions): Promise<void> {
  const [first, ...more] = compared;
  if (first === undefined) return;
  if (options.html !== undefined) {
    await writeResult(options.html, comparisonPage(first.comparison, { base, other: first.name }));
  }
  if (options.json) {
    const value =
      more.length === 0 ? first.comparison : compared.map(({ file, comparison }) => ({ file, ...comparison }));
    await writeResult(undefined, `${JSON.stringify(value, null, 2)}\n`);
  } else if (more.length > 0) {
    await writeResult(
      undefined,
      compared.map(({ file, comparison }) => `${file}: ${summaryOf(comparison)}\n`).join(''),
    );
  } else if (options.html === undefined && options.startFromOwnWords === undefined) {
    await writeResult(undefined, comparisonText(first.comparison));
  }
}

async function writeFork(
  base: PolicyDocument,
  other: PolicyDocument,
  out: string,
  options: CompareOptions,
): Promise<void> {
  const [, slug, edition] =
    /^([a-z0-9-]+)@([1-9]\d*)$/.exec(options.edition ?? `${base.frontMatter?.slug ?? ''}@1`) ?? [];
  if (slug === undefined) throw new Misuse('Say what the fork is based on, such as --edition social-networking@3.');
  const { text, report } = startFromOwnWords(base, other, { slug, edition: Number(edition) });
  await writeResult(out, text);
  if (options.report !== undefined) await writeResult(options.report, `${JSON.stringify(report, null, 2)}\n`);
  process.stderr.write(forkSummary(out, report));
}

function forkSummary(out: string, { carried, fixed, own, missing, notCarried }: OwnWordsReport): string {
  const counts = `${carried.length} clauses in the school’s words, ${own.length} of its own, ${fixed.length} fixed in the base’s words, ${missing.length} missing`;
  const lines = [
    ...fixed.map(({ number, title, was }) => `  fixed: ${number} ${title}; the school had: ${short(was)}`),
    ...missing.map(({ number, title, decision, answeredIn }) => {
      const place = answeredIn === undefined ? '' : ` (partly answered in ${answeredIn})`;
      return `  to ${decision}: ${`${number} ${title}`.trim()}${place}`;
    }),
    ...notCarried.map(({ what, words }) => `  not carried over: ${what}: ${short(words)}`),
  ];
  return `${[`${out}: ${counts}`, ...lines].join('\n')}\n`;
}

function short(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
