import type { Organisation, TakenRow } from '@ratify/store';
import type { Manifest } from './manifest.ts';

/** The first page of the tree: what it is, how it is checked, and the policies with their texts and documents. */
export function introduce(
  { name }: Organisation,
  rows: ReadonlyMap<string, readonly TakenRow[]>,
  documents: Manifest['documents'],
): string {
  const policies = [...(rows.get('policies') ?? [])].sort((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1));
  return [
    `# ${name}: policies and records`,
    '',
    'Everything that this organisation has in Ratify. Texts are Markdown with their front matter, as they were written; signed documents',
    'are PDF files that prove themselves; `records` holds every row behind them as lines of JSON, `audit` the record of events, `people.jsonl`',
    'whoever stands in these. `leaned-on` and `publishers` are published templates that the policies were made from. `stays` is what cannot',
    'be taken in elsewhere, and `manifest.json` says why.',
    '',
    'Check it without any server: `ratify export verify .`. Take it into an empty installation: `ratify import-export .`. Each file is in the',
    'manifest with its SHA-256; `sha256sum --check manifest.sha256` checks the manifest.',
    '',
    '| policy | text in force | adopted | next review | document |',
    '| --- | --- | --- | --- | --- |',
    ...policies.map((policy) => line(policy, rows, documents)),
    '',
  ].join('\n');
}

function line(
  policy: TakenRow,
  rows: ReadonlyMap<string, readonly TakenRow[]>,
  documents: Manifest['documents'],
): string {
  const revision = (rows.get('revisions') ?? []).find(({ id }) => id === policy['adopted_revision_id']);
  const text = revision?.['text'] as { readonly file: string } | undefined;
  const printed = (rows.get('documents') ?? []).filter((each) => revision && each['revision_id'] === revision['id']);
  const files = printed.flatMap((each) => documents.filter(({ file }) => file.includes(String(each['verify_code']))));
  return `| ${[
    titleOf(policy).replaceAll('|', '\\|'),
    text ? `[version ${String(revision?.['number'])}](${text.file})` : 'none',
    said(adoptedSaidOf(policy, rows) ?? policy['adopted_on']),
    said(policy['review_due_said'] ?? policy['review_due_on']),
    files.map(({ file, state }) => `[${state}](${file})`).join(', '),
  ].join(' | ')} |`;
}

/** As a document from before the record states it, where the policy stands on that. */
function adoptedSaidOf(policy: TakenRow, rows: ReadonlyMap<string, readonly TakenRow[]>): unknown {
  if (policy['adopted_revision_id'] !== null) return null;
  const before = (rows.get('adoptions') ?? []).filter(
    (each) =>
      each['policy_id'] === policy['id'] &&
      each['adopted_on'] === policy['adopted_on'] &&
      each['historic'] === true &&
      each['set_aside_at'] === null,
  );
  return before.sort((one, other) => (String(one['recorded_at']) < String(other['recorded_at']) ? -1 : 1)).at(-1)?.[
    'adopted_said'
  ];
}

const titleOf = (row: TakenRow): string => String(row['title']);
const said = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('|', '\\|') : '');
