import * as asn1js from 'asn1js';
import { Accuracy, PKIStatus, PKIStatusInfo, TimeStampReq, TSTInfo } from 'pkijs';

import { type CertifiedKey, makeSerialNumber } from '../authority/certificate-profiles.ts';
import { chainOf, type InstallationAuthority } from '../authority/installation-authority.ts';
import type { Signer } from '../authority/issue-signer.ts';
import { buildSignedData } from '../cms/build-signed-data.ts';
import { sha256, toBuffer } from '../crypto/bytes.ts';
import { signDer } from '../crypto/ecdsa.ts';
import { OID } from '../crypto/oids.ts';

const SHA256_LENGTH = 32;

/** RFC 3161's reasons to refuse, by the number of their bit. */
const FAILURE = { badAlg: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15, unacceptedExtension: 16 } as const;

/** Answers one RFC 3161 query as this installation's timestamp authority; never throws for what a stranger may send. */
export async function answerTimestampQuery(
  query: Uint8Array,
  { authority, now }: { authority: InstallationAuthority; now: Date },
): Promise<Uint8Array> {
  const request = parseQuery(query);
  if (!request) return refuse('badDataFormat');
  const failure = findFailure(request);
  if (failure) return refuse(failure);
  const info = new TSTInfo({
    version: 1,
    policy: OID.ratifyTimestampPolicy,
    messageImprint: request.messageImprint,
    serialNumber: new asn1js.Integer({ valueHex: toBuffer(Buffer.from(makeSerialNumber(), 'hex')) }),
    genTime: now,
    accuracy: new Accuracy({ seconds: 1 }),
    ...(request.nonce ? { nonce: request.nonce } : {}),
  });
  const embedded = new Uint8Array(info.toSchema().toBER());
  const token = await buildSignedData({
    content: { type: OID.tstInfo, digest: sha256(embedded), embedded },
    signer: timestampSigner(authority.timestamp, authority),
  });
  return encode(new PKIStatusInfo({ status: PKIStatus.granted }), token);
}

function findFailure({ messageImprint, reqPolicy, extensions, version }: TimeStampReq): keyof typeof FAILURE | null {
  if (version !== 1) return 'badRequest';
  if (messageImprint.hashAlgorithm.algorithmId !== OID.sha256) return 'badAlg';
  if (messageImprint.hashedMessage.getValue().byteLength !== SHA256_LENGTH) return 'badDataFormat';
  if (reqPolicy && reqPolicy !== OID.ratifyTimestampPolicy) return 'unacceptedPolicy';
  return extensions && extensions.length > 0 ? 'unacceptedExtension' : null;
}

function parseQuery(query: Uint8Array): TimeStampReq | null {
  try {
    return TimeStampReq.fromBER(toBuffer(query));
  } catch {
    return null;
  }
}

function timestampSigner({ certificate, privateKey }: CertifiedKey, authority: InstallationAuthority): Signer {
  return { certificate, chain: chainOf(authority), sign: (content) => signDer(privateKey, content) };
}

function refuse(reason: keyof typeof FAILURE): Uint8Array {
  const bit = FAILURE[reason];
  const bits = new Uint8Array(Math.floor(bit / 8) + 1);
  bits[bits.length - 1] = 0x80 >> (bit % 8);
  const failInfo = new asn1js.BitString({ valueHex: toBuffer(bits), unusedBits: 7 - (bit % 8) });
  const statusStrings = [new asn1js.Utf8String({ value: reason })];
  return encode(new PKIStatusInfo({ status: PKIStatus.rejection, statusStrings, failInfo }));
}

function encode(status: PKIStatusInfo, token?: Uint8Array): Uint8Array {
  const value: asn1js.AsnType[] = [status.toSchema(), ...(token ? [asn1js.fromBER(toBuffer(token)).result] : [])];
  return new Uint8Array(new asn1js.Sequence({ value }).toBER());
}
