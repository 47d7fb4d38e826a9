/** Words for the sample policy: enough to fill pages, no two clauses of one length. */
export const SAMPLE_CLAUSES: readonly string[] = [
  'Staff keep a clear line between their private accounts and their work, and never use a private account to talk with pupils or their families about school matters.',
  'Anything that is posted can be copied, kept and shown to others for years, so colleagues think about how their words would read in the local newspaper before they post them.',
  'Where a family member is also a pupil’s friend, the member of staff tells the headteacher, who writes down what was agreed and looks at it again at the start of each school year.',
  'Photographs taken on trips are stored on the school’s system the same day and removed from the device that took them.',
];
