import { PdfArray, type PdfDict, PdfName, PdfStream, type PdfObject } from '@libpdf/core';
import { readOperations } from '../src/finish/content-tokens.ts';
import { type OpenPdf } from '../src/finish/open-pdf.ts';
import { openStructureTree, type StructureTree } from '../src/finish/structure-tree.ts';
import { pageContent } from './page-content.ts';

const PAINTS = new Set('S s f F f* B B* b b* Tj TJ \' " Do sh BI'.split(' '));

/**
 * Faults against those clauses of PDF/UA-1 and PDF/A-3a that a browser's output breaks, each with its clause. It is no
 * validator of the whole of either standard; what it looks at, it looks at on every page and element.
 */
export function conformanceFaults(open: OpenPdf): readonly string[] {
  const tree = openStructureTree(open);
  if (!tree) return ['UA 7.1: no structure tree'];
  return [
    ...catalogFaults(open),
    ...open.pages.flatMap((page) => contentFaults(open, page.dict, `page ${page.index + 1}`)),
    ...open.pages.flatMap((page) => annotationFaults(open, tree, page.dict)),
    ...tree.kidsOf(tree.root).flatMap((kid) => elementFaults(open, tree, kid)),
    ...parentTreeFaults(open, tree),
    ...fontFaults(open),
  ];
}

function catalogFaults(open: OpenPdf): string[] {
  const { catalog } = open;
  const metadata = open.value(catalog.get('Metadata'));
  const xmp = metadata instanceof PdfStream ? Buffer.from(metadata.getDecodedData()).toString('utf8') : '';
  const preferences = catalog.getDict('ViewerPreferences', open.resolve);
  const [intent] = open.members(catalog.get('OutputIntents'));
  const { trailer } = open.pdf.context.info;
  const checks: [boolean, string][] = [
    [xmp.includes('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<'), 'A 6.6.4: XMP does not say PDF/A-3a'],
    [xmp.includes('<pdfuaid:part>1</pdfuaid:part>'), 'UA 5: XMP does not say PDF/UA-1'],
    [catalog.getDict('MarkInfo', open.resolve)?.getBool('Marked')?.value === true, 'UA 7.1: not marked'],
    [catalog.getString('Lang', open.resolve) !== undefined, 'UA 7.2: no language'],
    [preferences?.getBool('DisplayDocTitle')?.value === true, 'UA 7.1: title not displayed'],
    [open.dict(intent)?.getName('S')?.value === 'GTS_PDFA1', 'A 6.2.3: no output intent'],
    [trailer.getArray('ID', open.resolve)?.length === 2, 'A 6.1.3: no ID in the trailer'],
    [!trailer.has('Encrypt'), 'A 6.1.3: encrypted'],
  ];
  return checks.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}

/** Everything painted stands in exactly one of: an artifact, a mark of the structure tree. */
function contentFaults(open: OpenPdf, owner: PdfDict, where: string): string[] {
  const bytes = pageContent(open, owner);
  const objects = owner.getDict('Resources', open.resolve)?.getDict('XObject', open.resolve);
  const faults: string[] = [];
  const openMarks: ('artifact' | 'content' | 'plain')[] = [];
  for (const { operator, operands, start, end } of readOperations(bytes)) {
    const words = bytes.toString('latin1', start, end);
    if (operator === 'BDC' || operator === 'BMC') {
      const kind = words.startsWith('/Artifact') ? 'artifact' : words.includes('/MCID') ? 'content' : 'plain';
      if (kind === 'content' && openMarks.includes('artifact')) faults.push(`UA 7.1: content in an artifact, ${where}`);
      if (kind === 'artifact' && openMarks.includes('content')) faults.push(`UA 7.1: artifact in content, ${where}`);
      openMarks.push(kind);
    } else if (operator === 'EMC') {
      if (openMarks.pop() === undefined) faults.push(`Unbalanced EMC, ${where}`);
    } else if (PAINTS.has(operator) && !openMarks.some((kind) => kind !== 'plain')) {
      const form =
        operator === 'Do' ? open.value(objects?.get(words.slice(1, operands[0]![1] - operands[0]![0]))) : undefined;
      if (form instanceof PdfStream && form.getName('Subtype')?.value === 'Form') {
        faults.push(...contentFaults(open, form, `${where}, a form`));
      } else faults.push(`UA 7.1: ${operator} outside content and artifact, ${where}`);
    }
  }
  if (openMarks.length > 0) faults.push(`Unclosed mark, ${where}`);
  return faults;
}

