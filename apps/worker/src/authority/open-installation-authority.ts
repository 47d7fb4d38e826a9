import { createHash } from 'node:crypto';
import type { Clock } from '@ratify/journey';
import {
  checkAuthorityHealth,
  createInstallationAuthority,
  openAuthority,
  renewTimestampAuthority,
  storeAuthority,
  type InstallationAuthority,
  type MasterKey,
} from '@ratify/seal';
import type { Authority, Store } from '@ratify/store';
import type { Log } from '../log.ts';

/** Why the worker does not start. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** A master key as it is configured: named, or its 32 bytes alone. */
export type GivenMasterKey = MasterKey | Uint8Array;

/**
 * The certification authority of this installation: made at the first start, opened at every other. Of two first starts at
 * once one keeps what it made and the other opens that.
 *
 * @throws CannotStart when the stored keys do not open with the master key given.
 */
export async function openInstallationAuthority(means: {
  readonly store: Store;
  readonly clock: Clock;
  readonly masterKey: GivenMasterKey;
  readonly log: Log;
}): Promise<InstallationAuthority> {
  const { store, clock, log } = means;
  const masterKey = nameKey(means.masterKey);
  let stored = await store.listAuthorities();
  if (stored.length === 0) {
    await found(store, await createInstallationAuthority(clock.now()), masterKey, log);
    stored = await store.listAuthorities();
  }
  tellHealth(stored, clock.now(), log);
  const authority = await open(stored, masterKey);
  const renewed = await renewTimestampAuthority(authority, clock.now());
  if (renewed) await keepTimestampAuthority(store, renewed, masterKey, log);
  return renewed ?? authority;
}

async function open(stored: readonly Authority[], masterKey: MasterKey): Promise<InstallationAuthority> {
  try {
    return await openAuthority(stored.flatMap(withKey), [masterKey]);
  } catch (cause) {
    throw new CannotStart(
      'The signing keys of this installation do not open with the master key given, so nothing can be signed. ' +
        'Start with the master key they were sealed with (RATIFY_MASTER_KEY, or the file it is kept in); nothing was changed.',
      { cause },
    );
  }
}

async function keepTimestampAuthority(
  store: Store,
  renewed: InstallationAuthority,
  masterKey: MasterKey,
  log: Log,
): Promise<void> {
  const [row] = await storeAuthority(renewed, masterKey, ['tsa']);
  if (!row) return;
  const { kind, notAfter } = row;
  const certificate = Buffer.from(row.certificate);
  await store.addAuthority({ kind, certificate, envelopedKey: Buffer.from(row.envelopedKey), notAfter });
  log({ level: 'info', event: 'authority.renewed', words: 'The certificate for timestamps was renewed.', kind });
}

/** The bytes of a master key, however it is given. */
export function bytesOf(given: GivenMasterKey): Uint8Array {
  return given instanceof Uint8Array ? given : given.key;
}

/** Bare bytes are named after themselves, so that another key is told apart from damage. */
function nameKey(given: GivenMasterKey): MasterKey {
  if (!(given instanceof Uint8Array)) return given;
  if (given.length !== 32) throw new CannotStart('The master key must be 32 bytes long.');
  return { id: `key-${createHash('sha256').update(given).digest('hex').slice(0, 8)}`, key: given };
}

async function found(store: Store, authority: InstallationAuthority, masterKey: MasterKey, log: Log): Promise<void> {
  const rows = await storeAuthority(authority, masterKey);
  const kept = await store.foundAuthorities(
    rows.map((row) => ({
      kind: row.kind,
      certificate: Buffer.from(row.certificate),
      envelopedKey: Buffer.from(row.envelopedKey),
      notAfter: row.notAfter,
    })),
  );
  if (kept) log({ level: 'info', event: 'authority.made', words: 'The certificates of this installation were made.' });
}

/** Says in the journal which certificates end soon: at every start and every day. */
export async function tellAuthorityHealth(store: Store, now: Date, log: Log): Promise<void> {
  tellHealth(await store.listAuthorities(), now, log);
}

function tellHealth(stored: readonly Authority[], now: Date, log: Log): void {
  for (const { kind, state, daysLeft } of checkAuthorityHealth(stored, now)) {
    if (state === 'good') continue;
    const words = state === 'expired' ? 'A certificate has expired.' : 'A certificate ends soon and must be renewed.';
    log({ level: state === 'expired' ? 'error' : 'warning', event: 'authority.ends', words, kind, daysLeft });
  }
}

function withKey(row: Authority): (Authority & { readonly envelopedKey: Buffer })[] {
  return row.envelopedKey ? [{ ...row, envelopedKey: row.envelopedKey }] : [];
}
