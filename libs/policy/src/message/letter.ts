import type { PlainDate } from '../dates/plain-date.ts';
import type { Role } from '../journey/vocabulary.ts';

/** A message as it is said: plain words, and one link. Never HTML. */
export interface Letter {
  readonly subject: string;
  /** A paragraph each. */
  readonly lines: readonly string[];
  /** Lists under headings of their own, after the paragraphs. */
  readonly groups?: readonly { readonly heading: string; readonly items: readonly string[] }[];
  /** Paragraphs after the lists. */
  readonly after?: readonly string[];
  readonly link: {
    readonly words: string;
    /** Within this installation: `/packs/…`. */
    readonly path: string;
  };
}

/** What each kind of message tells, as it stands when it is sent. A new kind begins here; the compiler asks for the rest. */
export interface MessageFacts {
  /** To whoever asked for a pack. */
  'pack-ready': { readonly packId: string; readonly title: string; readonly lastDay: PlainDate };
  /** To head or clerk of schools whose council or trust reminds them of policies. */
  chased: {
    readonly by: string;
    readonly organisation: string;
    readonly policies: readonly {
      readonly settingName: string;
      readonly title: string;
      readonly reviewDueOn: PlainDate | null;
      /** That day has passed. */
      readonly isOverdue: boolean;
    }[];
  };
  /** To somebody who holds a post now and has no account yet. */
  invitation: Appointed & { readonly token: string };
  /** To somebody with an account, of another post. */
  appointed: Appointed;
  /** To somebody who is asked to confirm policies. */
  'asked-to-confirm': AskedToConfirm;
  /** To somebody who was asked and has not. */
  'remind-to-confirm': AskedToConfirm;
  /** To whoever had a system told what happens, when it has not answered for days. */
  'webhook-paused': {
    readonly organisation: string;
    /** Its host alone. */
    readonly address: string;
    readonly lastDay: PlainDate;
    readonly isGone: boolean;
  };
  /** To whoever asked something about a policy. */
  'question-answered': { readonly policyId: string; readonly title: string; readonly by: string };
}

/** What somebody is asked to confirm, and by when. */
export interface AskedToConfirm {
  readonly organisation: string;
  readonly roundId: string;
  readonly title: string;
  /** Titles of the policies that they have not confirmed yet. */
  readonly policies: readonly string[];
  readonly dueOn: PlainDate;
}

/** Who holds what where, and who said so. */
export interface Appointed {
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** Null where nobody is known any more. */
  readonly by: string | null;
}
export type MessageKind = keyof MessageFacts;

/** A message to be sent. It holds ids only; what it says is read when it goes out, and it is dropped when it is over by then. */
export interface MessageRequest {
  readonly kind: MessageKind;
  readonly recipientId: string;
  readonly subjects: Readonly<Record<string, string>>;
}
