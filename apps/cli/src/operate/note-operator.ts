import { hostname, userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Installation } from '@ratify/store';
import { Misuse } from '../shell/misuse.ts';
import type { Environment } from './with-installation.ts';

const LONGEST = 500;

/** The account that a command runs by, and whose it was before `sudo`: `root for ada at server-1`. */
export function accountOf(env: Environment): string {
  const { username } = userInfo();
  const before = env['SUDO_USER'];
  return `${username}${before && before !== username ? ` for ${before}` : ''} at ${hostname()}`.slice(0, 200);
}

/**
 * Why somebody does something to an organisation: as the option says, or asked for where somebody sits there to answer.
 *
 * @throws Misuse where nobody says it.
 */
export async function askReason(given: string | undefined): Promise<string> {
  let reason = given?.trim() ?? '';
  if (reason === '' && process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    reason = (await terminal.question('Why? It will stand in the record of the organisation: ').finally(() => terminal.close())).trim(); // prettier-ignore
  }
  if (reason === '') throw new Misuse('Say why with --reason: it will stand in the record of the organisation.');
  return checkReason(reason);
}

/** @throws Misuse where it is longer than a record takes. */
export function checkReason(reason: string): string {
  if (reason.length > LONGEST) throw new Misuse(`Say why in ${LONGEST} characters at most.`);
  return reason;
}

/** Notes what was done with all of the installation in the record of whoever runs the service; nothing where nobody is said to. */
export async function noteForAll(
  installation: Installation,
  env: Environment,
  action: 'installation.backed-up' | 'installation.checked' | 'installation.restored' | 'record.verified',
): Promise<void> {
  await installation.noteOperator(await installation.listOperating(), { action, by: accountOf(env), reason: null });
}
