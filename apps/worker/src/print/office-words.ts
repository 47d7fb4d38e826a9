import type { BodyKind } from '@ratify/policy';

const CHAIRS: Record<BodyKind, string> = {
  'governing-body': 'Chair of governors',
  federation: 'Chair of governors',
  'interim-executive-board': 'Chair of the interim executive board',
  board: 'Chair of trustees',
  'academy-committee': 'Chair of the academy committee',
  committee: 'Chair of the committee',
  'management-committee': 'Chair of the management committee',
};

/** Deputies of a chair, as a chair is called: `Vice-chair of governors`. */
const VICE = (chair: string): string => chair.replace('Chair', 'Vice-chair');

/** Whoever signs, and for whom: `Vice-chair of governors, for the Chair of governors`. */
export function standingInWords(
  { role, forRole }: { readonly role: string; readonly forRole: string | null },
  bodyKind: BodyKind | null,
): string {
  const said = officeWords(role, bodyKind);
  return forRole ? `${said}, for the ${officeWords(forRole, bodyKind)}` : said;
}

/** An office as it is written beside a signature: `Chair of governors`. */
export function officeWords(role: string, bodyKind: BodyKind | null): string {
  if (role === 'chair' && bodyKind) return CHAIRS[bodyKind];
  if (role === 'vice-chair' && bodyKind) return VICE(CHAIRS[bodyKind]);
  if (role === 'head') return 'Headteacher';
  return (role === 'vice-chair' ? role : role.replaceAll('-', ' ')).replace(/^./, (letter) => letter.toUpperCase());
}
