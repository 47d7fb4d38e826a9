import {
  decideSetTermDates,
  endOfTerm,
  parseTermCalendar,
  TERMS,
  termYear,
  type PlainDate,
  type Term,
  type TermEndInput,
} from '@ratify/policy';
import type { Organisation, Repositories, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermSetter } from '../shell/term-calendar.ts';
import { record, writing } from '../shell/writing.ts';

/** Sets when the terms of the organisation acted for end. */
export async function setTermDates(
  journey: Journey,
  scope: Scope,
  dates: readonly TermEndInput[],
): Promise<Outcome<Organisation>> {
  return writing(journey, scope, ['style', 'Organisation'], async (work) => {
    const { rows, organisationId } = work;
    const organisation = await rows.organisations.get({ id: organisationId }, { lock: true });
    const { years = {} } = parseTermCalendar(organisation.termDates);
    return settle(decideSetTermDates({ id: organisationId, years }, dates), async (plan) => {
      const { id, termDates } = plan.organisation;
      await rows.organisations.change({ id }, { termDates: { ...termDates } });
      await record(work, plan);
      return { ...organisation, termDates: { ...termDates } };
    });
  });
}

/** The last day of one term, and who says so. */
export interface TermEnd {
  readonly schoolYear: number;
  readonly term: Term;
  /** As the organisation has set it itself. */
  readonly own: PlainDate | null;
  /** What holds while it has not. */
  readonly otherwise: PlainDate;
  /** Who set that; null: nobody, it is the usual end. */
  readonly setBy: string | null;
}

/** School years that are shown: the one of today, and those in which a review may fall due that is decided now. */
const YEARS_SHOWN = 4;

/** When the terms of an organisation end, from the school year of today on. */
export async function readTermDates(rows: Repositories, organisationId: string, today: PlainDate): Promise<TermEnd[]> {
  const { termDates } = await rows.organisations.get({ id: organisationId });
  const upper = await readTermSetter(rows, organisationId);
  const own = parseTermCalendar(termDates).years ?? {};
  const above = parseTermCalendar(upper?.termDates);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = month >= 9 ? year : year - 1;
  return Array.from({ length: YEARS_SHOWN }, (_, at) => first + at).flatMap((schoolYear) =>
    TERMS.map((term) => {
      const ends = termYear(schoolYear, term);
      return {
        ...{ schoolYear, term, own: own[ends]?.[term] ?? null, otherwise: endOfTerm(term, ends, above) },
        setBy: above.years?.[ends]?.[term] ? (upper?.name ?? null) : null,
      };
    }),
  );
}
