import { deflateSync, inflateSync } from 'node:zlib';
import {
  PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PDFPage,
  type PdfObject,
} from '@libpdf/core';
import { PrintError } from '../print-error.ts';

/** A loaded PDF with the few low-level readings that all finishing steps need. */
export class OpenPdf {
  readonly pdf: PDF;
  readonly pages: readonly PDFPage[];
  readonly catalog: PdfDict;
  readonly #pageNumbers: ReadonlyMap<PdfDict, number>;

  private constructor(pdf: PDF) {
    this.pdf = pdf;
    this.pages = pdf.getPages();
    this.catalog = pdf.getCatalog();
    this.#pageNumbers = new Map(this.pages.map(({ dict }, index) => [dict, index + 1]));
  }

  static async load(bytes: Uint8Array): Promise<OpenPdf> {
    const pdf = await PDF.load(bytes);
    if (pdf.recoveredViaBruteForce) throw new PrintError('UNREADABLE_PDF', 'The browser wrote a damaged PDF.');
    return new OpenPdf(pdf);
  }

  /** Follows a reference; bound, because libpdf wants it as a function. */
  readonly resolve = (reference: PdfRef): PdfObject | null => this.pdf.context.registry.resolve(reference);

  /** The object itself, whether it was given directly or by reference. */
  value(object: PdfObject | undefined): PdfObject | undefined {
    return object instanceof PdfRef ? (this.resolve(object) ?? undefined) : object;
  }

  dict(object: PdfObject | undefined): PdfDict | undefined {
    const value = this.value(object);
    return value instanceof PdfDict ? value : undefined;
  }

  /** The members of an array, unresolved; one object counts as an array of one. */
  members(object: PdfObject | undefined): readonly PdfObject[] {
    const value = this.value(object);
    if (value instanceof PdfArray) return value.toArray();
    return object === undefined || value === undefined || value.type === 'null' ? [] : [object];
  }

  /** 1 for the first page. */
  pageNumberOf(page: PdfObject | undefined): number | undefined {
    const dict = this.dict(page);
    return dict && this.#pageNumbers.get(dict);
  }

  register(object: PdfObject): PdfRef {
    return this.pdf.register(object);
  }
}

/** A stream's content; Node's zlib takes a fifth of the time of the library's. */
export function streamContent(stream: PdfStream): Buffer {
  const filter = stream.get('Filter');
  const isDeflated = filter instanceof PdfName && filter.value === 'FlateDecode' && !stream.has('DecodeParms');
  return isDeflated ? inflateSync(stream.data) : Buffer.from(stream.getDecodedData());
}

/** A stream that is written as it is: compressed already. */
export function compressedStream(content: Uint8Array): PdfStream {
  return PdfStream.fromDict({ Filter: PdfName.of('FlateDecode') }, deflateSync(content));
}

/** A PDF text string: plain bytes for ASCII, UTF-16 with a byte-order mark for all else (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return PdfString.fromString(text);
  return PdfString.fromBytes(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]));
}

/** `D:20261119184200Z`. */
export function pdfDate(moment: Date): PdfString {
  return PdfString.fromString(`D:${moment.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`);
}
