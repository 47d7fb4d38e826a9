import mammoth from 'mammoth';
import { DocxRefusal } from './docx-refusal.ts';
import { numberCounter } from './count-numbers.ts';
import { openZip, type ZipParts } from './open-zip.ts';
import { readOtherParts } from './other-parts.ts';
import { readHidingStyles, readParagraphStyles } from './paragraph-styles.ts';
import { prepareBody } from './prepare-body.ts';
import type { DocxNotice, DocxReading } from './types.ts';
import { unreadWords } from './unread-words.ts';
import { writeLines, type DocxElement } from './write-lines.ts';
import { writeZip } from './write-zip.ts';
import { elementsIn, parseXml, valueOf, wordsIn, xmlBytes } from './xml.ts';

/** Reads a Word file in this thread, without a deadline: an importer gives it a thread of its own. */
export async function convertDocx(bytes: Uint8Array): Promise<DocxReading> {
  const file = openDocx(bytes);
  const { zip, document } = file;
  const notices = prepareDocx(file);
  const text = writeLines(await readTree(file));
  const lost = unreadWords(wordsIn(document.documentElement), text);
  const unread: DocxNotice[] = lost.length === 0 ? [] : [{ what: 'unread', text: lost.join(' '), inText: false }];
  return { text, notices: [...notices, ...readOtherParts(zip), ...unread] };
}

/** A Word file with its document part parsed. */
export interface OpenDocx {
  readonly zip: ZipParts;
  readonly path: string;
  readonly document: Document;
}

/** Opens a Word file; refuses anything else. */
export function openDocx(bytes: Uint8Array): OpenDocx {
  const zip = openZip(bytes);
  const path = documentPath(zip);
  const body = zip.read(path);
  if (!body) throw noDocument(zip);
  return { zip, path, document: parseXml(body, path) };
}

/** Makes the document ready for mammoth; answers what was taken out or stands otherwise. */
export function prepareDocx({ zip, document }: OpenDocx): DocxNotice[] {
  const notices: DocxNotice[] = [];
  const stylePart = partOf(zip, 'word/styles.xml');
  const styles = readParagraphStyles(stylePart);
  const numbers = numberCounter(partOf(zip, 'word/numbering.xml'), styles);
  prepareBody({ document, styles, hiding: readHidingStyles(stylePart), numbers, notices });
  return notices;
}

function noDocument({ names }: ZipParts): DocxRefusal {
  const isOpen = names.includes('mimetype') && names.includes('content.xml');
  const what = isOpen ? 'It is an OpenDocument file (.odt).' : 'It holds no Word document.';
  return new DocxRefusal(what, 'Open it in Word or Writer and save it as .docx.');
}

function documentPath(zip: ZipParts): string {
  const relations = zip.read('_rels/.rels');
  const targets = relations ? elementsIn(parseXml(relations, '_rels/.rels').documentElement, 'Relationship') : [];
  const found = targets.find((element) => valueOf(element, 'Type')?.endsWith('/officeDocument'));
  return (found && valueOf(found, 'Target')?.replace(/^\//, '')) ?? 'word/document.xml';
}

/** A part of a file, parsed; undefined where the file has none of that name. */
export function partOf(zip: ZipParts, name: string): Document | undefined {
  const bytes = zip.read(name);
  return bytes && parseXml(bytes, name);
}

/** Hands mammoth a file of the few parts it needs, and takes the tree it reads instead of HTML. */
export async function readTree({ zip, path, document }: OpenDocx): Promise<DocxElement> {
  const relations = path.replace(/([^/]*)$/, '_rels/$1.rels');
  const parts = new Map<string, Uint8Array>([[path, xmlBytes(document)]]);
  for (const name of ['[Content_Types].xml', '_rels/.rels', relations, 'word/styles.xml']) {
    const part = zip.read(name);
    if (part) parts.set(name, part);
  }
  let tree: DocxElement | undefined;
  const transformDocument = (read: DocxElement): DocxElement => {
    tree = read;
    return { ...read, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: writeZip(parts) }, { transformDocument, includeEmbeddedStyleMap: false });
  } catch {
    throw new DocxRefusal('It cannot be read as a Word document.', 'Open it in Word and save it again.');
  }
  return tree ?? { type: 'document' };
}
