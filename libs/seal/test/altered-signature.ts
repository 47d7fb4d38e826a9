import { PDF } from '@libpdf/core';
import * as asn1js from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
} from 'pkijs';

import { toBuffer, toHex } from '../src/crypto/bytes.ts';
import { OID } from '../src/crypto/oids.ts';
import { listSignatureFields } from '../src/pdf/signature-fields.ts';

/** The contents of the first signature field: the signature and the zeros behind it. */
export async function firstContents(bytes: Uint8Array): Promise<Buffer> {
  const [first] = listSignatureFields(await PDF.load(bytes));
  return Buffer.from(first?.value?.getString('Contents')?.bytes ?? []);
}

/** The file with the contents of its first signature replaced, in place. */
export async function replaceContents(
  bytes: Uint8Array,
  change: (contents: Buffer) => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const contents = await firstContents(bytes);
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(toHex(contents), 0, 'latin1');
  if (at < 0) throw new Error('the contents are not where they should be');
  const changed = Buffer.alloc(contents.length);
  Buffer.from(await change(Buffer.from(contents))).copy(changed);
  copy.write(toHex(changed), at, 'latin1');
  return new Uint8Array(copy);
}

/** The signature with another certificate put in the place of its own. */
export function withCertificate(contents: Buffer, certificate: ArrayBuffer): Uint8Array {
  return alter(contents, (signedData) => {
    const other = Certificate.fromBER(certificate);
    const [info] = signedData.signerInfos;
    if (info) info.sid = new IssuerAndSerialNumber({ issuer: other.issuer, serialNumber: other.serialNumber });
    signedData.certificates = [other, ...(signedData.certificates ?? []).slice(1)];
  });
}

/** The signature with another timestamp token, over its own signature value unless the token is about something else. */
export async function withTimestamp(
  contents: Buffer,
  stamp: (signature: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let token = new Uint8Array();
  const [info] = read(contents).signerInfos;
  if (info) token = new Uint8Array(await stamp(new Uint8Array(info.signature.getValue())));
  return alter(contents, ({ signerInfos: [own] }) => {
    const values = [asn1js.fromBER(toBuffer(token)).result];
    const attributes = [new Attribute({ type: OID.signatureTimestamp, values })];
    if (own) own.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes });
  });
}

function read(contents: Buffer): SignedData {
  const { result } = asn1js.fromBER(toBuffer(contents));
  return new SignedData({ schema: new ContentInfo({ schema: result }).content });
}

function alter(contents: Buffer, change: (signedData: SignedData) => void): Uint8Array {
  const signedData = read(contents);
  change(signedData);
  const wrapped = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) });
  return new Uint8Array(wrapped.toSchema().toBER());
}
