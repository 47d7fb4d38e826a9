import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's defaults (19 MiB, 2 passes). Never inside a transaction: it takes tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password);
}

// Of no password: compared with when there is no such account, so that the answer takes as long. Not awaited here: a module that
// waits while it loads makes everything above it load asynchronously, and every test file the whole program many times over.
const NOBODY = hash(crypto.randomUUID());

/** Whether the password is the account's; an absent account takes as long as a wrong password. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await NOBODY), password);
  return matches && passwordHash !== null;
}
