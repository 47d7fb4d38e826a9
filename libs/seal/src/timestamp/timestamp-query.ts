import { randomBytes } from 'node:crypto';

import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs';

import { sameBytes, toBuffer } from '../crypto/bytes.ts';
import { OID } from '../crypto/oids.ts';
import * as x509 from '../crypto/x509.ts';
import { SealError } from '../seal-error.ts';
import { checkToken, type ReadToken, readToken } from './read-token.ts';

/** A question to a timestamp authority, and what its answer must repeat. */
export interface TimestampQuery {
  /** DER */
  readonly bytes: Uint8Array;
  readonly digest: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Asks for a timestamp over a SHA-256 digest, with a fresh nonce and the authority's certificate in the answer. */
export function makeTimestampQuery(digest: Uint8Array): TimestampQuery {
  const nonce = new Uint8Array(randomBytes(16));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40; // positive, and never shortened by DER
  const query = new TimeStampReq({
    version: 1,
    messageImprint: imprintOf(digest),
    nonce: new asn1js.Integer({ valueHex: toBuffer(nonce) }),
    certReq: true,
  });
  return { bytes: new Uint8Array(query.toSchema().toBER()), digest, nonce };
}

/** The SHA-256 imprint as RFC 3161 writes it. */
export function imprintOf(digest: Uint8Array): MessageImprint {
  return new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
    hashedMessage: new asn1js.OctetString({ valueHex: toBuffer(digest) }),
  });
}

/**
 * The token out of an authority's answer, after every check RFC 3161 section 2.4.2 asks of a client: granted, for our
 * digest, with our nonce, properly signed by a certificate that is for timestamps and nothing else.
 */
export function acceptTimestampAnswer(answer: Uint8Array, query: TimestampQuery): Uint8Array {
  const token = tokenIn(answer);
  const read = readGranted(token);
  if (read.imprint.algorithm !== 'sha256' || !sameBytes(read.imprint.digest, query.digest)) {
    throw new SealError('TIMESTAMP_MISMATCH', 'the timestamp is over another digest');
  }
  if (!read.nonce || !sameBytes(read.nonce, query.nonce)) {
    throw new SealError('TIMESTAMP_MISMATCH', 'the timestamp answers another question (nonce)');
  }
  const faults = checkToken(read);
  if (faults.length > 0) throw new SealError('TIMESTAMP_UNTRUSTWORTHY', `bad timestamp: ${faults.join(', ')}`);
  if (!isTimestampCertificate(read.cms.signerCertificate)) {
    throw new SealError('TIMESTAMP_UNTRUSTWORTHY', 'the certificate of the authority is not one for timestamps');
  }
  return token;
}

/** Whether a certificate may sign timestamps: the extended key usage is critical and is the only one. */
export function isTimestampCertificate(certificate: x509.X509Certificate): boolean {
  const usage = certificate.getExtension(x509.ExtendedKeyUsageExtension);
  return !!usage?.critical && usage.usages.length === 1 && usage.usages[0] === OID.timeStamping;
}

function tokenIn(answer: Uint8Array): Uint8Array {
  const { result } = asn1js.fromBER(toBuffer(answer));
  const { status, statusStrings } = parseAnswer(result).status;
  if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods) {
    const said = statusStrings?.map((each) => each.valueBlock.value).join(' ') ?? '';
    throw new SealError('TIMESTAMP_REFUSED', `the authority refused (status ${status}) ${said}`.trim());
  }
  // Cut out of the answer as it came: a token written anew might not be the one that was signed.
  const token = result instanceof asn1js.Sequence ? result.valueBlock.value[1] : undefined;
  if (!token) throw new SealError('TIMESTAMP_REFUSED', 'the answer holds no timestamp');
  return new Uint8Array(token.valueBeforeDecodeView);
}

function parseAnswer(schema: asn1js.AsnType): TimeStampResp {
  try {
    return new TimeStampResp({ schema });
  } catch (cause) {
    throw new SealError('TIMESTAMP_UNTRUSTWORTHY', 'the answer is not a timestamp response', { cause });
  }
}

function readGranted(token: Uint8Array): ReadToken {
  try {
    return readToken(token);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SealError('TIMESTAMP_UNTRUSTWORTHY', `the timestamp cannot be read: ${why}`, { cause });
  }
}
