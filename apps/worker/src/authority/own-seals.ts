import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { checkCertificateHealth, openPkcs12, ownSigner, readCertificates, SealError, type Signer } from '@ratify/seal';
import type { Log } from '../log.ts';

/** The certificates that organisations have of outside authorities, to seal with in place of a one-time certificate. */
export interface OwnSeals {
  /**
   * The signer of the organisation with this short name; null when it has no certificate of its own.
   *
   * @throws SealError OWN_CERTIFICATE_UNUSABLE when what is there cannot be used.
   */
  signerOf(slug: string): Promise<Signer | null>;
  /** Roots of the authorities that issued them, PEM. */
  roots(): Promise<readonly string[]>;
  /** Says in the journal which of them end soon or cannot be used. */
  tellHealth(now: Date, log: Log): Promise<void>;
}

/** For an installation without such certificates. */
export const NO_OWN_SEALS: OwnSeals = {
  signerOf: async () => null,
  roots: async () => [],
  tellHealth: async () => undefined,
};

/** How long whoever holds a key may take over one signature. */
const PATIENCE_MS = 30_000;
/** No organisation’s short name begins so. */
const ROOTS = '_roots.pem';

/**
 * The seals kept in a folder that only the operator can write. For the organisation with the short name `elm-park` it holds
 *
 * - `elm-park.p12` with `elm-park.password`: certificate and key as PKCS #12; or
 * - `elm-park.pem` with `elm-park.sign`: the certificate and those above it, and a command to whoever holds the key, a card
 *   (PKCS #11) or a key service. The command gets the bytes to sign and gives the signature: SHA-256, ECDSA as DER or RSA PKCS #1 v1.5.
 *
 * `_roots.pem` holds the roots of the authorities that issued them. Read anew for every seal, so that a certificate is renewed
 * without a restart. No key is ever kept in the database.
 */
export function ownSealsIn(folder: string): OwnSeals {
  const at = (name: string): string => join(folder, name);
  const signerOf = async (slug: string): Promise<Signer | null> => {
    const archive = await readIfThere(at(`${slug}.p12`));
    if (archive)
      return openPkcs12(archive, (await needed(at(`${slug}.password`))).toString('utf8').replace(/\r?\n$/, ''));
    const certificates = await readIfThere(at(`${slug}.pem`));
    if (!certificates) return null;
    return ownSigner(readCertificates(certificates.toString('utf8')), (content) => ask(at(`${slug}.sign`), content));
  };
  return {
    signerOf,
    roots: async () => {
      const pem = await readIfThere(at(ROOTS));
      return pem ? readCertificates(pem.toString('utf8')).map((each) => each.toString('pem')) : [];
    },
    tellHealth: async (now, log) => {
      for (const slug of await slugsIn(folder)) {
        const signer = await signerOf(slug).catch((error: unknown) => error as Error);
        tell(slug, signer, now, log);
      }
    },
  };
}

function tell(slug: string, signer: Signer | Error | null, now: Date, log: Log): void {
  const event = 'seal.ends';
  if (signer instanceof Error) {
    const words = `The organisation’s own certificate cannot be used: ${signer.message}.`;
    log({ level: 'error', event: 'seal.unusable', words, organisation: slug });
  } else if (signer) {
    const { state, daysLeft } = checkCertificateHealth(signer.certificate.notAfter, now);
    if (state === 'good') return;
    const words = state === 'expired' ? 'An organisation’s own certificate has expired.' : 'An organisation’s own certificate ends soon.'; // prettier-ignore
    log({ level: state === 'expired' ? 'error' : 'warning', event, words, organisation: slug, daysLeft });
  }
}

async function slugsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const slugs = names.flatMap((name) => (name === ROOTS ? [] : (/^(.+)\.(?:p12|pem)$/.exec(name)?.[1] ?? [])));
  return [...new Set(slugs)].sort();
}

async function readIfThere(file: string): Promise<Buffer | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new SealError('OWN_CERTIFICATE_UNUSABLE', `${file} cannot be read`, { cause: error });
  });
}

async function needed(file: string): Promise<Buffer> {
  const content = await readIfThere(file);
  if (content) return content;
  throw new SealError('OWN_CERTIFICATE_UNUSABLE', `${file} is missing`);
}

/** Runs the command of whoever holds the key; what it says on standard error goes into the reason. */
async function ask(command: string, content: Uint8Array): Promise<Uint8Array> {
  const child = spawn(command, [], { stdio: ['pipe', 'pipe', 'pipe'], timeout: PATIENCE_MS, killSignal: 'SIGKILL' });
  child.stdin.on('error', () => undefined); // a command that ends early says so by its exit code
  child.stdin.end(content);
  const ended = once(child, 'close') as Promise<[number | null]>;
  try {
    const [signature, said, [code]] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended]);
    if (code === 0 && signature.length > 0) return new Uint8Array(signature);
    throw new Error(said.toString('utf8').trim().slice(0, 500) || `it ended with ${code ?? 'a signal'}`);
  } catch (cause) {
    throw new SealError('OWN_KEY_UNAVAILABLE', `${command} gave no signature`, { cause });
  }
}
