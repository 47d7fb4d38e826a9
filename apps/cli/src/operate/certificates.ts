import { checkAuthorityHealth } from '@ratify/seal';
import { openDatabase, Store } from '@ratify/store';
import { NO_OWN_SEALS, ownSealsIn, type LogEntry } from '@ratify/worker';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { readConfiguration } from '../start/configuration.ts';
import { assertInstallation, type Environment } from './with-installation.ts';

const KINDS = {
  root: 'root of this installation',
  issuing: 'issuer of one-time certificates',
  tsa: 'timestamps of this installation',
} as const;

/** Prints how each certificate stands, own seals of organisations among them where they are in trouble; returns the exit code. */
export async function listHealth(env: Environment, { json }: { json: boolean }): Promise<number> {
  const now = new Date();
  const rows = await withStore(env, async (store) => checkAuthorityHealth(await store.listCertificates(), now));
  const seals: LogEntry[] = [];
  const { sealsFolder } = readConfiguration(env);
  await (sealsFolder ? ownSealsIn(sealsFolder) : NO_OWN_SEALS).tellHealth(now, (entry) => void seals.push(entry));
  const lines = [
    ...rows.map(
      ({ kind, state, daysLeft, notAfter }) =>
        `${state.padEnd(8)} ${KINDS[kind]}: ends ${notAfter.toISOString().slice(0, 10)}, in ${daysLeft} days`,
    ),
    ...seals.map(({ level, organisation, words }) => `${level.padEnd(8)} ${String(organisation)}: ${words}`),
  ];
  await writeResult(
    undefined,
    json ? `${JSON.stringify({ certificates: rows, seals }, null, 2)}\n` : `${lines.join('\n')}\n`,
  );
  return seals.length === 0 && rows.every(({ state }) => state === 'good') ? EXIT.clean : EXIT.found;
}

/**
 * Takes one certificate back. The worker puts it on the revocation list within a quarter of an hour; from then on a signature that was
 * made with it later, or whose time nobody has witnessed, is not believed any more.
 *
 * @throws Misuse when the number is none, is not confirmed, or stands for a certificate that all others hang on.
 */
export async function revokeCertificate(
  env: Environment,
  {
    serial,
    confirm,
    compromised,
  }: { readonly serial: string; readonly confirm: string; readonly compromised: boolean },
): Promise<void> {
  const serialNumber = serial.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{2,40}$/.test(serialNumber))
    throw new Misuse(`“${serial}” is not a serial number: up to 40 hexadecimal digits.`);
  if (confirm !== serial) throw new Misuse('The two numbers differ: give the same serial number with --confirm.');
  await withStore(env, async (store) => {
    const known = await store.listRevoked();
    if (known.some((each) => each.serialNumber === serialNumber))
      throw new Misuse(`${serialNumber} has been taken back already.`);
    await store.revoke({ serialNumber, issuer: 'issuing', keyCompromised: compromised });
  });
  await writeResult(undefined, `${serialNumber} is taken back. It is on the revocation list within 15 minutes.\n`);
}

/** The database of the installation: the one at work, or one started for the moment. */
async function withStore<T>(env: Environment, act: (store: Store) => Promise<T>): Promise<T> {
  const database = await openDatabase({ env: assertInstallation(env) });
  const store = new Store({ url: database.directUrl, rolePassword: database.rolePassword });
  try {
    return await act(store);
  } finally {
    await store.close();
    await database.stop();
  }
}
