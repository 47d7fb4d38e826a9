import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's defaults (19 MiB, 2 passes). Never inside a transaction: it takes tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password);
}

// Of no password: compared with when there is no such account, so that the answer takes as long.
const NOBODY = await hash(crypto.randomUUID());

/** Whether the password is the account's; an absent account takes as long as a wrong password. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password);
  return matches && passwordHash !== null;
}
