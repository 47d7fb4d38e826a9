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

/** An office as it is written beside a signature: `Chair of governors`. */
export function officeWords(role: string, bodyKind: BodyKind | null): string {
  if (role === 'chair' && bodyKind) return CHAIRS[bodyKind];
  if (role === 'head') return 'Headteacher';
  return role.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}
