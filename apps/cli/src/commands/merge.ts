import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { mergeTexts, type Piece, type ThreeTexts } from '@ratify/document';
import type { Command } from 'commander';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';

interface MergeOptions {
  readonly out?: string;
  readonly json?: true;
  readonly jsonl?: true;
}

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
    .option('--jsonl', 'read {"id","base","ours","theirs"} a line on standard input, write {"id","chunks"} a line')
    .addHelpText('after', WHAT_IT_MERGES)
    .action(merge);
}

async function merge(
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
  options: MergeOptions,
): Promise<void> {
  if (options.jsonl) {
    if (base !== undefined) throw new Misuse('--jsonl reads standard input: name no files beside it.');
    return mergeLines();
  }
  if (base === undefined || ours === undefined || theirs === undefined)
    throw new Misuse('Name three files: BASE OURS THEIRS.');
  const texts = { base: await readTextFile(base), ours: await readTextFile(ours), theirs: await readTextFile(theirs) };
  const { chunks, choices, notCarriedOver } = mergeTexts(texts);
  const text = markChoices(chunks, { ours, theirs });
  if (options.out !== undefined) await writeResult(options.out, text);
  if (options.json)
    await writeResult(
      undefined,
      `${JSON.stringify({ clean: choices === 0, choices, text, chunks, notCarriedOver }, null, 2)}\n`,
    );
  else if (options.out === undefined) await writeResult(undefined, text);
  for (const { clauseId, text: words } of notCarriedOver)
    process.stderr.write(`Not carried over, ${clauseId}: ${words.replace(/\s+/g, ' ')}\n`);
  if (choices > 0) process.stderr.write(`${choices} ${choices === 1 ? 'choice' : 'choices'} to make.\n`);
  process.exitCode = choices === 0 ? EXIT.clean : EXIT.found;
}

/** Each choice between git's markers, which stand on lines of their own. */
export function markChoices(
  chunks: readonly Piece[],
  names: { readonly ours: string; readonly theirs: string },
): string {
  let text = '';
  for (const chunk of chunks) {
    if (typeof chunk === 'string') {
      text += chunk;
      continue;
    }
    const lead = text === '' || text.endsWith('\n') ? '' : '\n';
    text += `${lead}<<<<<<< ${names.ours}\n${closed(chunk.ours)}=======\n${closed(chunk.theirs)}>>>>>>> ${names.theirs}\n`;
  }
  return text;
}

function closed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** One answer a line, in the order of the questions; a line that is no question ends the work as misuse. */
async function mergeLines(): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const { id, ...texts } = readQuestion(line, number);
    const { chunks, notCarriedOver } = mergeTexts(texts);
    const answer = { id, chunks, ...(notCarriedOver.length > 0 ? { notCarriedOver } : {}) };
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  process.exitCode = EXIT.clean;
}

function readQuestion(line: string, number: number): ThreeTexts & { readonly id: unknown } {
  const question = parse(line);
  const { id, base, ours, theirs } = question ?? {};
  if (id === undefined || typeof base !== 'string' || typeof ours !== 'string' || typeof theirs !== 'string') {
    throw new Misuse(`Line ${number} of standard input is not {"id","base","ours","theirs"}.`);
  }
  return { id, base, ours, theirs };
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
