import { parse, type Info } from 'csv-parse/sync';
import { slugOf } from '@ratify/document';
import {
  decideEnterSchedule,
  readSchedule,
  refuse,
  type EnterSchedulePlan,
  type HistoricEvidence,
  type PlainDate,
  type ReadSchedule,
  type ScheduleEntry,
} from '@ratify/policy';
import type { Scope, UnitOfWork } from '@ratify/store';
import { freeSlug } from '../fork/free-slug.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { record, writing } from '../shell/writing.ts';

export interface ScheduleInput {
  /** A table as it is copied from a spreadsheet or stands in a CSV file: tabs, commas or semicolons between its columns. */
  readonly text: string;
  readonly evidence: HistoricEvidence;
  /** The minute that shows them, where the table names none. */
  readonly minuteReference?: string | null | undefined;
  /** Tells what would be entered, and enters nothing. */
  readonly isTrial: boolean;
}

export interface EnteredSchedule {
  readonly entries: readonly ScheduleEntry[];
  /** Headings of columns that nothing was taken from. */
  readonly leftOut: readonly string[];
}

const LONGEST_TABLE = 200_000;

/** Enters an existing schedule of adopted policies, each with the evidence there is of its adoption. */
export async function enterSchedule(
  journey: Journey,
  scope: Scope,
  { text, evidence, minuteReference, isTrial }: ScheduleInput,
): Promise<Outcome<EnteredSchedule>> {
  if (text.length > LONGEST_TABLE) return refused(refuse('SCHEDULE_TOO_LONG'));
  const schedule = readTable(text);
  return writing(journey, scope, ['record', 'Adoption'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const held = await rows.policies.list({ organisationId });
    const adopted = new Set(
      (await rows.adoptions.list({ organisationId, setAsideAt: null })).map(({ policyId }) => policyId),
    );
    const taken = held.map(({ slug }) => slug);
    const slugs = schedule.lines.map(({ title }) => {
      const slug = freeSlug(slugOf(title) || 'policy', taken);
      taken.push(slug);
      return slug;
    });
    const decision = decideEnterSchedule(
      {
        ...{ actor, organisationId, schedule },
        policies: held
          .filter(({ retiredOn }) => retiredOn === null)
          .map(({ id, title, adoptedRevisionId, adoptedOn }) => ({
            ...{ id, title, adoptedRevisionId, adoptedOn: adoptedOn as PlainDate | null },
            isAdopted: adopted.has(id),
          })),
        termCalendar: await readTermCalendar(rows, organisationId),
      },
      {
        evidence,
        minuteReference,
        slugs,
        ids: slugs.map(() => ({ policyId: journey.ids.id(), adoptionId: journey.ids.id() })),
      },
      today,
    );
    return settle(decision, async (plan) => {
      if (!isTrial) {
        await apply(rows, plan);
        await record(work, plan);
      }
      return { entries: plan.entries, leftOut: schedule.leftOut };
    });
  });
}

/** As many statements for three hundred policies as for one. */
async function apply(rows: UnitOfWork, plan: EnterSchedulePlan): Promise<void> {
  await rows.policies.addAll(plan.policies);
  await rows.adoptions.addAll(plan.adoptions);
  await rows.policies.changeEach(plan.projections);
}

function readTable(text: string): ReadSchedule {
  const [first = ''] = text.split('\n').filter((line) => line.trim() !== '');
  const delimiter = ['\t', ';', ','].find((each) => first.includes(each)) ?? ',';
  const options = { delimiter, bom: true, info: true, relax_quotes: true, relax_column_count: true };
  // With `info` each row comes with its place; the types tell of the rows alone.
  const rows = parse(text, options) as unknown as { record: string[]; info: Info }[];
  return readSchedule(rows.map(({ record: cells, info }) => ({ line: info.lines, cells })));
}
