import * as asn1js from 'asn1js';
import { LRUCache } from 'lru-cache';
import { ContentInfo, IssuerAndSerialNumber, RelativeDistinguishedNames, SignedData, type SignerInfo } from 'pkijs';

import { sameBytes, sha256, toBuffer, toHex } from '../crypto/bytes.ts';
import { findDigest, OID } from '../crypto/oids.ts';
import * as x509 from '../crypto/x509.ts';

/** A CMS SignedData with one signer, taken apart but not yet believed. */
export interface ReadSignedData {
  readonly contentType: string;
  /** the content carried inside, if any */
  readonly embedded?: Uint8Array;
  readonly certificates: readonly x509.X509Certificate[];
  readonly signerCertificate: x509.X509Certificate;
  readonly digestAlgorithm: 'sha256' | 'sha384' | 'sha512';
  readonly signatureAlgorithm: string;
  /** the signed attributes as the SET OF that was signed */
  readonly signedAttributes: Uint8Array;
  readonly signature: Uint8Array;
  /** DER of the first value of each attribute */
  readonly signed: ReadonlyMap<string, Uint8Array>;
  readonly unsigned: ReadonlyMap<string, Uint8Array>;
  /** how many bytes of the input the structure took */
  readonly length: number;
}

/**
 * Structures read lately, by the hash of their bytes: while a document is sealed each of its signatures and timestamps is asked for half
 * a dozen times, and taking one apart is most of that work. Bounded in bytes; what is longer than a signature should be is not kept.
 */
const lately = new LRUCache<string, ReadSignedData>({ maxSize: 2_000_000, maxEntrySize: 100_000 });

/** Reads a CMS SignedData; throws a plain error saying what is unreadable about it. */
export function readSignedData(der: Uint8Array): ReadSignedData {
  const key = toHex(sha256(der));
  const known = lately.get(key);
  if (known) return known;
  const read = takeApart(der);
  lately.set(key, read, { size: der.length });
  return read;
}

function takeApart(der: Uint8Array): ReadSignedData {
  const { offset, result } = asn1js.fromBER(toBuffer(der));
  if (offset <= 0) throw new Error('not a CMS structure');
  const outer = new ContentInfo({ schema: result });
  if (outer.contentType !== OID.signedData) throw new Error('not a CMS SignedData');
  const signedData = new SignedData({ schema: outer.content });
  const [info, ...others] = signedData.signerInfos;
  if (!info || others.length > 0) throw new Error('not exactly one signer');
  const certificates = certificatesIn(outer.content).map(x509.readCertificate);
  const signerCertificate = certificates.find((each) => isNamedBy(info, each));
  if (!signerCertificate) throw new Error('the certificate of the signer is missing');
  const digestAlgorithm = findDigest(info.digestAlgorithm.algorithmId);
  if (!digestAlgorithm) throw new Error('a digest too weak to trust');
  if (!info.signedAttrs) throw new Error('no signed attributes');
  const { eContent, eContentType } = signedData.encapContentInfo;
  return {
    contentType: eContentType,
    ...(eContent ? { embedded: new Uint8Array(eContent.getValue()) } : {}),
    certificates,
    signerCertificate,
    digestAlgorithm,
    signatureAlgorithm: info.signatureAlgorithm.algorithmId,
    signedAttributes: new Uint8Array(info.signedAttrs.encodedValue),
    signature: new Uint8Array(info.signature.getValue()),
    signed: readAttributes(info.signedAttrs),
    unsigned: readAttributes(info.unsignedAttrs),
    length: offset,
  };
}

/** The octets inside an OCTET STRING attribute value, such as the message digest. */
export function readOctets(value: Uint8Array | undefined): Uint8Array | undefined {
  const block = value && asn1js.fromBER(toBuffer(value)).result;
  return block instanceof asn1js.OctetString ? new Uint8Array(block.getValue()) : undefined;
}

/** The dotted form of an OBJECT IDENTIFIER attribute value, such as the content type. */
export function readOid(value: Uint8Array | undefined): string | undefined {
  const block = value && asn1js.fromBER(toBuffer(value)).result;
  return block instanceof asn1js.ObjectIdentifier ? block.valueBlock.toString() : undefined;
}

/** The certificates as they came (RFC 5652, 5.1: `[0]` of SignedData, untagged members only); written anew they might be others. */
function certificatesIn(content: asn1js.AsnType): Uint8Array[] {
  if (!(content instanceof asn1js.Sequence)) return [];
  const set = content.valueBlock.value.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  if (!(set instanceof asn1js.Constructed)) return [];
  return set.valueBlock.value
    .filter((each) => each instanceof asn1js.Sequence)
    .map((each) => new Uint8Array(each.valueBeforeDecodeView));
}

function isNamedBy({ sid }: SignerInfo, certificate: x509.X509Certificate): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    if (plainHex(toHex(sid.serialNumber.valueBlock.valueHexView)) !== plainHex(certificate.serialNumber)) return false;
    const { result } = asn1js.fromBER(certificate.issuerName.toArrayBuffer());
    return sid.issuer.isEqual(new RelativeDistinguishedNames({ schema: result }));
  }
  const keyId: unknown = sid?.valueBlock?.value?.[0]?.valueBlock?.valueHexView ?? sid?.valueBlock?.valueHexView;
  const own = certificate.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId;
  return keyId instanceof Uint8Array && !!own && sameBytes(keyId, Buffer.from(own, 'hex'));
}

/** A number without the zeros before it: DER puts one before what would be negative. */
const plainHex = (hex: string): string => hex.toLowerCase().replace(/^(?:00)+/, '');

/** An attribute that stands twice would let two readers see two values, so it is refused. */
function readAttributes(set: SignerInfo['signedAttrs']): Map<string, Uint8Array> {
  const read = new Map<string, Uint8Array>();
  for (const { type, values } of set?.attributes ?? []) {
    if (read.has(type)) throw new Error(`the attribute ${type} stands twice`);
    const [value] = values as asn1js.AsnType[];
    if (value) read.set(type, new Uint8Array(value.valueBeforeDecodeView));
  }
  return read;
}
