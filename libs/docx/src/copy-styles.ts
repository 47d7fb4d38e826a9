import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { CopyLine } from '@ratify/document';
import { CLAUSE_STYLE, TEXT_STYLE } from './copy-marks.ts';

/** Half points. */
const SIZES = [32, 26, 24, 22, 22, 22] as const;
const DEEPEST_CLAUSE = 4;
const TEXT_INDENT = 850;

/** The paragraph style of a line. A paragraph that is put in takes that of its neighbour, which says what it is. */
export function styleOf(line: CopyLine): string {
  if (line.kind === 'title') return 'Title';
  if (line.kind === 'heading') return `Heading${Math.min(6, Math.max(1, line.level))}`;
  if (line.kind === 'code') return 'PolicyCode';
  if (line.look === 'caption') return 'PolicyCaption';
  if (line.look === 'contents') return `PolicyContents${Math.min(2, line.level) + 1}`;
  if (line.look === 'quote') return 'PolicyQuote';
  if (line.look === 'remark' && line.kind === 'text') return 'PolicyRemark';
  if (line.kind === 'item') return 'PolicyItem';
  return line.counted && line.leads
    ? `${CLAUSE_STYLE}${Math.min(DEEPEST_CLAUSE, Math.max(1, line.level))}`
    : TEXT_STYLE;
}

/** Arial, as screens and readers with dyslexia prefer; headings that Word's navigation pane knows. */
export function copyStyles(language: string): IStylesOptions {
  const headings = SIZES.map((size, at) => heading(at + 1, size));
  const clauses = Array.from({ length: DEEPEST_CLAUSE }, (_, at) => ({
    ...styleNamed(`${CLAUSE_STYLE}${at + 1}`, `Policy Clause ${at + 1}`),
    paragraph: { spacing: { before: 60, after: 120 } },
  }));
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 22, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
    },
    paragraphStyles: [
      { ...styleNamed('Title', 'Title'), run: { size: 44, bold: true }, paragraph: { spacing: { after: 240 } } },
      ...headings,
      ...clauses,
      {
        ...styleNamed(TEXT_STYLE, 'Policy Text'),
        paragraph: { spacing: { after: 120 }, indent: { left: TEXT_INDENT } },
      },
      { ...styleNamed('PolicyItem', 'Policy Item'), paragraph: { spacing: { after: 60 } } },
      {
        ...styleNamed('PolicyRemark', 'Policy Remark'),
        paragraph: { indent: { left: TEXT_INDENT } },
        run: { italics: false },
      },
      {
        ...styleNamed('PolicyQuote', 'Policy Quote'),
        paragraph: { indent: { left: TEXT_INDENT * 2, right: TEXT_INDENT } },
      },
      { ...styleNamed('PolicyCode', 'Policy Code'), paragraph: { indent: { left: TEXT_INDENT } } },
      {
        ...styleNamed('PolicyCaption', 'Policy Caption'),
        paragraph: { keepNext: true, spacing: { before: 240, after: 120 } },
      },
      ...[1, 2, 3].map((level) => ({
        ...styleNamed(`PolicyContents${level}`, `Policy Contents ${level}`),
        paragraph: { spacing: { after: 40 }, indent: { left: TEXT_INDENT + (level - 1) * 425 } },
      })),
      { ...styleNamed('PolicyCell', 'Policy Cell'), paragraph: { spacing: { before: 40, after: 40 } } },
      { ...styleNamed('PolicyGap', 'Policy Gap'), paragraph: { spacing: { after: 0 } }, run: { size: 12 } },
      { ...styleNamed('PolicyFooter', 'Policy Footer'), run: { size: 16 } },
    ],
  };
}

function styleNamed(id: string, name: string): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true };
}

function heading(level: number, size: number): IParagraphStyleOptions {
  return {
    ...styleNamed(`Heading${level}`, `heading ${level}`),
    next: TEXT_STYLE,
    run: { size, bold: true },
    paragraph: { keepNext: true, outlineLevel: level - 1, spacing: { before: 280, after: 120 } },
  };
}
