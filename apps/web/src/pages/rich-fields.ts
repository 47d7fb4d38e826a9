import { parseRich, readRich, writeRich } from '@ratify/document';
import { plainWords } from './plain-words.ts';
import { typedText, type Posted } from './typed.ts';

const PREFIX = 'rich.';

/** Longest wording that is edited as formatted text; anything longer is written in the text area. */
const LONGEST = 60_000;

/** What cannot be read as an edited wording; the page of a refused form says so. */
export class UnreadableWordingError extends Error {
  readonly statusCode = 400;
}

/** A wording as the clause editor takes it up; empty where it is too long for it. */
export function richOf(text: string): string {
  return text.length > LONGEST ? '' : JSON.stringify(readRich(text, sayKept));
}

/** Advice to the writer is shown without its fences, and what is filled in by its name. */
function sayKept(source: string): string {
  return plainWords(source.replace(/^:{3,}guidance[^\n]*\n|\n:{3,}\s*$/g, ''));
}

/**
 * Writes what the clause editor sends over the words it was opened with, which its text area sends beside it: from here on a
 * form holds plain text, as without the editor, wherever it goes.
 */
export function writeRichFields(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  const fields = body as Record<string, Posted[string]>;
  for (const name of Object.keys(fields)) {
    if (!name.startsWith(PREFIX)) continue;
    const json = typedText(fields, name);
    const field = name.slice(PREFIX.length);
    const source = typedText(fields, field);
    const edited = json.length > 10 * LONGEST || source.length > LONGEST ? null : parseRich(json);
    if (!edited) throw new UnreadableWordingError('The wording could not be read');
    fields[field] = writeRich(source, edited);
    delete fields[name];
  }
}
