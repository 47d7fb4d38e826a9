/** What rows that name a person are, for somebody who has never seen a table. */
export const TABLE_WORDS: Readonly<Record<string, string>> = {
  acknowledgements: 'Confirmations of having read a policy',
  api_tokens: 'Tokens that they made for programs',
  appointments: 'Posts that they held',
  attendances: 'Meetings at which they were, or whose attendance they recorded',
  audit_personal: 'Names in the record of events',
  chases: 'Reminders that they sent to schools',
  choices: 'Answers to changes of a template',
  confirmation_rounds: 'Rounds of confirmations',
  consultations: 'Consultations that they recorded',
  corrections: 'Corrections that they recorded',
  decision_reports: 'Reports of decisions that they recorded',
  decisions: 'Decisions that they recorded',
  delegations: 'Resolutions that they recorded',
  departures: 'Policies that they took off a template',
  draft_comments: 'Comments on drafts',
  draft_looks: 'Questions to look at a draft',
  duty_records: 'Duties that they recorded as done',
  edition_consultations: 'Consultations on editions that they recorded',
  editions: 'Editions that they published',
  exceptions: 'Questions for an exception to a fixed clause',
  interests: 'Interests that they declared at meetings',
  minutes_confirmations: 'Confirmations of minutes that they recorded',
  not_applicable: 'Policies that they declared as not needed',
  packs: 'Packs that they had made',
  paper_signatures: 'Signatures on paper that they recorded',
  planned_reviews: 'Reviews that they planned',
  policy_imports: 'Policies that they brought in',
  reading_questions: 'Questions about policies, and answers',
  review_reasons: 'Reasons to review a policy that they noted',
  live_values: 'Answers of policies that they changed between meetings',
  reviews: 'Reviews that they recorded',
  revisions: 'Versions that they sent for a decision',
  sent_documents: 'Documents that they sent to be brought in',
  signature_requests: 'Signatures that they were asked for or gave',
  requirement_answers: 'Policies that they linked to what is expected',
  retirements: 'Policies that they withdrew from use',
  stated_approvers: 'Approvers of policies that they stated',
  taken_updates: 'Editions that they took into a draft',
  template_reviews: 'Reviews of templates that they recorded',
  webhooks: 'Systems that they had told of what happens',
  word_copies: 'Drafts that they sent round as Word files',
  word_returns: 'Word files that they brought back',
};

/** Rows by table in words, the most first. */
export function sayTables(
  counted: readonly { readonly table: string; readonly rows: number }[],
): { readonly what: string; readonly rows: number }[] {
  return counted
    .map(({ table, rows }) => ({ what: TABLE_WORDS[table] ?? table.replaceAll('_', ' '), rows }))
    .sort((a, b) => b.rows - a.rows || a.what.localeCompare(b.what, 'en-GB'));
}
