import { BODY_KINDS, EXPECTED_STANDINGS, SETTING_PHASES } from '@ratify/policy';
import type { RegisterFilter } from '@ratify/store';
import { oneOf } from '../graph/one-of.ts';
import type { RegisterFilterInputType } from './register.types.ts';

const SIGNED = ['signed', 'waiting', 'not-asked'] as const;
const BASES = ['newest', 'older', 'own-text'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What cannot be an id is nobody's. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A filter as it was sent, without what says nothing; null where nothing is left of it. */
export function registerFilter(sent: RegisterFilterInputType | null): RegisterFilter | null {
  if (!sent) return null;
  const { settingId, phase, standing, title, words, templateId, edition, isStatutory, approver, owner } = sent;
  const { dueFrom, dueTo, signed, base } = sent;
  const filter: RegisterFilter = {
    ...(settingId && { settingId: idOf(settingId) }),
    ...(phase && { phase: oneOf(SETTING_PHASES, phase, 'phase') }),
    ...(standing && { standing: oneOf(EXPECTED_STANDINGS, standing, 'standing') }),
    ...(title?.trim() && { title: title.trim() }),
    ...(words?.trim() && { words: words.trim() }),
    ...(templateId && { templateId: idOf(templateId) }),
    ...(typeof edition === 'number' && { edition }),
    ...(typeof isStatutory === 'boolean' && { isStatutory }),
    ...(approver && {
      approver: UUID.test(approver) ? approver.toLowerCase() : oneOf(APPROVERS, approver, 'approver'),
    }),
    ...(owner?.trim() && { owner: owner.trim() }),
    ...(dueFrom && { dueFrom }),
    ...(dueTo && { dueTo }),
    ...(signed && { signed: oneOf(SIGNED, signed, 'signed') }),
    ...(base && { base: oneOf(BASES, base, 'base') }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

const APPROVERS = [...BODY_KINDS, 'head'] as const;

function idOf(sent: string): string {
  return UUID.test(sent) ? sent : NOBODY;
}
