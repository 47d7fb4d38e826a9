import type { DocxNotice, DocxNoticeKind } from './types.ts';
import { parseXml } from './xml.ts';
import { elementsIn, valueOf, wordsIn } from './xml.ts';
import type { ZipParts } from './open-zip.ts';

const PARTS: readonly (readonly [RegExp, DocxNoticeKind, string | undefined])[] = [
  [/^word\/comments\.xml$/, 'comment', 'comment'],
  [/^word\/footnotes\.xml$/, 'footnote', 'footnote'],
  [/^word\/endnotes\.xml$/, 'endnote', 'endnote'],
  [/^word\/header\d*\.xml$/, 'header', undefined],
  [/^word\/footer\d*\.xml$/, 'footer', undefined],
  [/^word\/(?:diagrams\/data|charts\/chart)\d*\.xml$/, 'drawing', undefined],
];
const FILES = /^word\/(?:embeddings|afchunk|activeX)\w*\/?([^/]*\.\w+)$/i;

/** The words of a file that stand beside its text: comments, notes, headers, diagrams; each told of once. */
export function readOtherParts(zip: ZipParts): DocxNotice[] {
  const notices: DocxNotice[] = [];
  for (const name of zip.names) {
    const embedded = FILES.exec(name)?.[1];
    if (embedded !== undefined) notices.push({ what: 'embedded-file', text: embedded, inText: false });
    for (const [pattern, what, item] of PARTS) {
      if (!pattern.test(name)) continue;
      const bytes = zip.read(name);
      if (bytes) notices.push(...noticesIn(parseXml(bytes, name), what, item));
    }
  }
  return withoutRepeats(notices);
}

function noticesIn(part: Document, what: DocxNoticeKind, item: string | undefined): DocxNotice[] {
  const root = part.documentElement;
  const elements = item === undefined ? [root] : elementsIn(root, item).filter((element) => !isSeparator(element));
  return elements.flatMap((element) => {
    const text = wordsIn(element);
    return text === '' ? [] : [{ what, text, inText: false }];
  });
}

/** Word keeps the line above the notes as a note of its own. */
function isSeparator(element: Element): boolean {
  return /separator/i.test(valueOf(element, 'type') ?? '');
}

function withoutRepeats(notices: readonly DocxNotice[]): DocxNotice[] {
  const seen = new Set<string>();
  return notices.filter(({ what, text }) => {
    const key = `${what} ${text}`;
    return !/header|footer/.test(what) || (!seen.has(key) && seen.add(key));
  });
}
