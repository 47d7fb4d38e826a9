import { createPublicKey } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

import type { Signer } from '../authority/issue-signer.ts';
import { toBuffer } from '../crypto/bytes.ts';
import { OID } from '../crypto/oids.ts';
import { encodeSigningCertificate } from './signing-certificate.ts';

/** What is signed: a digest of content kept elsewhere (a document), or content carried inside (a timestamp). */
export interface SignedContent {
  readonly type: string;
  /** SHA-256 of the content */
  readonly digest: Uint8Array;
  readonly embedded?: Uint8Array;
}

/** A CMS SignedData as DER, and the bare signature value that a timestamp is taken over. */
export async function buildSignedData(request: {
  content: SignedContent;
  signer: Signer;
  /** a timestamp token (DER) over the signature value: PAdES level B-T */
  timestamp?: (signature: Uint8Array) => Promise<Uint8Array>;
  withCertificates?: boolean;
}): Promise<Uint8Array> {
  const { content, signer } = request;
  const certificates = [signer.certificate, ...signer.chain].map(structureOf);
  const info = await buildSignerInfo(content, signer);
  if (request.timestamp) {
    const token = await request.timestamp(new Uint8Array(info.signature.valueBlock.valueHexView));
    info.unsignedAttrs = new SignedAndUnsignedAttributes({
      type: 1,
      attributes: [attribute(OID.signatureTimestamp, asn1js.fromBER(toBuffer(token)).result)],
    });
  }
  const signedData = new SignedData({
    digestAlgorithms: [algorithm(OID.sha256)],
    encapContentInfo: encapsulate(content),
    signerInfos: [info],
    ...(request.withCertificates === false ? {} : { certificates }),
  });
  const wrapped = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) });
  return new Uint8Array(wrapped.toSchema().toBER());
}

async function buildSignerInfo(content: SignedContent, signer: Signer): Promise<SignerInfo> {
  const der = new Uint8Array(signer.certificate.rawData);
  const own = structureOf(signer.certificate);
  // No signing-time attribute: PAdES (EN 319 142-1 table 1) forbids it, the claimed time stands in the /M entry.
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: inDerOrder([
      attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: content.type })),
      attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: toBuffer(content.digest) })),
      attribute(OID.signingCertificateV2, encodeSigningCertificate(der)),
    ]),
  });
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: algorithm(OID.sha256),
    signatureAlgorithm: signatureAlgorithmOf(signer.certificate),
    signedAttrs,
  });
  // The signature is over the attributes as a SET OF, not with the [0] tag they are stored under (RFC 5652, 5.4).
  const toSign = new Uint8Array(signedAttrs.toSchema().toBER());
  toSign[0] = 0x31;
  info.signature = new asn1js.OctetString({ valueHex: toBuffer(await signer.sign(toSign)) });
  return info;
}

/** An authority's certificate goes into each of its signatures, and is taken apart once. */
const structures = new WeakMap<Signer['certificate'], Certificate>();

function structureOf(certificate: Signer['certificate']): Certificate {
  const structure = structures.get(certificate) ?? Certificate.fromBER(certificate.rawData);
  structures.set(certificate, structure);
  return structure;
}

/** The content is set after construction: passed to the constructor it would be cut into BER pieces, which is not DER. */
function encapsulate(content: SignedContent): EncapsulatedContentInfo {
  const info = new EncapsulatedContentInfo({ eContentType: content.type });
  if (content.embedded) info.eContent = new asn1js.OctetString({ valueHex: toBuffer(content.embedded) });
  return info;
}

/** RFC 5754: the parameters are absent for ECDSA (3.2) and NULL for RSA (3.1). */
function signatureAlgorithmOf({ publicKey }: Signer['certificate']): AlgorithmIdentifier {
  const { asymmetricKeyType } = createPublicKey({ key: Buffer.from(publicKey.rawData), format: 'der', type: 'spki' });
  if (asymmetricKeyType !== 'rsa') return algorithm(OID.ecdsaWithSha256);
  return new AlgorithmIdentifier({ algorithmId: OID.sha256WithRsa, algorithmParams: new asn1js.Null() });
}

function algorithm(algorithmId: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId });
}

function attribute(type: string, value: asn1js.AsnType): Attribute {
  return new Attribute({ type, values: [value] });
}

function inDerOrder(attributes: Attribute[]): Attribute[] {
  const encoded = attributes.map((each) => ({ each, der: Buffer.from(each.toSchema().toBER()) }));
  return encoded.sort((one, other) => Buffer.compare(one.der, other.der)).map(({ each }) => each);
}
