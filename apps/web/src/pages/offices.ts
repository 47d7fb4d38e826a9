const OFFICES: Readonly<Record<string, string>> = {
  'council-author': 'template author',
  publisher: 'template publisher',
  'compliance-officer': 'compliance officer',
  head: 'head',
  clerk: 'clerk',
  chair: 'chair',
  'vice-chair': 'vice-chair',
  governor: 'governor',
  staff: 'member of staff',
  operator: 'operator',
};

/** An office as people call it. */
export function sayOffice(role: string): string {
  return OFFICES[role] ?? role.replaceAll('-', ' ');
}
