import { PdfArray, PdfDict, PdfNull, PdfNumber, PdfStream, type PdfRef, type PdfObject } from '@libpdf/core';
import { type OpenPdf } from './open-pdf.ts';

/** A piece of content that a structure element owns. */
export interface Mark {
  /** What the piece is drawn in: a page, or a form when Chromium draws something see-through (ISO 32000-1, 14.7.4.2). */
  readonly page: PdfDict;
  readonly mcid: number;
}

const MAXIMUM_DEPTH = 200;

/** The logical structure that Chromium wrote (ISO 32000-1, 14.7), with the way back from page content to its element. */
export class StructureTree {
  readonly root: PdfDict;
  readonly #open: OpenPdf;
  /** Values of the parent tree by their key: arrays for pages and forms, references for annotations. */
  readonly #parents = new Map<number, PdfObject>();

  constructor(open: OpenPdf, root: PdfDict) {
    this.#open = open;
    this.root = root;
    const parentTree = root.getDict('ParentTree', open.resolve);
    if (parentTree) this.#readParents(parentTree);
  }

  element(object: PdfObject | undefined): PdfDict | undefined {
    const dict = this.#open.dict(object);
    return dict?.has('S') && dict.has('P') ? dict : undefined;
  }

  typeOf(element: PdfDict): string {
    return element.getName('S', this.#open.resolve)?.value ?? '';
  }

  parentOf(element: PdfDict): PdfDict | undefined {
    return this.element(element.get('P'));
  }

  /** The element or the nearest one around it for which `test` holds. */
  closest(element: PdfDict, test: (candidate: PdfDict, type: string) => boolean): PdfDict | undefined {
    let candidate: PdfDict | undefined = element;
    for (let depth = 0; candidate && depth < MAXIMUM_DEPTH; depth += 1) {
      if (test(candidate, this.typeOf(candidate))) return candidate;
      candidate = this.parentOf(candidate);
    }
    return undefined;
  }

  kidsOf(element: PdfDict): readonly PdfObject[] {
    return this.#open.members(element.get('K'));
  }

  setKids(element: PdfDict, kids: readonly PdfObject[]): void {
    if (kids.length === 0) element.delete('K');
    else element.set('K', kids.length === 1 ? kids[0]! : new PdfArray([...kids]));
  }

  /** The page content a kid stands for, if it is not an element or an annotation. */
  markOf(element: PdfDict, kid: PdfObject): Mark | undefined {
    const value = this.#open.value(kid);
    const reference = value instanceof PdfDict && value.getName('Type')?.value === 'MCR' ? value : undefined;
    const mcid = value instanceof PdfNumber ? value.value : reference?.getNumber('MCID', this.#open.resolve)?.value;
    const form = this.#open.value(reference?.get('Stm'));
    if (mcid !== undefined && form instanceof PdfStream) return { page: form, mcid };
    const page = reference?.getDict('Pg', this.#open.resolve) ?? element.getDict('Pg', this.#open.resolve);
    return mcid === undefined || !page ? undefined : { page, mcid };
  }

  /** The element that owns a mark of a page. */
  ownerOf({ page, mcid }: Mark): PdfDict | undefined {
    const key = page.getNumber('StructParents', this.#open.resolve)?.value;
    const owners = key === undefined ? undefined : this.#open.value(this.#parents.get(key));
    return owners instanceof PdfArray ? this.element(owners.at(mcid)) : undefined;
  }

  /** Writes who owns a mark into the parent tree; `undefined` when nobody does any more. */
  setOwner({ page, mcid }: Mark, owner: PdfRef | undefined): void {
    const key = page.getNumber('StructParents', this.#open.resolve)?.value;
    const owners = key === undefined ? undefined : this.#open.value(this.#parents.get(key));
    if (owners instanceof PdfArray) owners.set(mcid, owner ?? PdfNull.instance);
  }

  /** The element that an annotation belongs to. */
  ownerOfAnnotation(annotation: PdfDict): PdfDict | undefined {
    const key = annotation.getNumber('StructParent', this.#open.resolve)?.value;
    return key === undefined ? undefined : this.element(this.#parents.get(key));
  }

  /** Gives a kid to another parent, in the tree and in the parent tree. */
  move(kid: PdfObject, from: PdfDict, to: PdfRef): void {
    const element = this.element(kid);
    if (element) return element.set('P', to);
    const mark = this.markOf(from, kid);
    if (mark) this.setOwner(mark, to);
  }

  #readParents(node: PdfDict): void {
    const numbers = this.#open.members(node.get('Nums'));
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const key = this.#open.value(numbers[index]);
      if (key instanceof PdfNumber) this.#parents.set(key.value, numbers[index + 1]!);
    }
    for (const kid of this.#open.members(node.get('Kids'))) {
      const dict = this.#open.dict(kid);
      if (dict) this.#readParents(dict);
    }
  }
}

/** The document's structure tree; Chromium always writes one when asked for tags. */
export function openStructureTree(open: OpenPdf): StructureTree | undefined {
  const root = open.catalog.getDict('StructTreeRoot', open.resolve);
  return root && new StructureTree(open, root);
}
