import { slugOf } from '../fill/slug-of.ts';
import { note, state, type Ledger } from './ledger.ts';
import { itemsAfter } from './items-after.ts';
import { freeName } from './name-parts.ts';
import { looksLikePerson } from './people.ts';
import { looksLikeDate } from './stated-labels.ts';
import type { Block, ItemBlock } from './types.ts';

const LIST_OF_PEOPLE =
  /^\**((?:list of )?(?:approved|authorised|authorized|named|designated|trained|nominated|key)\s+(?:staff|members? of staff|persons?|people|users?|administrators?|contacts?|employees|volunteers|account holders))\**\s*:?\**\s*(?:\(?\s*(?:as (?:at|of) |updated )?([^()]*?)\s*\)?)\**:?$/i;

const LONGEST_HEAD = 150;

/** Turns a dated list of named staff into a list blank that the head keeps; the names become its values. */
export function takePeople(blocks: readonly Block[], ledger: Ledger): Block[] {
  const kept: Block[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    const [, label, date = ''] = LIST_OF_PEOPLE.exec(headText(block)) ?? [];
    const items = label === undefined ? [] : itemsAfter(blocks, index);
    const named = items.some(({ text }) => text.split(/[:,;]/).some((part) => looksLikePerson(part.trim())));
    if (label === undefined || items.length === 0 || (date !== '' && !looksLikeDate(date)) || (date === '' && !named)) {
      kept.push(block);
      continue;
    }
    kept.push(...listBlank(block, label, date, items, ledger));
    index += items.length;
  }
  return kept;
}

function headText(block: Block): string {
  const text = block.kind === 'paragraph' ? block.text : block.kind === 'heading' ? block.title : '';
  return text.length > LONGEST_HEAD ? '' : text;
}

function listBlank(block: Block, label: string, date: string, items: readonly ItemBlock[], ledger: Ledger): Block[] {
  const id = freeName(slugOf(label), ledger.blankIds);
  ledger.blanks.push({ id, type: 'list', label, keptBy: 'head' });
  const said = items.map(({ text }) => text);
  const asAt = dayOrMonth(date);
  ledger.values.set(id, asAt === undefined ? said : { 'as-at': asAt, items: said });
  if (date !== '') {
    state(ledger, `${id}-as-at`, date);
    note(ledger, 'metadata', date, block.line, `stated.${id}-as-at`);
  }
  for (const { text, line, marker } of items)
    note(ledger, 'list-blank', marker === '-' ? text : `${marker} ${text}`, line, `values.${id}`);
  const heading = block.kind === 'heading' ? block : undefined;
  return [
    {
      kind: 'heading',
      line: block.line,
      title: label,
      hashes: heading?.hashes ?? 0,
      look: heading?.look ?? 'colon',
      number: heading?.number ?? '',
      appendix: heading?.appendix ?? '',
      attached: false,
    },
    { kind: 'generated', line: block.line, markdown: `::approved-list[${id}]` },
  ];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `May 2018` as `2018-05`, `3rd May 2018` as `2018-05-03`: a list is as at a day or a month. */
function dayOrMonth(date: string): string | undefined {
  const [, day, name = '', year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(\p{L}{3})\p{L}*,? (\d{4})$/u.exec(date.trim()) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (year === undefined || month === 0) return undefined;
  const parts = [year, String(month).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return parts.join('-');
}
