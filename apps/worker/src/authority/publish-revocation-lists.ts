import type { Clock } from '@ratify/journey';
import { makeRevocationLists, type InstallationAuthority, type RevokedCertificate } from '@ratify/seal';
import type { RevocationIssuer, Store } from '@ratify/store';

/** A list made within the last hour is current enough for a document that is closed now. */
const FRESH_MS = 3_600_000;

export interface PublishedLists {
  /** The current lists, DER: of the root and of the issuing authority. */
  readonly current: () => Promise<readonly Uint8Array[]>;
}

/** Keeps this installation's revocation lists current and shows them to everybody; made anew when old or when a certificate was taken back. */
export function publishRevocationLists(store: Store, authority: InstallationAuthority, clock: Clock): PublishedLists {
  let made: { readonly at: number; readonly revoked: number; readonly lists: readonly Uint8Array[] } | undefined;
  return {
    current: async () => {
      const revoked = await store.listRevoked();
      const now = clock.now();
      if (made && made.revoked === revoked.length && now.getTime() - made.at < FRESH_MS) return made.lists;
      const by = (issuer: RevocationIssuer): RevokedCertificate[] => revoked.filter((each) => each.issuer === issuer);
      // Seconds since 1970: rises with every list, whichever worker makes it.
      const number = Math.floor(now.getTime() / 1000);
      const lists = await makeRevocationLists(authority, {
        now,
        number,
        revoked: by('issuing'),
        revokedByRoot: by('root'),
      });
      for (const issuer of ['root', 'issuing'] as const) {
        const row = { issuer, number, list: Buffer.from(lists[issuer]), nextUpdate: lists.nextUpdate };
        await store.publishRevocationList(row);
      }
      made = { at: now.getTime(), revoked: revoked.length, lists: [lists.root, lists.issuing] };
      return made.lists;
    },
  };
}
