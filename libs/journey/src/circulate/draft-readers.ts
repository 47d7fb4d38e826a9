import { isRunning, type PlainDate } from '@ratify/policy';
import type { Appointment, DraftComment, UnitOfWork } from '@ratify/store';
import type { DraftToComment } from './find-draft-to-comment.ts';

/** Somebody who sees a draft, or an organisation whose authors do. */
export interface DraftReader {
  /** Null for an organisation. */
  readonly personId: string | null;
  readonly name: string;
  /** `writer`, `clerk`; `asked`: to look; `speaker`: of another organisation that was asked, who has said something. */
  readonly as: 'writer' | 'clerk' | 'asked' | 'speaker';
  /** By which they are asked to look; null: they need not be. */
  readonly lookId: string | null;
  readonly lookedAt: Date | null;
}

/** Who sees a draft, as far as the one who looks may know: another organisation sees those that it has to do with. */
export async function readDraftReaders(
  rows: UnitOfWork,
  found: DraftToComment,
  comments: readonly DraftComment[],
  today: PlainDate,
): Promise<DraftReader[]> {
  const readers = found.isShown ? shownReaders(found, comments) : await ownReaders(rows, found, comments, today);
  return readers.filter(
    ({ personId }, at) => personId === null || readers.findIndex((each) => each.personId === personId) === at,
  );
}

function shownReaders({ look }: DraftToComment, comments: readonly DraftComment[]): DraftReader[] {
  const asker = look ? [{ personId: look.askedBy, name: look.askedByName, as: 'writer' as const }] : [];
  const speakers = comments.map(({ personId, personName: name }) => ({ personId, name, as: 'speaker' as const }));
  return [...asker, ...speakers].map((each) => ({ ...each, lookId: null, lookedAt: null }));
}

async function ownReaders(
  rows: UnitOfWork,
  { draft: { organisationId, policyId } }: DraftToComment,
  comments: readonly DraftComment[],
  today: PlainDate,
): Promise<DraftReader[]> {
  const posts = await runningPosts(rows, ['head', 'clerk'], today);
  const looks = await rows.draftLooks.list(
    { organisationId, policyId, endedAt: null },
    { order: { askedAt: 'asc', id: 'asc' } },
  );
  const strangers = comments.filter(({ personOrganisationId }) => personOrganisationId !== organisationId);
  return [
    ...posts.map(({ personId, personName: name, role }): DraftReader => ({
      ...{ personId, name, as: role === 'head' ? 'writer' : 'clerk', lookId: null, lookedAt: null },
    })),
    ...looks.map(({ id: lookId, personId, personName, addresseeName, lookedAt }): DraftReader => ({
      ...{ personId, name: personName ?? addresseeName ?? '', as: 'asked', lookId, lookedAt },
    })),
    ...strangers.map(({ personId, personName: name }): DraftReader => ({
      personId,
      name,
      as: 'speaker',
      lookId: null,
      lookedAt: null,
    })),
  ];
}

/** Posts in these roles that somebody of the acting organisation holds today. */
export async function runningPosts(
  rows: UnitOfWork,
  role: readonly Appointment['role'][],
  today: PlainDate,
): Promise<Appointment[]> {
  const { organisationId } = rows;
  const posts = await rows.appointments.list({ organisationId, role }, { order: { fromOn: 'asc', id: 'asc' } });
  return posts.filter((each) => isRunning(each, today));
}
