import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of a zip, whose bytes are asked for when its turn comes. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/**
 * The bytes of a zip of these files, in pieces: one file is read at a time, and none before whoever takes the pieces has caught up.
 * From the same files it is the same, byte for byte. An error of a file ends the pieces with that error.
 */
export function zipOf(entries: readonly ZipEntry[], mtime: Date): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const pieces = zip.outputStream as Readable;
  zip.on('error', (error: Error) => pieces.destroy(error));
  for (const { path, bytes } of entries) {
    // PDFs are compressed already.
    const options = { mtime, compress: !path.endsWith('.pdf'), forceDosTimestamp: true };
    zip.addReadStreamLazy(path, options, (answer) => {
      bytes().then(
        (found) => answer(null, Readable.from([Buffer.from(found)], { objectMode: false })),
        (error: Error) => pieces.destroy(error),
      );
    });
  }
  zip.end();
  return pieces;
}
