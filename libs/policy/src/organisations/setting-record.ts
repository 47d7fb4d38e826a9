import { dateOf, type PlainDate } from '../dates/plain-date.ts';

/** How a setting is run, as far as it decides whom it belongs to. */
export type SettingStanding = 'maintained' | 'academy' | 'other';

/** One row of the national register of schools (GIAS, `edubasealldata`), as far as it is used here. */
export interface SettingRecord {
  /** Line of the file, the head being line 1. */
  readonly line: number;
  readonly urn: string;
  /** Local authority and establishment number, `933/2001`; null where either is missing. */
  readonly laestab: string | null;
  readonly name: string;
  readonly phase: string | null;
  readonly address: string | null;
  readonly status: 'open' | 'closed' | 'proposed';
  readonly standing: SettingStanding;
  readonly authority: Named | null;
  readonly trust: Named | null;
  readonly opensOn: PlainDate | null;
  readonly closedOn: PlainDate | null;
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A row that cannot be used, and why. */
export interface UnreadRow {
  readonly line: number;
  readonly what: string;
}

/** The columns without which a file is not taken for one of these. */
export const NEEDED_COLUMNS = [
  'URN',
  'LA (code)',
  'LA (name)',
  'EstablishmentNumber',
  'EstablishmentName',
  'TypeOfEstablishment (name)',
  'EstablishmentStatus (name)',
] as const;

const MAINTAINED =
  /^(?:community|voluntary (?:aided|controlled)|foundation|community special|foundation special) school$|^local authority nursery school$|^pupil referral unit$/i;
const ACADEMY = /academy|\bfree schools?\b|university technical college|studio school|city technology college/i;

/** Reads one row; columns that a file leaves out count as empty. */
export function readSettingRecord(row: Readonly<Record<string, string>>, line: number): SettingRecord | UnreadRow {
  const cell = (name: string): string => (row[name] ?? '').replace(/\s+/g, ' ').trim();
  const [urn, name] = [cell('URN'), cell('EstablishmentName')];
  if (!/^\d{5,7}$/.test(urn)) return { line, what: urn === '' ? 'has no URN' : `has the URN “${urn}”, which is none` };
  if (name === '') return { line, what: `has no name for URN ${urn}` };
  const status = statusOf(cell('EstablishmentStatus (name)'));
  if (!status) return { line, what: `has a status that is not known: “${cell('EstablishmentStatus (name)')}”` };
  const [authorityCode, establishment] = [cell('LA (code)'), cell('EstablishmentNumber')];
  return {
    ...{ line, urn, name, status },
    laestab: authorityCode && establishment ? `${authorityCode}/${establishment.padStart(4, '0')}` : null,
    phase: phaseOf(cell('PhaseOfEducation (name)')),
    address: addressOf(cell),
    standing: standingOf(cell('TypeOfEstablishment (name)')),
    authority: named(authorityCode, cell('LA (name)')),
    trust: named(cell('Trusts (code)'), cell('Trusts (name)')),
    opensOn: dayFirst(cell('OpenDate')),
    closedOn: dayFirst(cell('CloseDate')),
  };
}

function statusOf(said: string): SettingRecord['status'] | null {
  if (/^open\b/i.test(said)) return 'open'; // "Open, but proposed to close" is open
  if (/^closed$/i.test(said)) return 'closed';
  return /^proposed to open$/i.test(said) ? 'proposed' : null;
}

function standingOf(type: string): SettingStanding {
  if (MAINTAINED.test(type)) return 'maintained';
  return ACADEMY.test(type) ? 'academy' : 'other';
}

function phaseOf(said: string): string | null {
  return said === '' || /^not applicable$/i.test(said) ? null : said.toLowerCase();
}

function addressOf(cell: (name: string) => string): string | null {
  const parts = ['Street', 'Locality', 'Address3', 'Town', 'County (name)', 'Postcode'].map(cell);
  return parts.filter((part) => part !== '' && !/^not recorded$/i.test(part)).join(', ') || null;
}

function named(code: string, name: string): Named | null {
  return code === '' || code === '0' || name === '' || /^(?:not applicable|does not apply)$/i.test(name)
    ? null
    : { code, name };
}

/** `01-09-2024`, as the register writes days. */
function dayFirst(said: string): PlainDate | null {
  const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(said) ?? [];
  return (year && dateOf(Number(year), Number(month), Number(day))) || null;
}
