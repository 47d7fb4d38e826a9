import type { Clock } from '@ratify/journey';
import type { Printer } from '@ratify/print';
import {
  issueSigner,
  readSignatureFields,
  signPdf,
  type InstallationAuthority,
  type Signer,
  type TimestampAuthority,
} from '@ratify/seal';
import type { OwnSeals } from '../authority/own-seals.ts';
import { JobRefused } from '../job/failure.ts';
import { sayMoment } from './say-moment.ts';

export interface SigningMeans {
  readonly printer: Printer;
  readonly clock: Clock;
  readonly authority: InstallationAuthority;
  readonly timestamp: TimestampAuthority;
  /** Whom outside this installation timestamps are believed of. */
  readonly timestampRoots: readonly string[];
  /** The certificates that organisations have of outside authorities. */
  readonly ownSeals: OwnSeals;
  /** The current lists of this installation's own authorities, DER. */
  readonly revocationLists: () => Promise<readonly Uint8Array[]>;
}

/** Whose signature it is, and what it declares. */
export interface Declaration {
  readonly field: string;
  readonly person: string;
  /** As it is written: `Chair of governors`, `Vice-chair of governors, for the Chair of governors`. */
  readonly role: string;
  /** The same in the box, where it stands before the organisation on one line; left out where it is the role. */
  readonly office?: string;
  readonly organisation: string;
  readonly reason: string;
  readonly declaredAt: Date;
  readonly language: string;
  /** What the box says besides: first of all what kind of signature it is. */
  readonly lines: readonly string[];
}

/**
 * One PAdES B-T signature in its visible box, by a certificate issued for it alone unless a signer is given; the real time,
 * whatever day is simulated.
 */
export async function putSignature(
  bytes: Uint8Array,
  declaration: Declaration,
  { printer, clock, authority, timestamp }: SigningMeans,
  given: Signer | null = null,
): Promise<Uint8Array> {
  const { field, person, role, organisation, reason } = declaration;
  const box = (await readSignatureFields(bytes)).find((each) => each.field === field);
  if (!box) throw new JobRefused('FIELD_UNKNOWN', 'The printed document has no place for this signature.');
  const appearance = await printer.stamp({
    width: box.width,
    height: box.height,
    name: person,
    role: declaration.office ?? role,
    organisation,
    signedAt: sayMoment(declaration.declaredAt),
    lines: [...declaration.lines],
    language: declaration.language,
  });
  const now = clock.now();
  const signer = given ?? (await issueSigner({ authority, person, role, organisation, now }));
  return signPdf(bytes, { field, signer, name: person, role, reason, at: now, timestamp, appearance });
}
