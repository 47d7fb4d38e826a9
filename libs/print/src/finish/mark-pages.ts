import { type PdfDict, PdfStream, type PdfName, type PDFPage } from '@libpdf/core';
import { PrintError } from '../print-error.ts';
import { readOperations } from './content-tokens.ts';
import { markArtifacts, type MarkJudgement } from './mark-artifacts.ts';
import { countMissingGlyphs } from './missing-glyphs.ts';
import { compressedStream, streamContent, type OpenPdf } from './open-pdf.ts';
import { type StructureTree } from './structure-tree.ts';

export interface MarkedPages {
  /** Marks that became artifacts, by page. */
  readonly dropped: ReadonlyMap<PdfDict, ReadonlySet<number>>;
  readonly missingGlyphs: number;
}

const DRAWINGS = new Set(['Figure', 'Formula', 'Lbl']);

/** Marks the artifacts of every page and counts empty boxes on the way. */
export function markPages(open: OpenPdf, tree: StructureTree): MarkedPages {
  const forms = new FormMarker(open);
  const heads = new TableHeads(open, tree);
  const dropped = new Map<PdfDict, ReadonlySet<number>>();
  let missingGlyphs = 0;

  for (const page of open.pages) {
    const bytes = contentOf(open, page);
    const operations = readOperations(bytes);
    const marked = markArtifacts(bytes, operations, {
      isDecoration: (mcid) => {
        const owner = tree.ownerOf({ page: page.dict, mcid });
        return owner !== undefined && !isDrawing(tree, owner);
      },
      isRepeatedHead: (mcid) => heads.isRepeated(page, mcid),
      isMarkedForm: forms.markedIn(page.dict),
    });
    missingGlyphs += countMissingGlyphs(bytes, operations, isTwoByteFontOf(open, page.dict));
    page.dict.set('Contents', open.register(compressedStream(marked.bytes)));
    dropped.set(page.dict, new Set(marked.dropped));
    for (const mcid of marked.dropped) tree.setOwner({ page: page.dict, mcid }, undefined);
  }
  return { dropped, missingGlyphs: missingGlyphs + forms.missingGlyphs };
}

/** Lines and areas in a drawing or a bullet are its content; those of a table inside a figure are not. */
function isDrawing(tree: StructureTree, element: PdfDict): boolean {
  const nearest = tree.closest(element, (_candidate, type) => DRAWINGS.has(type) || type === 'Table');
  return nearest !== undefined && tree.typeOf(nearest) !== 'Table';
}

function contentOf(open: OpenPdf, page: PDFPage): Buffer {
  const streams = open.members(page.dict.get('Contents')).map((member) => open.value(member));
  const [only] = streams;
  if (streams.length !== 1 || !(only instanceof PdfStream)) {
    throw new PrintError('UNREADABLE_PDF', 'A page should have exactly one content stream.');
  }
  return streamContent(only);
}

function isTwoByteFontOf(open: OpenPdf, owner: PdfDict): (name: string) => boolean {
  const fonts = owner.getDict('Resources', open.resolve)?.getDict('Font', open.resolve);
  return (name) => fonts?.getDict(name, open.resolve)?.getName('Subtype', open.resolve)?.value === 'Type0';
}

/** Column heads that Chromium repeats on each page a table reaches: read aloud once, on the first. */
class TableHeads {
  readonly #open: OpenPdf;
  readonly #tree: StructureTree;
  readonly #firstPage = new Map<PdfDict, number>();

  constructor(open: OpenPdf, tree: StructureTree) {
    this.#open = open;
    this.#tree = tree;
  }

  isRepeated(page: PDFPage, mcid: number): boolean {
    const owner = this.#tree.ownerOf({ page: page.dict, mcid });
    const head = owner && this.#tree.closest(owner, (_candidate, type) => type === 'TH' || type === 'Table');
    if (!head || this.#tree.typeOf(head) !== 'TH' || !this.#isColumnHead(head)) return false;
    if (!this.#firstPage.has(head)) this.#firstPage.set(head, page.index);
    return this.#firstPage.get(head) !== page.index;
  }

  #isColumnHead(head: PdfDict): boolean {
    return this.#open
      .members(head.get('A'))
      .some((attributes) => this.#open.dict(attributes)?.getName('Scope', this.#open.resolve)?.value === 'Column');
  }
}

/** Transparency groups: form XObjects that hold marked content are rewritten inside instead of being wrapped. */
class FormMarker {
  readonly #open: OpenPdf;
  readonly #isMarked = new Map<PdfStream, boolean>();
  missingGlyphs = 0;

  constructor(open: OpenPdf) {
    this.#open = open;
  }

  /** Rewrites the forms that an owner's resources name and says which of them carry marks. */
  markedIn(owner: PdfDict): MarkJudgement['isMarkedForm'] {
    const objects = owner.getDict('Resources', this.#open.resolve)?.getDict('XObject', this.#open.resolve);
    const marked = new Set<string>();
    for (const [name, object] of objects ?? ([] as [PdfName, PdfDict][])) {
      const form = this.#open.value(object);
      if (form instanceof PdfStream && this.#mark(form)) marked.add(name.value);
    }
    return (name) => marked.has(name);
  }

  #mark(form: PdfStream): boolean {
    if (form.getName('Subtype', this.#open.resolve)?.value !== 'Form') return false;
    const known = this.#isMarked.get(form);
    if (known !== undefined) return known;
    this.#isMarked.set(form, false); // a form that names itself ends here

    const isMarkedForm = this.markedIn(form);
    const bytes = streamContent(form);
    const operations = readOperations(bytes);
    this.missingGlyphs += countMissingGlyphs(bytes, operations, isTwoByteFontOf(this.#open, form));
    const hasMarks =
      bytes.includes('/MCID') ||
      operations.some(({ operator, operands }) => {
        const [place] = operands;
        return (
          operator === 'Do' && place !== undefined && isMarkedForm(bytes.toString('latin1', place[0] + 1, place[1]))
        );
      });
    this.#isMarked.set(form, hasMarks);
    if (hasMarks) {
      form.setData(
        markArtifacts(bytes, operations, { isDecoration: () => false, isRepeatedHead: () => false, isMarkedForm })
          .bytes,
      );
    }
    return hasMarks;
  }
}
