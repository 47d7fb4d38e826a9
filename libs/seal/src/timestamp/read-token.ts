import { TSTInfo } from 'pkijs';

import { digest, toBuffer } from '../crypto/bytes.ts';
import { findDigest, OID } from '../crypto/oids.ts';
import { checkSignedData, type CmsFault } from '../cms/check-signed-data.ts';
import { type ReadSignedData, readSignedData } from '../cms/read-signed-data.ts';

/** A timestamp token taken apart: what it stamps, when, and by whom. */
export interface ReadToken {
  readonly cms: ReadSignedData;
  readonly at: Date;
  readonly policy: string;
  readonly imprint: { readonly algorithm: 'sha256' | 'sha384' | 'sha512'; readonly digest: Uint8Array };
  readonly nonce?: Uint8Array;
}

/** Reads a token (RFC 3161); throws a plain error saying what is unreadable about it. */
export function readToken(der: Uint8Array): ReadToken {
  const cms = readSignedData(der);
  if (cms.contentType !== OID.tstInfo || !cms.embedded) throw new Error('not a timestamp token');
  const info = TSTInfo.fromBER(toBuffer(cms.embedded));
  const algorithm = findDigest(info.messageImprint.hashAlgorithm.algorithmId);
  if (!algorithm) throw new Error('the timestamp is over a digest too weak to trust');
  return {
    cms,
    at: info.genTime,
    policy: info.policy,
    imprint: { algorithm, digest: new Uint8Array(info.messageImprint.hashedMessage.getValue()) },
    ...(info.nonce ? { nonce: new Uint8Array(info.nonce.valueBlock.valueHexView) } : {}),
  };
}

/** The faults of a token's own signature; whether its authority is trusted is another question. */
export function checkToken({ cms }: ReadToken): CmsFault[] {
  const content = cms.embedded ?? new Uint8Array();
  return checkSignedData(cms, digest(cms.digestAlgorithm, content), {
    contentType: OID.tstInfo,
    acceptSha1CertificateId: true,
  });
}
