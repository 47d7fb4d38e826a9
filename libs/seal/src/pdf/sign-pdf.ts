import { PDF, PdfDict, PdfName, PdfNumber } from '@libpdf/core';

import type { Signer } from '../authority/issue-signer.ts';
import { buildSignedData } from '../cms/build-signed-data.ts';
import { checkSignedData } from '../cms/check-signed-data.ts';
import { readSignedData } from '../cms/read-signed-data.ts';
import { sameBytes, sha256 } from '../crypto/bytes.ts';
import { OID } from '../crypto/oids.ts';
import { SealError } from '../seal-error.ts';
import { readToken } from '../timestamp/read-token.ts';
import type { TimestampAuthority } from '../timestamp/timestamp-authority.ts';
import { openForUpdate } from './open-pdf.ts';
import { acroForm, listSignatureFields, resolveRef, type SignatureField } from './signature-fields.ts';
import { completeSignature, makePlaceholder, type Placeholder } from './signature-update.ts';
import { dateString, textString } from './text-string.ts';

/** One signature to be set. */
export interface SignPdfRequest {
  /** name of an existing, empty signature field */
  readonly field: string;
  readonly signer: Signer;
  /** as readers will show it: the person, and in what role */
  readonly name: string;
  readonly role?: string;
  readonly reason: string;
  /** when the person signed; claimed, where the timestamp is proven */
  readonly at: Date;
  /** without one the signature is only of level B-B */
  readonly timestamp?: TimestampAuthority;
  /** a one-page PDF, shown scaled into the field's box */
  readonly appearance?: Uint8Array;
}

/** Room for our own chain and timestamp three times over, or for an outside authority's longer RSA chain. */
const RESERVED_BYTES = 12_288;

/** "Signatures exist" and "append only" (ISO 32000-1 table 219). */
const SIG_FLAGS = 3;

/**
 * Signs one field of a PDF: one incremental update, PAdES baseline B-T with a timestamp authority, B-B without.
 *
 * @throws SealError when the PDF is damaged or cannot be appended to, the field is unknown or signed already, the
 *   certificate does not cover the moment of signing, no good timestamp can be had, or its clock and ours are too far apart.
 */
export async function signPdf(bytes: Uint8Array, request: SignPdfRequest): Promise<Uint8Array> {
  const pdf = await openForUpdate(bytes);
  const field = findEmptyField(pdf, request.field);
  if (!isValidAt(request.signer, request.at)) {
    throw new SealError('SIGNER_NOT_VALID_NOW', `the certificate does not cover ${request.at.toISOString()}`);
  }
  const placeholder = makePlaceholder(RESERVED_BYTES);
  await fillField(pdf, field, signatureDictionary(request, placeholder), request.appearance);
  return completeSignature(pdf, bytes, placeholder, (digest) => makeSignature(digest, request));
}

async function makeSignature(digest: Uint8Array, { signer, timestamp }: SignPdfRequest): Promise<Uint8Array> {
  const cms = await buildSignedData({
    content: { type: OID.data, digest },
    signer,
    ...(timestamp ? { timestamp: (signature) => timestamp.timestamp(sha256(signature)) } : {}),
  });
  proofread(cms, digest, signer);
  return cms;
}

/** Reads the finished signature back before it is kept: what cannot be verified now never will be. */
function proofread(der: Uint8Array, digest: Uint8Array, signer: Signer): void {
  const cms = readSignedData(der);
  const faults = checkSignedData(cms, digest, { contentType: OID.data });
  if (faults.length > 0) throw new Error(`the signature just made does not verify: ${faults.join(', ')}`);
  const stamp = cms.unsigned.get(OID.signatureTimestamp);
  if (!stamp) return;
  const token = readToken(stamp);
  if (!sameBytes(token.imprint.digest, sha256(cms.signature))) {
    throw new SealError('TIMESTAMP_MISMATCH', 'the timestamp is over another signature');
  }
  // The signer is valid by our own clock: that was looked at first. One issued a moment ago by a clock that is fast is not, by the token's.
  if (!isValidAt(signer, token.at)) {
    throw new SealError('CLOCK_DISAGREES', `the certificate does not cover ${token.at.toISOString()}, the timestamp's`);
  }
}

function isValidAt({ certificate }: Signer, at: Date): boolean {
  return at >= certificate.notBefore && at <= certificate.notAfter;
}

function findEmptyField(pdf: PDF, name: string): SignatureField {
  const field = listFields(pdf).find((each) => each.name === name);
  if (!field) throw new SealError('FIELD_UNKNOWN', `no signature field is called "${name}"`);
  if (field.dict.has('V')) throw new SealError('FIELD_ALREADY_SIGNED', `the field "${name}" is signed already`);
  return field;
}

/** The parser reads objects only when they are asked for, so damage may show no earlier than here. */
function listFields(pdf: PDF): SignatureField[] {
  try {
    return listSignatureFields(pdf);
  } catch (cause) {
    throw new SealError('PDF_DAMAGED', 'the form of the PDF cannot be read', { cause });
  }
}

function signatureDictionary({ name, role, reason, at }: SignPdfRequest, placeholder: Placeholder): PdfDict {
  return PdfDict.of({
    Type: PdfName.of('Sig'),
    Filter: PdfName.of('Adobe.PPKLite'),
    SubFilter: PdfName.of('ETSI.CAdES.detached'),
    ByteRange: placeholder.byteRange,
    Contents: placeholder.contents,
    Name: textString(role ? `${name}, ${role}` : name),
    Reason: textString(reason),
    M: dateString(at),
    Prop_Build: PdfDict.of({ App: PdfDict.of({ Name: PdfName.of('Ratify') }) }),
  });
}

async function fillField(pdf: PDF, field: SignatureField, value: PdfDict, appearance?: Uint8Array): Promise<void> {
  const form = acroForm(pdf);
  if (form && form.getNumber('SigFlags', resolveRef(pdf))?.value !== SIG_FLAGS) {
    form.set('SigFlags', PdfNumber.of(SIG_FLAGS));
  }
  field.dict.set('V', pdf.register(value));
  if (!appearance) return;
  const page = await pdf.embedPage(await PDF.load(appearance), 0);
  field.widget.set('AP', PdfDict.of({ N: page.ref }));
}
