import type { TakenRow } from '@ratify/store';

/** The short names of what rows hang on, by id. */
export interface Names {
  readonly organisations: Map<string, string>;
  readonly policies: Map<string, string>;
  readonly templates: Map<string, string>;
}

/** Where the text of a row stands, as it was written, to be read and compared; null where it stays in the row. */
export function placeText(table: string, row: TakenRow, own: string, names: Names): string | null {
  if (typeof row['text'] !== 'string') return null;
  const policy = `policies/${names.policies.get(String(row['policy_id'])) ?? ''}`;
  const slug = names.templates.get(String(row['template_id'])) ?? '';
  switch (table) {
    case 'revisions':
      return `${policy}/revisions/${numbered(row)}.md`;
    case 'drafts':
      return `${policy}/draft.md`;
    case 'word_copies':
      return `${policy}/word-copies/${String(row['id'])}.md`;
    case 'template_drafts':
      return `templates/${slug}/draft.md`;
    case 'editions':
      return row['organisation_id'] === own
        ? `templates/${slug}/editions/${numbered(row)}.md`
        : `publishers/${names.organisations.get(String(row['organisation_id'])) ?? ''}/${slug}/${numbered(row)}.md`;
    case 'covered_texts':
      return `covered/${String(row['adoption_id'])}.md`;
    default:
      return null;
  }
}

/** In the order of their numbers also where files stand by name. */
const numbered = (row: TakenRow): string => String(row['number']).padStart(3, '0');
