import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { verifyPdf, type Verdict } from '@ratify/seal';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { readBytes, readTextFile, writeResult } from '../shell/read-file.ts';
import { ROOT_BESIDE } from './root-beside.ts';

interface VerifyFileOptions {
  readonly root?: readonly string[];
  readonly field?: readonly string[];
  readonly json?: true;
}

const EXIT_OF: Readonly<Record<Verdict['verdict'], number>> = {
  VALID: EXIT.clean,
  INVALID: EXIT.found,
  INCOMPLETE: EXIT.incomplete,
};

export async function verifyFile(file: string, { root, field, json }: VerifyFileOptions): Promise<void> {
  const bytes = await readBytes(file);
  const roots = await Promise.all(rootsFor(file, root).map(readTextFile));
  const verdict = await verifyWith(bytes, roots, field);
  await writeResult(undefined, json ? `${JSON.stringify(verdict, null, 2)}\n` : say(file, verdict));
  process.exitCode = EXIT_OF[verdict.verdict];
}

async function verifyWith(
  bytes: Uint8Array,
  roots: readonly string[],
  expectedFields?: readonly string[],
): Promise<Verdict> {
  try {
    return await verifyPdf(bytes, { roots, at: new Date(), ...(expectedFields ? { expectedFields } : {}) });
  } catch (error) {
    // The verifier never throws for the PDF itself: what remains is a root that is no certificate.
    throw new Misuse(`The root certificate cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rootsFor(file: string, named: readonly string[] | undefined): readonly string[] {
  if (named !== undefined) return named;
  const [configured, beside] = [process.env.RATIFY_ROOT_CERTIFICATE, join(dirname(file), ROOT_BESIDE)];
  if (configured) return [configured];
  if (existsSync(beside)) return [beside];
  throw new Misuse(
    `Name the root certificate that you trust: --root FILE. A Ratify server gives it at /${ROOT_BESIDE}.`,
  );
}

function say(file: string, { verdict, words, problems, signatures, missingFields }: Verdict): string {
  const lines = [
    `${file}: ${verdict}`,
    words,
    ...signatures.map(
      (signature) => `  ${signature.sound ? 'sound' : 'NOT SOUND'}  ${signature.field}: ${signature.words}`,
    ),
    ...missingFields.map((field) => `  not signed  ${field}`),
    ...problems.map(({ code, words: said }) => `  ${code}: ${said}`),
  ];
  return `${lines.join('\n')}\n`;
}
