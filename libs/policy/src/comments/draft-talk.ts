import type { PlainDate } from '../dates/plain-date.ts';
import type { CommentState } from './comment-standing.ts';

/** What was said at one time. */
export interface Said {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly saidOn: PlainDate;
  readonly askedPersonIds: readonly string[];
}

/** A comment with its replies, without what was deleted. */
export interface TalkThread {
  readonly id: string;
  /** Who began it. */
  readonly personId: string;
  /** `4.2 Privacy settings`, `the whole draft` */
  readonly about: string;
  readonly state: CommentState;
  readonly settled: { readonly by: string; readonly byName: string; readonly on: PlainDate } | null;
  /** The earliest first; empty where all of it was deleted. */
  readonly said: readonly Said[];
}

/** What is said about one draft, as one person sees it. */
export interface DraftTalk {
  readonly policyId: string;
  readonly policyTitle: string;
  /** Whether the person writes the draft. */
  readonly writes: boolean;
  /** That they are asked to look at it and have not. */
  readonly look: { readonly id: string; readonly askedByName: string; readonly note: string | null } | null;
  readonly threads: readonly TalkThread[];
}

/** The open threads in which somebody is asked something and has not answered, with who asked last. */
export function askedOf(talk: DraftTalk, personId: string): { readonly thread: TalkThread; readonly asker: Said }[] {
  return talk.threads.flatMap((thread) => {
    if (thread.state !== 'open') return [];
    const at = thread.said.findLastIndex(({ askedPersonIds }) => askedPersonIds.includes(personId));
    const asker = thread.said[at];
    const answered = thread.said.slice(at + 1).some((each) => each.personId === personId);
    return asker && !answered ? [{ thread, asker }] : [];
  });
}
