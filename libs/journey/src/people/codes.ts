import { Secret, TOTP } from 'otpauth';

/** Bytes of a secret: as long as the hash that authenticator apps use (RFC 4226, 4). */
export const SECRET_BYTES = 20;

const RECOVERY_CODE = /^[2-9A-HJ-NP-Z]{16}$/;

/** What somebody typed as a code: of the app, or one of the recovery codes. */
export type TypedCode = { readonly kind: 'app' | 'recovery'; readonly code: string } | { readonly kind: 'none' };

/** Reads a code with whatever spaces and dashes stand in it. */
export function readCode(typed: string): TypedCode {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: 'app', code };
  return RECOVERY_CODE.test(code) ? { kind: 'recovery', code } : { kind: 'none' };
}

/** A recovery code as it is shown, in groups of four. */
export function sayRecoveryCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * The time step (30 seconds, RFC 6238) of which a code is, one before or after that of `now` for clocks that differ; null where the
 * code is of none of them.
 */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = TOTP.validate({ token: code, secret: secretOf(secret), timestamp, window: 1 });
  return delta === null ? null : TOTP.counter({ timestamp }) + delta;
}

/** The secret as it is typed into an app, and the address in which an app finds it. */
export function describeSecret(
  secret: Uint8Array,
  email: string,
): { readonly secret: string; readonly address: string } {
  const totp = new TOTP({ issuer: 'Ratify', label: email, secret: secretOf(secret) });
  return { secret: totp.secret.base32, address: totp.toString() };
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer });
}
