import type { Refused } from '../pages/form-errors.ts';

/** Which of the two fields a refusal of a time is about; undefined where it is about none. */
export function timeField({ code, where }: Refused): 'startsAt' | 'endsAt' | undefined {
  if (code === 'ENDS_BEFORE_START') return 'endsAt';
  if (code === 'TIME_NOT_READ') return where === 'ends' ? 'endsAt' : 'startsAt';
  return undefined;
}
