import {
  builtInTimestampAuthority,
  createInstallationAuthority,
  type InstallationAuthority,
  issueSigner,
  signPdf,
  type SignPdfRequest,
  type TimestampAuthority,
} from '../src/index.ts';
import { buildStamp } from './base-pdf.ts';

/** An installation for tests: an authority made at a fixed moment and a timestamp authority on the same clock. */
export interface TestInstallation {
  readonly authority: InstallationAuthority;
  readonly timestamp: TimestampAuthority;
  readonly roots: readonly string[];
  readonly now: Date;
}

/** Makes an installation whose clock stands still at `now`. */
export async function setUpInstallation(now = new Date('2027-03-12T14:05:00Z')): Promise<TestInstallation> {
  const authority = await createInstallationAuthority(now, 'Example installation');
  return {
    authority,
    timestamp: builtInTimestampAuthority(authority, () => now),
    roots: [authority.root.certificate.toString('pem')],
    now,
  };
}

/** People of an invented school, in scripts a stamp and a certificate must both survive. */
export const PEOPLE = [
  { field: 'head', person: 'Siân Llŷr-Ŵyn', role: 'Head teacher', organisation: 'Ysgol Pen-y-Bryn' },
  { field: 'chair', person: 'Caoimhín Ó Súilleabháin', role: 'Chair of governors', organisation: 'Ysgol Pen-y-Bryn' },
  { field: 'clerk', person: 'نور الهدى سالم', role: 'Clerk to the governors', organisation: 'Ysgol Pen-y-Bryn' },
  { field: 'council', person: 'Zoë O’Hara (acting)', role: 'Policy officer', organisation: 'Example Council' },
] as const;

/** Signs one field with a certificate issued for it, everything overridable. */
export async function signAs(
  bytes: Uint8Array,
  installation: TestInstallation,
  { field, person, role, organisation }: { field: string; person: string; role: string; organisation: string },
  overrides: Partial<SignPdfRequest> = {},
): Promise<Uint8Array> {
  const { authority, now, timestamp } = installation;
  const signer = await issueSigner({ authority, person, role, organisation, now });
  return signPdf(bytes, {
    field,
    signer,
    name: person,
    role,
    reason: 'I have read this policy and approve it.',
    at: now,
    timestamp,
    appearance: await buildStamp(`Signed: ${role}`),
    ...overrides,
  });
}

/** The document after each signature of all four, the first entry being the document before any. */
export async function signInTurn(bytes: Uint8Array, installation: TestInstallation): Promise<Uint8Array[]> {
  const states = [bytes];
  for (const person of PEOPLE) states.push(await signAs(states.at(-1) ?? bytes, installation, person));
  return states;
}
