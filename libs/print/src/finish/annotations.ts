import {
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  PdfRef,
  PdfStream,
  PdfString,
  type PDFPage,
  type PdfObject,
} from '@libpdf/core';
import { SIGNATURE_LINK } from '../page/signatures.ts';
import { PrintError } from '../print-error.ts';
import { type PrintedField, type SignatureFieldRequest } from '../print-job.ts';
import { textString, type OpenPdf } from './open-pdf.ts';
import { readTitlesOfPlaces } from './read-places.ts';
import { type StructureTree } from './structure-tree.ts';

export interface AnnotationWords {
  readonly link: (target: string) => string;
  readonly signature: (role: string) => string;
}

/** What a link annotation leads to. */
type Target =
  { readonly kind: 'signature'; readonly field: string } | { readonly kind: 'place' | 'address'; readonly to: string };

/** Says in words where each link leads, and turns the placeholders of the requested signatures into empty fields. */
export function finishAnnotations(
  open: OpenPdf,
  tree: StructureTree,
  requests: readonly SignatureFieldRequest[],
  words: AnnotationWords,
): readonly PrintedField[] {
  const titles = readTitlesOfPlaces(open);
  const wanted = new Map(requests.map((request) => [request.field, request]));
  const widgets: { reference: PdfRef; printed: PrintedField }[] = [];

  for (const page of open.pages) {
    const kept: PdfObject[] = [];
    for (const object of open.members(page.dict.get('Annots'))) {
      const annotation = open.dict(object);
      if (!annotation) continue;
      const target = readTarget(open, annotation);
      if (target?.kind !== 'signature') {
        const to = target?.kind === 'place' ? (titles.get(target.to) ?? target.to) : (target?.to ?? '');
        annotation.set('Contents', textString(words.link(to)));
        kept.push(object);
        continue;
      }
      const request = wanted.get(target.field);
      if (!request || !(object instanceof PdfRef)) {
        detach(open, tree, annotation);
        continue;
      }
      makeField(open, tree, { annotation, page, request, label: words.signature(request.role) });
      widgets.push({ reference: object, printed: printedField(open, annotation, page, request.field) });
      kept.push(object);
    }
    setAnnotations(page, kept);
  }
  checkEachOnce(
    requests,
    widgets.map(({ printed }) => printed.field),
  );
  if (widgets.length > 0)
    writeForm(
      open,
      widgets.map(({ reference }) => reference),
    );
  return widgets.map(({ printed }) => printed);
}

function readTarget(open: OpenPdf, annotation: PdfDict): Target | undefined {
  if (annotation.getName('Subtype', open.resolve)?.value !== 'Link') return undefined;
  const address = annotation.getDict('A', open.resolve)?.getString('URI', open.resolve)?.asString();
  if (address?.startsWith(SIGNATURE_LINK)) {
    return { kind: 'signature', field: decodeField(address.slice(SIGNATURE_LINK.length)) };
  }
  if (address !== undefined) return { kind: 'address', to: address };
  const destination = open.value(annotation.get('Dest'));
  if (destination instanceof PdfName) return { kind: 'place', to: destination.value };
  return destination instanceof PdfString ? { kind: 'place', to: destination.asString() } : undefined;
}

function decodeField(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded; // a field nobody asked for
  }
}

interface FieldPlace {
  readonly annotation: PdfDict;
  readonly page: PDFPage;
  readonly request: SignatureFieldRequest;
  readonly label: string;
}

function makeField(open: OpenPdf, tree: StructureTree, { annotation, page, request, label }: FieldPlace): void {
  for (const key of ['A', 'Dest', 'Border', 'H', 'Contents']) annotation.delete(key);
  annotation.set('Subtype', PdfName.of('Widget'));
  annotation.set('FT', PdfName.of('Sig'));
  annotation.set('T', textString(request.field));
  annotation.set('TU', textString(label));
  annotation.set('F', PdfNumber.of(4)); // printed with the page, as PDF/A wants
  annotation.set('P', page.ref);
  annotation.set('AP', PdfDict.of({ N: open.register(emptyAppearance(rectangleOf(open, annotation))) }));
  tree.ownerOfAnnotation(annotation)?.set('S', PdfName.of('Form'));
}

function emptyAppearance({ width, height }: { width: number; height: number }): PdfStream {
  return PdfStream.fromDict(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Form'),
      BBox: new PdfArray([0, 0, width, height].map((length) => PdfNumber.of(length))),
      Resources: new PdfDict(),
    },
    new Uint8Array(),
  );
}

function printedField(open: OpenPdf, annotation: PdfDict, page: PDFPage, field: string): PrintedField {
  return { field, page: page.index + 1, ...rectangleOf(open, annotation) };
}

function rectangleOf(open: OpenPdf, annotation: PdfDict): { width: number; height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = open.members(annotation.get('Rect')).map((member) => {
    const value = open.value(member);
    return value instanceof PdfNumber ? value.value : 0;
  });
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}

/** A placeholder that nobody asked for becomes plain paper: the box stays for a pen, the link goes. */
function detach(open: OpenPdf, tree: StructureTree, annotation: PdfDict): void {
  const owner = tree.ownerOfAnnotation(annotation);
  if (!owner) return;
  const rest = tree.kidsOf(owner).filter((kid) => open.dict(kid)?.getName('Type')?.value !== 'OBJR');
  tree.setKids(owner, rest);
  owner.set('S', PdfName.of('Span'));
}

function setAnnotations(page: PDFPage, annotations: readonly PdfObject[]): void {
  if (annotations.length === 0) return void page.dict.delete('Annots');
  page.dict.set('Annots', new PdfArray([...annotations]));
  page.dict.set('Tabs', PdfName.of('S')); // the keyboard follows the structure (PDF/UA-1, 7.18.3)
}

function checkEachOnce(requests: readonly SignatureFieldRequest[], fields: readonly string[]): void {
  for (const { field } of requests) {
    const times = fields.filter((one) => one === field).length;
    if (times === 1) continue;
    throw new PrintError(
      'SIGNATURE_FIELD_NOT_ONCE',
      `The signature field ${field} stands ${times} times in the document, not once.`,
    );
  }
}

/** All fields stand in the unsigned file already: one added later would look like tampering with the signatures before it. */
function writeForm(open: OpenPdf, fields: readonly PdfRef[]): void {
  const signaturesExistAppendOnly = 3;
  const form = PdfDict.of({ Fields: new PdfArray([...fields]), SigFlags: PdfNumber.of(signaturesExistAppendOnly) });
  open.catalog.set('AcroForm', open.register(form));
}
