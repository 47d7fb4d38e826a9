import * as asn1js from 'asn1js';
import { Certificate, GeneralName, GeneralNames, IssuerSerial } from 'pkijs';

import { digest, sameBytes, sha256, toBuffer } from '../crypto/bytes.ts';
import { findDigest, OID } from '../crypto/oids.ts';

/**
 * The value of the signing-certificate-v2 attribute (RFC 5035): it ties a signature to one certificate, so that another
 * certificate for the same key cannot be put in its place.
 */
export function encodeSigningCertificate(certificate: Uint8Array): asn1js.Sequence {
  const parsed = Certificate.fromBER(toBuffer(certificate));
  const issuer = new GeneralName({ type: 4, value: parsed.issuer });
  const issuerSerial = new IssuerSerial({
    issuer: new GeneralNames({ names: [issuer] }),
    serialNumber: parsed.serialNumber,
  });
  // The hash algorithm is left out because SHA-256 is its default, and DER forbids writing a default.
  const certHash = new asn1js.OctetString({ valueHex: toBuffer(sha256(certificate)) });
  const certId = new asn1js.Sequence({ value: [certHash, issuerSerial.toSchema()] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] });
}

/**
 * Whether a signing-certificate attribute (v2, or v1 as older timestamp authorities still write it) names this
 * certificate; v1 is SHA-1 and therefore good enough for a token whose own signature is SHA-2, not for a person's.
 */
export function namesCertificate(attribute: { type: string; value: Uint8Array }, certificate: Uint8Array): boolean {
  const { result } = asn1js.fromBER(toBuffer(attribute.value));
  const [certIds] = childrenOf(result);
  const [first] = certIds ? childrenOf(certIds) : [];
  const parts = first ? childrenOf(first) : [];
  const hash = parts.find((part) => part instanceof asn1js.OctetString);
  const algorithm = attribute.type === OID.signingCertificate ? 'sha1' : hashOf(parts[0]);
  return !!hash && !!algorithm && sameBytes(hash.valueBlock.valueHexView, digest(algorithm, certificate));
}

function hashOf(part: asn1js.AsnType | undefined): 'sha256' | 'sha384' | 'sha512' | undefined {
  if (!(part instanceof asn1js.Sequence)) return 'sha256';
  const [oid] = childrenOf(part);
  return oid instanceof asn1js.ObjectIdentifier ? findDigest(oid.valueBlock.toString()) : undefined;
}

function childrenOf(block: asn1js.AsnType): asn1js.AsnType[] {
  return block instanceof asn1js.Constructed || block instanceof asn1js.Sequence ? block.valueBlock.value : [];
}
