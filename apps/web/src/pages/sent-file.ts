import type { MultipartFile } from '@fastify/multipart';

/** A file that came with a form. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It is beyond the limit: nothing of it was kept. */
  readonly isTooLarge: boolean;
}

const FILES = new WeakMap<Uint8Array, { readonly name: string; readonly isTooLarge: boolean }>();

/**
 * Receives a file of a form, for the multipart plug-in: the field's value is its bytes, and its name is kept beside them. A file
 * that is too large is refused on its page, where what was typed with it is kept, and not by a page of its own.
 */
export async function receiveFile(part: MultipartFile): Promise<void> {
  const received = await part.toBuffer();
  const isTooLarge = part.file.truncated;
  const bytes = isTooLarge ? Buffer.alloc(0) : received;
  FILES.set(bytes, { name: part.filename, isTooLarge });
  part.value = bytes;
}

/** The file of a field; null where none was chosen. */
export function sentFile(body: unknown, field: string): SentFile | null {
  const bytes = (body as Readonly<Record<string, unknown>> | undefined)?.[field];
  if (!(bytes instanceof Uint8Array)) return null;
  const { name = '', isTooLarge = false } = FILES.get(bytes) ?? {};
  return name === '' && bytes.length === 0 && !isTooLarge ? null : { name: name || 'document', bytes, isTooLarge };
}
