import type { Clock } from '@ratify/journey';
import {
  builtInTimestampAuthority,
  firstAnswering,
  httpTimestampAuthority,
  SealError,
  type InstallationAuthority,
  type TimestampAuthority,
} from '@ratify/seal';
import type { Log } from '../log.ts';

/** Outside timestamp authorities; where any is named, the built-in one is never fallen back to. */
export interface OutsideTimestamps {
  /** RFC 3161 addresses, first choice first. */
  readonly urls: readonly string[];
  /** Their root certificates, PEM. */
  readonly roots: readonly string[];
}

export interface Timestamps {
  readonly timestamp: TimestampAuthority;
  /** Root certificates, PEM, of those outside this installation whose timestamps are believed. */
  readonly timestampRoots: readonly string[];
}

/**
 * Who says when. A document is timestamped by those who were chosen or by nobody: falling back on the installation's own
 * clock would give it less than it says, and nobody would notice.
 */
export function openTimestamps(means: {
  readonly outside?: OutsideTimestamps | undefined;
  readonly authority: InstallationAuthority;
  readonly clock: Clock;
  readonly log: Log;
}): Timestamps {
  const { outside, authority, clock, log } = means;
  if (!outside || outside.urls.length === 0) {
    return { timestamp: builtInTimestampAuthority(authority, () => clock.now()), timestampRoots: [] };
  }
  const timestamp = firstAnswering(
    outside.urls.map((url) => httpTimestampAuthority(url)),
    (name, error) =>
      log({
        level: 'warning',
        event: 'timestamp.failed',
        words: 'A timestamp authority gave no good answer; the next one is asked.',
        authority: name,
        code: error instanceof SealError ? error.code : 'UNEXPECTED',
      }),
  );
  return { timestamp, timestampRoots: outside.roots };
}
