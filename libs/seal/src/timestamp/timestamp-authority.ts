import { SealError } from '../seal-error.ts';

/** Whoever says when: our own authority in this process, or another one over HTTP. */
export interface TimestampAuthority {
  /** how the journal and the people name it */
  readonly name: string;
  /** A timestamp token (DER) over this SHA-256 digest, already checked against it; throws SealError when there is none. */
  timestamp(sha256: Uint8Array): Promise<Uint8Array>;
}

/**
 * One authority made of several, asked in turn until one gives a good answer.
 *
 * Every failure is told when all fail; a failed timestamp is never passed over in silence, because a document without
 * one is of a lower level than it says.
 */
export function firstAnswering(
  authorities: readonly TimestampAuthority[],
  onFailure: (name: string, error: unknown) => void = () => undefined,
): TimestampAuthority {
  return {
    name: authorities.map(({ name }) => name).join(', then '),
    async timestamp(digest) {
      const failures: string[] = [];
      for (const authority of authorities) {
        try {
          return await authority.timestamp(digest);
        } catch (error) {
          onFailure(authority.name, error);
          failures.push(`${authority.name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      throw new SealError('TIMESTAMP_UNAVAILABLE', failures.join('; ') || 'no timestamp authority is named');
    },
  };
}
