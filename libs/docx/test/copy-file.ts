import { carryBack, copyPolicy, readPolicy, type CarriedBack, type PolicyDocument } from '@ratify/document';
import { readCopy } from '../src/read-copy.ts';
import type { ReturnedCopy } from '../src/types.ts';
import { writeCopy } from '../src/write-copy.ts';
import { edited } from './edited-file.ts';

export const FACTS = { organisation: { name: 'Hillside School' } };
export const COPY_ID = '0198c0de-1234-7abc-8def-0123456789ab';

/** A policy as the Word file that goes out. */
export async function copyOf(document: PolicyDocument): Promise<Uint8Array> {
  return writeCopy(copyPolicy(document, FACTS), {
    copyId: COPY_ID,
    organisation: 'Hillside School',
    footer: 'Draft of 28 November 2026, version 7',
    draftVersion: 7,
    textSha256: 'a'.repeat(64),
  });
}

/** Sends a policy out, lets somebody edit the file, and reads what came back. */
export async function roundTrip(
  text: string,
  edit: (xml: string) => string = (xml) => xml,
): Promise<CarriedBack & { readonly document: PolicyDocument; readonly file: ReturnedCopy }> {
  const document = readPolicy(text);
  const file = await readCopy(edited(await copyOf(document), edit));
  return { document, file, ...carryBack(document, FACTS, file.lines) };
}
