import type { Refusal, RefusalCode } from '@ratify/policy';

/** What a script that sends files looks at first; the refusals say the rest. */
const STATUS: Partial<Readonly<Record<RefusalCode, number>>> = {
  NOT_SIGNED_IN: 401,
  NOT_PERMITTED: 403,
  NOT_FOUND: 404,
  TEXT_TOO_LARGE: 413,
  SCAN_TOO_LARGE: 413,
  LOGO_TOO_LARGE: 413,
  SCAN_UNREADABLE: 415,
  LOGO_UNREADABLE: 415,
  READING_BUSY: 503,
};

/** The status of a byte route's answer with these refusals; 201 with none. */
export function refusalStatus([first]: readonly Refusal[]): number {
  return first ? (STATUS[first.code] ?? 422) : 201;
}