function annotationFaults(open: OpenPdf, tree: StructureTree, page: PdfDict): string[] {
  const annotations = open.members(page.get('Annots')).flatMap((object) => open.dict(object) ?? []);
  if (annotations.length > 0 && page.getName('Tabs')?.value !== 'S') return ['UA 7.18.3: no tab order'];
  return annotations.flatMap((annotation) => {
    const type = annotation.getName('Subtype')?.value;
    const owner = tree.ownerOfAnnotation(annotation);
    const ownerType = owner && tree.typeOf(owner);
    if (type === 'Link') {
      return [
        ...(annotation.has('Contents') ? [] : ['UA 7.18.5: link without words']),
        ...(ownerType === 'Link' ? [] : [`UA 7.18.5: link in ${ownerType}`]),
      ];
    }
    if (type !== 'Widget') return [`unexpected annotation ${type}`];
    return [
      ...(annotation.has('TU') ? [] : ['UA 7.18.4: field without words']),
      ...(ownerType === 'Form' ? [] : [`UA 7.18.4: field in ${ownerType}`]),
      ...(annotation.getDict('AP', open.resolve)?.has('N') ? [] : ['A 6.3.3: field without appearance']),
      ...(annotation.getNumber('F')?.value === 4 ? [] : ['A 6.3.2: field not printed']),
    ];
  });
}

function elementFaults(open: OpenPdf, tree: StructureTree, object: PdfObject): string[] {
  const element = tree.element(object);
  if (!element) return [];
  const type = tree.typeOf(element);
  const kids = tree.kidsOf(element);
  const childTypes = kids.map((kid) => {
    const child = tree.element(kid);
    return child ? tree.typeOf(child) : 'content';
  });
  const allowed: Record<string, readonly string[]> = {
    L: ['LI', 'L', 'Caption'],
    LI: ['Lbl', 'LBody'],
    Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
    TR: ['TH', 'TD'],
  };
  const roles = tree.root.getDict('RoleMap', open.resolve);
  const faults = childTypes
    .filter((child) => allowed[type] && !allowed[type].includes(child))
    .map((child) => `${type} holds ${child}`);
  if (type === 'Figure' && !element.has('Alt')) faults.push('UA 7.3: figure without alternative');
  if (!isStandard(type) && !roles?.has(type)) faults.push(`UA 7.1: type ${type} without a role`);
  for (const kid of kids) {
    const child = tree.element(kid);
    if (child && tree.parentOf(child) !== element) faults.push(`${tree.typeOf(child)} has another parent than ${type}`);
    const mark = tree.markOf(element, kid);
    if (mark && tree.ownerOf(mark) !== element)
      faults.push(`the parent tree does not lead from mark ${mark.mcid} to its ${type}`);
  }
  return [...faults, ...kids.flatMap((kid) => elementFaults(open, tree, kid))];
}

function isStandard(type: string): boolean {
  const types =
    'Document Part Art Sect Div BlockQuote Caption NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Code Link Figure Formula Form';
  return types.split(' ').includes(type);
}

/** Every mark in the page's content has an owner that is reachable. */
function parentTreeFaults(open: OpenPdf, tree: StructureTree): string[] {
  return open.pages.flatMap(({ dict, index }) => {
    const content = pageContent(open, dict).toString('latin1');
    return [...content.matchAll(/\/MCID\s+(\d+)/g)]
      .filter(([, mcid]) => tree.ownerOf({ page: dict, mcid: Number(mcid) }) === undefined)
      .map(([, mcid]) => `mark ${mcid} of page ${index + 1} belongs to no element`);
  });
}

function fontFaults(open: OpenPdf): string[] {
  return open.pages.flatMap(({ dict }) => {
    const fonts = dict.getDict('Resources', open.resolve)?.getDict('Font', open.resolve);
    return [...(fonts ?? [])].flatMap(([name, reference]) => {
      const font = open.dict(reference);
      const faults = font?.has('ToUnicode') ? [] : [`UA 7.21.7: ${name.value} has no ToUnicode`];
      if (font?.getName('Subtype')?.value === 'Type3') return faults;
      const [descendant] = font?.getArray('DescendantFonts', open.resolve) ?? new PdfArray();
      const descriptor = open.dict(descendant)?.getDict('FontDescriptor', open.resolve);
      const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PdfName.of(key)));
      return isEmbedded ? faults : [...faults, `UA 7.21.4: ${name.value} is not embedded`];
    });
  });
}
