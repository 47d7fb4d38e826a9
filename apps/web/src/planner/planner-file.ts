import { stringify, type Options } from 'csv-stringify/sync';
import { dateFilter } from '../pages/filters.ts';
import type { SettingYear, YearPlan } from './planner-documents.ts';
import { sayUncaught } from './planner-words.ts';

/** As spreadsheets read it without being asked; what begins like a formula is words to them. */
const SHAPE: Options = { bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true };

const COLUMNS = ['Setting', 'Policy', 'Review due', 'Body', 'Meeting', 'Papers by', 'Remark'];

const BY: Readonly<Record<string, string>> = {
  'last-before-due': '',
  moved: 'Moved to this meeting',
  'on-agenda': 'On the agenda',
};

/** The plan of a year, one line for each policy, those that no meeting takes in time first. */
export function planFile({
  organisationName,
  uncaught,
  meetings,
  withoutMeeting,
  delegated,
  undated,
}: YearPlan): string {
  const lines = [
    ...uncaught.map((each) => [each.title, each.dueOn, each.bodyName, '', '', sayUncaught(each)]),
    ...meetings.flatMap(({ policies, bodyName, heldOn, papersBy }) =>
      policies.map(({ title, dueOn, by, isLate }) => [
        ...[title, dueOn ?? '', bodyName, heldOn, papersBy],
        [BY[by] ?? '', isLate ? 'After its review date' : ''].filter(Boolean).join('; '),
      ]),
    ),
    ...withoutMeeting.map(({ title, dueOn }) => [title, dueOn ?? '', '', '', '', 'Decided without a meeting']),
    ...delegated.map((each) => [each.policyTitle, '', each.bodyName, '', '', sayDelegated(each)]),
    ...undated.map(({ title }) => [title, '', '', '', '', 'No review date']),
  ];
  return stringify([COLUMNS, ...lines.map((line) => [organisationName, ...line])], SHAPE);
}

function sayDelegated({ decidedOn, reportedOn }: YearPlan['delegated'][number]): string {
  const decided = `Approved for the body on ${dateFilter(decidedOn)}`;
  return reportedOn ? `${decided}, reported on ${dateFilter(reportedOn)}` : `${decided}, to be reported`;
}

/** The settings below in figures, one line each. */
export function settingsFile(settings: readonly SettingYear[]): string {
  const head = ['Setting', 'Meetings to come', 'Reviews they take', 'Reviews not in time', 'Policies without a date'];
  const lines = settings.map((each) => [
    ...[each.organisationName, each.meetings, each.placed, each.uncaught, each.undated].map(String),
  ]);
  return stringify([head, ...lines], SHAPE);
}
