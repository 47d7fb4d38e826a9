import type { MultipartFile } from '@fastify/multipart';

/** A file that came with a form. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It is beyond the limit: nothing of it was kept. */
  readonly isTooLarge: boolean;
}

const FILES = new WeakMap<Uint8Array, { readonly name: string; readonly isTooLarge: boolean }>();

/** How much all files of one form come to at most: they are in memory together. */
const MOST_TOGETHER = 60_000_000;

const RECEIVED = new WeakMap<object, number>();

/**
 * Receives a file of a form, for the multipart plug-in: the field's value is its bytes, and its name is kept beside them. A file
 * that is too large is refused on its page, where what was typed with it is kept, and not by a page of its own.
 */
export async function receiveFile(this: object, part: MultipartFile): Promise<void> {
  const received = await part.toBuffer();
  const together = (RECEIVED.get(this) ?? 0) + received.length;
  const isTooLarge = part.file.truncated || together > MOST_TOGETHER;
  if (!isTooLarge) RECEIVED.set(this, together);
  const bytes = isTooLarge ? Buffer.alloc(0) : received;
  FILES.set(bytes, { name: part.filename, isTooLarge });
  part.value = bytes;
}

/** The file of a field; null where none was chosen. */
export function sentFile(body: unknown, field: string): SentFile | null {
  return sentFiles(body, field)[0] ?? null;
}

/** The files of a field by which several can be chosen. */
export function sentFiles(body: unknown, field: string): SentFile[] {
  const sent = (body as Readonly<Record<string, unknown>> | undefined)?.[field];
  return [sent].flat().flatMap((each) => fileOf(each) ?? []);
}

function fileOf(bytes: unknown): SentFile | null {
  if (!(bytes instanceof Uint8Array)) return null;
  const { name = '', isTooLarge = false } = FILES.get(bytes) ?? {};
  return name === '' && bytes.length === 0 && !isTooLarge ? null : { name: name || 'document', bytes, isTooLarge };
}
