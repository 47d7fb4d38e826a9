import { type PlainDate, sayDate } from './plain-date.ts';
import { type StatedPrecision, isDated, parseStatedDate, sayStatedDate } from './stated-date.ts';

/** How exactly the day of an adoption from before the record is known. */
export type AdoptedPrecision = Extract<StatedPrecision, 'day' | 'month' | 'term' | 'year'>;

/** When something was adopted before the record: the first day of what is stated, and what is stated. All of it, or nothing. */
export interface StatedAdoption {
  readonly adoptedOn: PlainDate | null;
  readonly adoptedPrecision: AdoptedPrecision | null;
  readonly adoptedSaid: string | null;
}

/** The date of an adoption in the words of a document. What is no date is none here; whoever asks refuses it. */
export function statedAdoption(written: string | null | undefined): StatedAdoption {
  const stated = parseStatedDate(written ?? '');
  if (!isDated(stated)) return { adoptedOn: null, adoptedPrecision: null, adoptedSaid: null };
  const adoptedPrecision = stated.precision as AdoptedPrecision;
  return { adoptedOn: stated.date, adoptedPrecision, adoptedSaid: sayStatedDate(stated) };
}

/** The day of an adoption as it is told; nothing where nobody knows it. */
export interface ToldAdoption {
  readonly adoptedOn: string | null;
  /** As a document from before the record states it. */
  readonly adoptedSaid?: string | null | undefined;
}

/** `June 2017`, where that is what its document says, or else the day: `14 September 2026`. Empty where neither is known. */
export function sayAdopted({ adoptedOn, adoptedSaid }: ToldAdoption): string {
  return adoptedSaid ?? (adoptedOn ? sayDate(adoptedOn as PlainDate) : '');
}

/** The same within a sentence: `on 14 September 2026`, `in June 2017`. */
export function sayWhenAdopted(told: ToldAdoption): string {
  const said = sayAdopted(told);
  const isDay = told.adoptedOn !== null && said === sayDate(told.adoptedOn as PlainDate);
  return said && `${isDay ? 'on' : 'in'} ${said}`;
}
