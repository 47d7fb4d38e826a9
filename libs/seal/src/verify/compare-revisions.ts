import {
  type PDF,
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';

import { sameBytes } from '../crypto/bytes.ts';
import { acroForm, listSignatureFields, resolveRef } from '../pdf/signature-fields.ts';

interface Pair {
  readonly one: PdfObject | undefined;
  readonly other: PdfObject | undefined;
  readonly path: string;
}

/** What an update may do to the objects that were there before it. */
interface Allowance {
  /** dictionaries of the earlier state, each with the entries the update may set */
  readonly entries: ReadonlyMap<PdfDict, ReadonlySet<string>>;
  /** fields of document timestamps that the update may append to any list */
  readonly additions: ReadonlySet<PdfDict>;
}

/**
 * What an update changed that no signature may change, as paths into the document; none is as it should be.
 *
 * A signature only vouches for what its person saw. So from one signed state to the next an update may fill the fields
 * signed in it, give them their picture, add an invisible timestamp and the data to check it all later. A page, a
 * picture of an earlier signature, an attachment or a title that differs is a forgery, even under a later signature.
 */
export function findForeignChanges(before: PDF, after: PDF, signedNow: ReadonlySet<string>): string[] {
  const allowance = makeAllowance(before, after, signedNow);
  const changes: string[] = [];
  const seen = new Set<string>();
  const waiting: Pair[] = ['Root', 'Info'].map((key) => ({
    one: before.context.info.trailer.get(key),
    other: after.context.info.trailer.get(key),
    path: key,
  }));
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    if (isSeen(pair, seen)) continue;
    const one = follow(before, pair.one);
    const other = follow(after, pair.other);
    const inner = compareOne(one, other, pair.path, { allowance, after });
    if (inner) waiting.push(...inner);
    else changes.push(pair.path);
  }
  return changes;
}

function makeAllowance(before: PDF, after: PDF, signedNow: ReadonlySet<string>): Allowance {
  const entries = new Map<PdfDict, Set<string>>();
  const allow = (dict: PdfDict | undefined, ...keys: string[]) => {
    if (dict) entries.set(dict, new Set([...(entries.get(dict) ?? []), ...keys]));
  };
  allow(before.getCatalog(), 'DSS');
  allow(acroForm(before), 'SigFlags');
  const earlier = listSignatureFields(before);
  for (const { name, dict, widget } of earlier) {
    if (!signedNow.has(name) || dict.has('V')) continue;
    allow(dict, 'V');
    allow(widget, 'AP');
  }
  const known = new Set(earlier.map(({ name }) => name));
  const stamps = listSignatureFields(after).filter(
    ({ name, value, widget }) =>
      !known.has(name) && value?.getName('Type')?.value === 'DocTimeStamp' && isInvisible(widget, after),
  );
  return { entries, additions: new Set(stamps.flatMap(({ dict, widget }) => [dict, widget])) };
}

/** The pairs inside two objects that are alike on their surface; null when they differ. */
function compareOne(
  one: PdfObject | undefined,
  other: PdfObject | undefined,
  path: string,
  context: { allowance: Allowance; after: PDF },
): Pair[] | null {
  if (one instanceof PdfStream || other instanceof PdfStream) {
    const alike = one instanceof PdfStream && other instanceof PdfStream && sameBytes(one.data, other.data);
    return alike ? compareEntries(one, other, path, context.allowance) : null;
  }
  if (one instanceof PdfDict && other instanceof PdfDict) return compareEntries(one, other, path, context.allowance);
  if (other instanceof PdfArray && (one instanceof PdfArray || one === undefined)) {
    return compareItems(one?.toArray() ?? [], other.toArray(), path, context);
  }
  return sameSimple(one, other) ? [] : null;
}

function compareEntries(one: PdfDict, other: PdfDict, path: string, { entries }: Allowance): Pair[] {
  const keys = new Set([...one.keys(), ...other.keys()].map(({ value }) => value));
  const free = entries.get(one);
  return [...keys]
    .filter((key) => !free?.has(key))
    .map((key) => ({ one: one.get(key), other: other.get(key), path: `${path}/${key}` }));
}

function compareItems(
  one: readonly PdfObject[],
  other: readonly PdfObject[],
  path: string,
  { allowance, after }: { allowance: Allowance; after: PDF },
): Pair[] | null {
  const extra = other.slice(one.length).map((each) => follow(after, each));
  const allowed = extra.every((each) => each instanceof PdfDict && allowance.additions.has(each));
  if (other.length < one.length || !allowed) return null;
  return one.map((each, index) => ({ one: each, other: other[index], path: `${path}[${index}]` }));
}

function sameSimple(one: PdfObject | undefined, other: PdfObject | undefined): boolean {
  if (one instanceof PdfName && other instanceof PdfName) return one.value === other.value;
  if (one instanceof PdfNumber && other instanceof PdfNumber) return one.value === other.value;
  if (one instanceof PdfBool && other instanceof PdfBool) return one.value === other.value;
  if (one instanceof PdfString && other instanceof PdfString) return sameBytes(one.bytes, other.bytes);
  return one?.type === other?.type && (one === undefined || one.type === 'null');
}

/** Two references are walked once together: documents are full of circles (page and parent). */
function isSeen({ one, other }: Pair, seen: Set<string>): boolean {
  if (!(one instanceof PdfRef) || !(other instanceof PdfRef)) return false;
  const key = `${one.toString()} ${other.toString()}`;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

/** Without extent, picture or action: it can neither be seen nor do anything. */
function isInvisible(widget: PdfDict, pdf: PDF): boolean {
  const rect = widget.getArray('Rect', resolveRef(pdf))?.toArray() ?? [];
  const [left, bottom, right, top] = rect.map((each) => (each instanceof PdfNumber ? each.value : NaN));
  return left === right && bottom === top && !['AP', 'A', 'AA', 'MK'].some((key) => widget.has(key));
}

function follow(pdf: PDF, object: PdfObject | undefined): PdfObject | undefined {
  return object instanceof PdfRef ? (pdf.context.resolve(object) ?? undefined) : object;
}
