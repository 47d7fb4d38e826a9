import { sayDigest, type Letter, type PlainDate } from '@ratify/policy';
import type { DigestWork } from '@ratify/store';
import { readDigestLines } from './digest-lines.ts';

/** A mail of reminders in the words it has today: of what it was planned for, all that still stands; null where nothing does. */
export async function readDigest({ work, subjects }: DigestWork, today: PlainDate): Promise<Letter | null> {
  const planned = new Set(subjects.map(keyOf));
  const lines = (await readDigestLines(work, today)).filter((line) => planned.has(keyOf(line)));
  return lines.length > 0 ? sayDigest(lines) : null;
}

function keyOf({
  organisationId,
  subject,
  subjectId,
}: {
  readonly organisationId: string;
  readonly subject: string;
  readonly subjectId: string;
}): string {
  return `${organisationId} ${subject} ${subjectId}`;
}
