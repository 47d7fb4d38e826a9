import { materialityText, sayMinute, sayVotes, type Materiality } from '@ratify/policy';
import { stringify } from 'csv-stringify/sync';
import { stateTag } from '../pages/filters.ts';
import type { Meeting } from './meeting-documents.ts';

const COLUMNS = [
  'Item',
  'Policy',
  'Version',
  'Put forward by',
  'How much it changes',
  'Note',
  'Decision',
  'Minute',
  'Votes',
];

/** The policies of an agenda, one line each: for the agenda that the clerk sends out with all its other items. */
export function agendaFile({ agenda }: Meeting): string {
  const rows = agenda.map((item, at) => [
    ...[String(at + 1), item.policyTitle, String(item.number), item.submittedByName],
    ...[materialityText[item.level as Materiality] ?? item.level, item.note ?? ''],
    ...[
      item.decision ? stateTag(item.decision.outcome).text : '',
      item.decision ? (sayMinute(item.decision.minuteReference, item.decision.isMinuteDraft) ?? '') : '',
    ],
    item.decision?.votes ? sayVotes(item.decision.votes, item.decision.outcome) : '',
  ]);
  return stringify([COLUMNS, ...rows], { bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true });
}
