import { PdfNumber, PdfString, type PdfDict, type PdfObject } from '@libpdf/core';
import { type PageNumbers, type PrintedHeading } from '../print-job.ts';
import { type OpenPdf } from './open-pdf.ts';

/** Where a destination leads: the page and the height on it. */
interface Place {
  readonly page: number;
  readonly top: number | undefined;
}

const MAXIMUM_DEPTH = 12;

/** Page numbers of everything that a link in the document leads to. Chromium names no other destinations. */
export function readPageNumbers(open: OpenPdf): PageNumbers {
  const numbers: Record<string, number> = {};
  for (const [name, place] of namedPlaces(open)) numbers[name] = place.page;
  return numbers;
}

/** The outline: every heading of the document in order. */
export function readHeadings(open: OpenPdf): readonly PrintedHeading[] {
  return outline(open).map(({ title, depth, place }) => ({ title, depth, page: place?.page ?? 1 }));
}

/** Words for where a named destination leads: the title of the heading that stands there. */
export function readTitlesOfPlaces(open: OpenPdf): ReadonlyMap<string, string> {
  const entries = outline(open);
  const titles = new Map<string, string>();
  for (const [name, { page, top }] of namedPlaces(open)) {
    const heading = entries.find(
      ({ place }) => place?.page === page && top !== undefined && Math.abs((place.top ?? Infinity) - top) < 20,
    );
    if (heading) titles.set(name, heading.title);
  }
  return titles;
}

function namedPlaces(open: OpenPdf): readonly (readonly [name: string, place: Place])[] {
  const destinations = open.catalog.getDict('Dests', open.resolve);
  return [...(destinations ?? [])].flatMap(([name, destination]) => {
    const place = readPlace(open, destination);
    return place ? [[name.value, place] as const] : [];
  });
}

interface OutlineEntry {
  readonly title: string;
  readonly depth: number;
  readonly place: Place | undefined;
}

function outline(open: OpenPdf): readonly OutlineEntry[] {
  const root = open.catalog.getDict('Outlines', open.resolve);
  return root ? [...entriesBelow(open, root, 1)] : [];
}

function* entriesBelow(open: OpenPdf, parent: PdfDict, depth: number): Generator<OutlineEntry> {
  if (depth > MAXIMUM_DEPTH) return;
  let entry = parent.getDict('First', open.resolve);
  while (entry) {
    const title = open.value(entry.get('Title'));
    const place = readPlace(open, entry.get('Dest'));
    yield { title: title instanceof PdfString ? title.asString() : '', depth, place };
    yield* entriesBelow(open, entry, depth + 1);
    entry = entry.getDict('Next', open.resolve);
  }
}

function readPlace(open: OpenPdf, destination: PdfObject | undefined): Place | undefined {
  const [page, , , top] = open.members(destination);
  const number = open.pageNumberOf(page);
  const height = open.value(top);
  return number === undefined
    ? undefined
    : { page: number, top: height instanceof PdfNumber ? height.value : undefined };
}
