import type { PrintedDocument, Printer, PrintJob } from '@ratify/print';
import {
  builtInTimestampAuthority,
  createInstallationAuthority,
  issueSigner,
  makeRevocationLists,
  sealLongTerm,
  signPdf,
  verifyPdf,
  type InstallationAuthority,
  type RevocationLists,
} from '@ratify/seal';
import type { Times } from './measure.ts';

/** One signatory. */
export const CHAIR = [{ field: 'chair', role: 'Chair of governors' }] as const;

/** One signatory and the organisation's closing seal: what an ordinary adopted policy bears. */
export const CHAIR_AND_SEAL = [...CHAIR, { field: 'seal', role: 'Organisation seal', isSeal: true }] as const;

export const WITH_SEAL = "the same with the organisation's seal besides";

export interface ChainMeans {
  readonly printer: Printer;
  readonly authority: InstallationAuthority;
  readonly lists: RevocationLists;
}

export async function chainMeans(printer: Printer): Promise<ChainMeans> {
  const now = new Date();
  const authority = await createInstallationAuthority(now, 'Bench');
  return { printer, authority, lists: await makeRevocationLists(authority, { now, number: 1 }) };
}

/** From text to a sealed PDF of level B-LTA, each step timed: every field of the job is signed. */
export async function runChain(makeJob: () => PrintJob, means: ChainMeans, times: Times): Promise<Uint8Array> {
  const began = performance.now();
  const job = makeJob();
  times.add('read the text', performance.now() - began);
  const printed = await means.printer.print(job);
  const { stats } = printed;
  stats.passMs.forEach((ms, index) => times.add(`render, pass ${index + 1}`, ms));
  times.add('post-process', stats.finishMs);
  times.add('render and post-process', stats.renderMs + stats.finishMs);
  let bytes = printed.bytes;
  for (const { field, role } of job.signatureFields)
    bytes = await signOne({ bytes, printed, field, role, means, times });
  const sealed = await times.of('revocation data and document timestamp', () => close(bytes, means));
  times.add(
    job.signatureFields.length > 1 ? WITH_SEAL : 'text to sealed PDF, one signatory',
    performance.now() - began,
  );
  return sealed;
}

async function signOne(step: {
  readonly bytes: Uint8Array;
  readonly printed: PrintedDocument;
  readonly field: string;
  readonly role: string;
  readonly means: ChainMeans;
  readonly times: Times;
}): Promise<Uint8Array> {
  const { bytes, printed, field, role, means, times } = step;
  const { authority, printer } = means;
  const box = printed.fields.find((each) => each.field === field);
  if (!box) throw new Error(`no box ${field}`);
  const [person, organisation] = ['Siân Llŷr-Óconnor', 'Ysgol y Bryn'];
  const appearance = await times.of(`stamp of the ${field}`, () =>
    printer.stamp({
      width: box.width,
      height: box.height,
      name: person,
      role,
      organisation,
      signedAt: '14 September 2026, 18:42 BST',
      lines: ['Simple electronic signature, one-time certificate'],
      language: 'en-GB',
    }),
  );
  return times.of(`B-T signature of the ${field}`, async () => {
    const now = new Date();
    const signer = await issueSigner({ authority, person, role, organisation, now });
    const timestamp = builtInTimestampAuthority(authority);
    const reason = 'I am the chair and this is the version the body adopted';
    return signPdf(bytes, { field, signer, name: person, role, reason, at: now, timestamp, appearance });
  });
}

async function close(bytes: Uint8Array, { authority, lists }: ChainMeans): Promise<Uint8Array> {
  const sealed = await sealLongTerm(bytes, {
    roots: [new Uint8Array(authority.root.certificate.rawData)],
    revocationLists: [lists.root, lists.issuing],
    timestamp: builtInTimestampAuthority(authority),
    at: new Date(),
  });
  return sealed.bytes;
}

/** Throws when the document is not VALID and of level B-LTA: a fast wrong answer is none. */
export async function checkSealed(bytes: Uint8Array, { authority }: ChainMeans): Promise<void> {
  const roots = [new Uint8Array(authority.root.certificate.rawData)];
  const { verdict, level, problems } = await verifyPdf(bytes, { roots, at: new Date() });
  if (verdict !== 'VALID' || level !== 'B-LTA') throw new Error(`${verdict} ${level}: ${JSON.stringify(problems)}`);
}
