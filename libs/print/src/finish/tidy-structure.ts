import { PdfDict, PdfName, PdfRef, type PdfObject } from '@libpdf/core';
import { type OpenPdf } from './open-pdf.ts';
import { type MarkedPages } from './mark-pages.ts';
import { type StructureTree } from './structure-tree.ts';

/** Structure types of ISO 32000-1, 14.8.4. */
const STANDARD_TYPES = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure ' +
    'Formula Form'
  ).split(' '),
);

/** What the types that Chromium makes up are closest to; inline ones not named here are spans. */
const ROLES: Readonly<Record<string, string>> = { Title: 'H1', Aside: 'Div', FENote: 'Div', DocumentFragment: 'Div' };

/** An empty cell still holds its column's place. */
const MAY_BE_EMPTY = new Set(['TD', 'TH']);

/** Puts right what PDF/UA-1 and PDF/A-3a ask of the structure tree and Chromium does not do. */
export function tidyStructure(open: OpenPdf, tree: StructureTree, dropped: MarkedPages['dropped']): void {
  const tidier = new Tidier(open, tree, dropped);
  for (const kid of tree.kidsOf(tree.root)) tidier.tidy(kid);
  tidier.writeRoleMap();
}

class Tidier {
  readonly #open: OpenPdf;
  readonly #tree: StructureTree;
  readonly #dropped: MarkedPages['dropped'];
  readonly #strangeTypes = new Set<string>();

  constructor(open: OpenPdf, tree: StructureTree, dropped: MarkedPages['dropped']) {
    this.#open = open;
    this.#tree = tree;
    this.#dropped = dropped;
  }

  /** Tidies an element and all below it; false when nothing is left of it. */
  tidy(reference: PdfObject): boolean {
    const element = this.#tree.element(reference);
    if (!element || !(reference instanceof PdfRef)) return true;
    let kids = this.#tree
      .kidsOf(element)
      .filter((kid) => !this.#isDropped(element, kid))
      .filter((kid) => this.tidy(kid));

    const type = this.#tree.typeOf(element);
    if (!STANDARD_TYPES.has(type)) this.#strangeTypes.add(type);
    if (type === 'LI') kids = this.#withListBody(reference, element, kids);
    if (type === 'Figure' && !element.has('Alt')) kids = this.#withAlternative(reference, element, kids);
    this.#tree.setKids(element, kids);
    return kids.length > 0 || element.has('Alt') || MAY_BE_EMPTY.has(type);
  }

  writeRoleMap(): void {
    if (this.#strangeTypes.size === 0) return;
    const roles = this.#tree.root.getDict('RoleMap', this.#open.resolve) ?? new PdfDict();
    for (const type of this.#strangeTypes) {
      if (!roles.has(type)) roles.set(type, PdfName.of(ROLES[type] ?? 'Span'));
    }
    this.#tree.root.set('RoleMap', roles);
  }

  #isDropped(element: PdfDict, kid: PdfObject): boolean {
    const mark = this.#tree.markOf(element, kid);
    return mark !== undefined && (this.#dropped.get(mark.page)?.has(mark.mcid) ?? false);
  }

  /** A list item holds a label and a body, nothing else (ISO 32000-1, table 336). */
  #withListBody(reference: PdfRef, element: PdfDict, kids: readonly PdfObject[]): PdfObject[] {
    const isPart = (kid: PdfObject) => {
      const part = this.#tree.element(kid);
      return part !== undefined && ['Lbl', 'LBody'].includes(this.#tree.typeOf(part));
    };
    const parts = kids.filter(isPart);
    const rest = kids.filter((kid) => !isPart(kid));
    if (rest.length === 0) return parts;
    const body = PdfDict.of({ Type: PdfName.of('StructElem'), S: PdfName.of('LBody'), P: reference });
    const page = element.get('Pg');
    if (page) body.set('Pg', page);
    const bodyReference = this.#open.register(body);
    for (const kid of rest) this.#tree.move(kid, element, bodyReference);
    this.#tree.setKids(body, rest);
    return [...parts, bodyReference];
  }

  /** `<figure><img alt>`: the outer figure takes the picture's words; one that has none is only a container. */
  #withAlternative(reference: PdfRef, element: PdfDict, kids: readonly PdfObject[]): PdfObject[] {
    const picture = kids.find((kid) => {
      const inner = this.#tree.element(kid);
      return inner !== undefined && this.#tree.typeOf(inner) === 'Figure' && inner.has('Alt');
    });
    const inner = this.#tree.element(picture);
    if (!inner) {
      element.set('S', PdfName.of('Div'));
      return [...kids];
    }
    element.set('Alt', inner.get('Alt')!);
    const page = inner.get('Pg');
    if (page && !element.has('Pg')) element.set('Pg', page);
    const innerKids = this.#tree.kidsOf(inner);
    for (const kid of innerKids) this.#tree.move(kid, inner, reference);
    return kids.flatMap((kid) => (kid === picture ? innerKids : [kid]));
  }
}
