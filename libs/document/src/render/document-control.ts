import type { Element } from 'hast';
import type { DocumentRecord, FrontMatter } from '../types.ts';
import { writtenDate, writtenDuration, writtenList } from '../fill/say-date.ts';
import { sayShortName } from '../fill/say-short-name.ts';
import { h } from './hast.ts';
import type { RenderDesk } from './render-desk.ts';

type Row = readonly [label: string, value: string | undefined];

/** Who owns this document, who approved it and when it is due: the policy's own facts first, then its template's. */
export function documentControl(desk: RenderDesk): Element {
  const { frontMatter } = desk.fill.document;
  const record = desk.context.record ?? {};
  const rows = [
    ...recordRows(record, desk),
    ...(frontMatter ? frontMatterRows(frontMatter) : []),
    ...publisherRows(record),
  ];
  const body = rows
    .filter((row): row is readonly [string, string] => Boolean(row[1]?.trim()))
    .map(([label, value]) => h('tr', {}, [h('th', { scope: 'row' }, [label]), h('td', {}, [value])]));
  return h('table', { className: ['document-control'] }, [
    h('caption', {}, ['Document control']),
    h('tbody', {}, body),
  ]);
}

function recordRows(record: DocumentRecord, desk: RenderDesk): Row[] {
  return [
    ['Title', desk.fill.document.frontMatter?.title],
    ['Organisation', desk.context.organisation.name],
    ['Reference', record.reference],
    ['Version', record.version],
    ['Status', record.status && capital(record.status)],
    ['Adopted by', record.adoptedBy],
    ['Adopted on', record.adoptedOn && writtenDate(record.adoptedOn)],
    ['Minute reference', record.minuteReference],
    ...(record.amendments ?? []).map((each): Row => ['Changed at the meeting', each]),
    ['Effective from', record.effectiveFrom && writtenDate(record.effectiveFrom)],
    ['Review due', record.reviewDue && writtenDate(record.reviewDue)],
    ['Based on', record.basedOn],
    ...(record.consultations ?? []).map((each): Row => ['Consultation', each]),
  ];
}

function frontMatterRows(frontMatter: FrontMatter): Row[] {
  const { appliesTo, approval, audience, review, legislation, related, agreedWith } = frontMatter;
  return [
    ['Owner', frontMatter.owner],
    ['Applies to settings', appliesTo && writtenList(appliesTo.settings)],
    ['Applies to people', appliesTo && writtenList(appliesTo.people)],
    ['Approved by', approval && capital(sayOffice(approval.by, frontMatter))],
    [
      'May be delegated to',
      approval && capital(writtenList(approval.mayDelegateTo.map((each) => sayOffice(each, frontMatter)))),
    ],
    ['Has to be aware', audience?.aware && writtenList(audience.aware)],
    ['Has to understand', audience?.understands && writtenList(audience.understands)],
    ['Needs a working knowledge', audience?.workingKnowledge && writtenList(audience.workingKnowledge)],
    ['Review cycle', review && writtenDuration(review.every)],
    ['Monitoring', frontMatter.monitoring],
    ['Training', frontMatter.training],
    ['Held at', frontMatter.heldAt],
    ['Part of induction', frontMatter.induction === undefined ? undefined : frontMatter.induction ? 'Yes' : 'No'],
    ['Legislation', legislation && writtenList(legislation)],
    ['Read with', related && writtenList(related.map(sayShortName))],
    ['Agreed with', agreedWith && writtenList(agreedWith)],
  ];
}

const PUBLISHER_LABELS: Readonly<Record<string, string>> = {
  name: 'Template published by',
  unit: 'Template looked after by',
  address: 'Address of the publisher',
};

function publisherRows(record: DocumentRecord): Row[] {
  return Object.entries(record.publisher ?? {}).map(([key, value]) => [
    PUBLISHER_LABELS[key] ?? `${capital(key.replaceAll(/[-.]/g, ' '))} of the template’s publisher`,
    value,
  ]);
}

/** An office as this organisation calls it, where the text has a term for it; else the key in plain words. */
function sayOffice(key: string, { terms, termValues }: FrontMatter): string {
  return termValues[key] ?? terms.find((term) => term.id === key)?.value ?? key.replaceAll('-', ' ');
}

function capital(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
