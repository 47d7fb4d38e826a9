import { z } from 'zod';

/** Where things stand in what an organisation takes along. */
export const PLACES = {
  manifest: 'manifest.json',
  manifestDigest: 'manifest.sha256',
  chain: 'audit/chain.jsonl',
  personalParts: 'audit/personal.jsonl',
  people: 'people.jsonl',
  numbers: 'numbers.jsonl',
  bytes: 'bytes.jsonl',
  /** Its own rows, a file for each table. */
  records: 'records',
  /** Published rows of others that its own lean on. */
  leanedOn: 'leaned-on',
  /** Rows to read that are not taken in elsewhere. */
  stays: 'stays',
  certificates: 'certificates',
} as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A path inside the tree: no way out of it. */
const path = z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\\\0]+$/, 'is no path inside the tree');

export const manifestShape = z.strictObject({
  format: z.literal('ratify-export-1'),
  /** The last change of the schema that the rows are written in. */
  schema: z.string(),
  organisation: z.strictObject({ id: z.uuid(), kind: z.string(), slug: z.string(), name: z.string() }),
  /** The record: how many lines, and the hash of the last. */
  record: z.strictObject({ lines: z.int(), head: digest }),
  /** Tables that are not in the tree, and why. */
  leftBehind: z.record(z.string(), z.string()),
  /** Rows under `stays`, and why they are not taken in elsewhere. */
  stays: z.record(z.string(), z.string()),
  /** The last state of each printed document. */
  documents: z.array(z.strictObject({ title: z.string(), state: z.string(), file: path })),
  files: z.array(z.strictObject({ path, sha256: digest, length: z.int() })),
});

/** What stands in a tree, with the digest of each file: the same state gives the same bytes. */
export type Manifest = z.infer<typeof manifestShape>;

/** A manifest as it is written. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
