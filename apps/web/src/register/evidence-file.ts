import { LARGEST_SCAN, scanKindOf } from '@ratify/policy';
import type { SentFile } from '../pages/sent-file.ts';

/** No browser fills a file in again. */
export const CHOOSE_AGAIN = 'Then choose the file again';

/** Why a file cannot be evidence, before anything else that was typed with it is recorded; null where it can. */
export function wrongEvidence({ bytes, isTooLarge }: SentFile): string | null {
  if (isTooLarge || bytes.length > LARGEST_SCAN)
    return 'The file is larger than 10 MB. Send only the pages of this policy';
  return scanKindOf(bytes) ? null : 'Choose a PDF, or a PNG or JPEG picture: this file is none, whatever its name says';
}
