import { once } from 'node:events';
import { mergeTexts, type NotCarriedOver, type Piece } from '@ratify/document';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { decodeUtf8, readTextFile, writeResult } from '../shell/read-file.ts';

interface MergeOptions {
  readonly out?: string;
  readonly json?: true;
  readonly jsonl?: true;
}

export async function merge(
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

/**
 * One answer a line, in the order of the questions. A line that is no question is answered with `{"id","error"}`, id null where
 * there is none, and the work goes on; the command then ends as misuse.
 */
async function mergeLines(): Promise<void> {
  let number = 0;
  let refused = 0;
  for await (const line of linesOf(process.stdin)) {
    number++;
    const text = decodeUtf8(line);
    if (text?.trim() === '') continue;
    const answer = text === undefined ? notUtf8(line, number) : answerTo(text, number);
    if ('error' in answer) refused++;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  if (refused > 0) process.stderr.write(`${refused} ${refused === 1 ? 'line was' : 'lines were'} no question.\n`);
  process.exitCode = refused > 0 ? EXIT.misuse : EXIT.clean;
}

const LINE_FEED = 0x0a;

/** Lines as JSON Lines has them: only a line feed ends one (readline would also cut at U+2028, which JSON may hold bare). */
async function* linesOf(input: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of input) {
    let rest = Buffer.from(chunk);
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]);
      parts = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) parts.push(rest);
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

type Answer = { readonly id: unknown } & (
  | { readonly chunks: readonly Piece[]; readonly notCarriedOver?: readonly NotCarriedOver[] }
  | { readonly error: string }
);

/** What stands for bytes that are no letters would be merged as words that nobody wrote; the id is given back where it can be read. */
function notUtf8(line: Buffer, number: number): Answer {
  const id = parse(line.toString('utf8'))?.id ?? null;
  return { id, error: `Line ${number} of standard input is not UTF-8: nothing of it was merged.` };
}

function answerTo(line: string, number: number): Answer {
  const question = parse(line.replace(/^\uFEFF/, ''));
  const { id = null, base, ours, theirs } = question ?? {};
  if (id === null || typeof base !== 'string' || typeof ours !== 'string' || typeof theirs !== 'string') {
    return { id, error: `Line ${number} of standard input is not {"id","base","ours","theirs"}.` };
  }
  try {
    const { chunks, notCarriedOver } = mergeTexts({ base, ours, theirs });
    return { id, chunks, ...(notCarriedOver.length > 0 ? { notCarriedOver } : {}) };
  } catch (error) {
    return { id, error: `Line ${number} of standard input could not be merged: ${String(error)}` };
  }
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
