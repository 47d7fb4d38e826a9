import { wordsOfSending, type Approver } from './who-decides.ts';

/** What of a policy says how far its draft has come. */
export interface DraftState {
  readonly id: string;
  /** Null: it stands on none. */
  readonly template: unknown;
  readonly draft: {
    readonly emptyBlanks: readonly unknown[];
    readonly optionalClauses: readonly { readonly leftOut: boolean }[];
    readonly clauses: readonly DraftClause[];
  } | null;
  /** Null: nobody may comment. */
  readonly openComments: number | null;
  readonly updateOffers: readonly { readonly answer: string | null; readonly edition: { readonly number: number } }[];
  readonly revisions: readonly { readonly state: string }[];
  /** Null: nobody is stated, or may not be told. */
  readonly approver: Approver | null;
}

interface DraftClause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly baseBody: string | null;
  /** The school has to write it, and nothing is written yet. */
  readonly isUnwritten: boolean;
}

interface Tag {
  readonly tag: { readonly text: string; readonly classes: string };
}
interface TaskItem {
  readonly title: { readonly text: string };
  readonly href: string;
  readonly status: Tag | { readonly text: string };
}

const todo = (text: string): Tag => ({ tag: { text, classes: 'govuk-tag--yellow' } });

/** What a head has to do before a draft can be adopted, and how far each part has come. */
export function draftTasks(policy: DraftState): TaskItem[] {
  const { id, template, draft, openComments, updateOffers, revisions } = policy;
  if (!draft) return [];
  const item = (text: string, page: string, status: TaskItem['status']): TaskItem => ({
    title: { text },
    href: `/policies/${id}/${page}`,
    status,
  });
  const { emptyBlanks, optionalClauses, clauses } = draft;
  const out = optionalClauses.filter((each) => each.leftOut).length;
  const reworded = clauses.filter((each) => each.baseBody !== null).length;
  const offer = newestOffer(updateOffers);
  const sending = wordsOfSending(policy.approver);
  const sent = revisions.some(({ state }) => state === 'submitted' || state === 'tabled');
  return [
    ...(offer ? [item(`Look at edition ${offer.edition.number} of the template`, 'update', todo('To decide'))] : []),
    item(
      'Fill in the blanks',
      'blanks',
      emptyBlanks.length ? todo(`${emptyBlanks.length} left`) : { text: 'Complete' },
    ),
    ...(optionalClauses.length
      ? [item('Choose the optional sections', 'optional', { text: out ? `${out} left out` : 'All included' })]
      : []),
    ...clauses
      .filter((each) => each.isUnwritten)
      .map((each) => item(`Write ${`${each.number} ${each.title}`.trim()}`, `clauses/${each.id}`, todo('To write'))),
    item('Change the wording', 'clauses', {
      text: reworded ? `${reworded} reworded` : template ? 'As the template' : 'Your own',
    }),
    item(
      'Ask for comments, and answer them',
      'comments',
      openComments ? todo(`${openComments} open`) : { text: 'None open' },
    ),
    item(sending.task, 'submit', sent ? { text: sending.done } : todo('To do')),
  ];
}

/** The newest edition offered and not answered: taking it takes the earlier ones too. */
export function newestOffer<O extends DraftState['updateOffers'][number]>(offers: readonly O[]): O | undefined {
  return offers
    .filter((each) => each.answer === null)
    .reduce<O | undefined>(
      (newest, each) => (newest && newest.edition.number > each.edition.number ? newest : each),
      undefined,
    );
}
