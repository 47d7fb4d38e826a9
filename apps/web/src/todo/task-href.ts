import type { TaskKind } from '@ratify/policy';

export interface OpenTask {
  readonly kind: string;
  readonly subjectId: string;
}

/** What a `review` is of: a policy, unless it is one of these. */
export interface ReviewSubjects {
  readonly organisationId: string | undefined;
  readonly templateIds: readonly string[];
}

type Opens = (subjectId: string, subjects: ReviewSubjects) => string;

const OPENS: Readonly<Record<TaskKind, Opens>> = {
  sign: (id) => `/sign/${id}`,
  'settle-signature': (id) => `/sign/${id}/settle`,
  'wait-for-signature': (id) => `/sign/${id}`,
  acknowledge: (id) => `/reading/${id}`,
  declare: (id) => `/reading/rounds/${id}`,
  'answer-question': (id) => `/questions/${id}`,
  'look-at-draft': (id) => `/policies/${id}/comments`,
  'answer-comment': (id) => `/policies/${id}/comments`,
  comments: (id) => `/policies/${id}/comments`,
  'confirm-amendments': (id) => `/revisions/${id}`,
  'enter-amendments': (id) => `/decisions/${id}/amendments`,
  'adopt-editorial-update': (id) => `/revisions/${id}`,
  'report-decision': (id) => `/decisions/${id}/report`,
  decide: (id) => `/revisions/${id}/decide`,
  'wait-for-decision': (id) => `/revisions/${id}`,
  'put-on-agenda': (id) => `/revisions/${id}`,
  'record-decisions': (id) => `/meetings/${id}`,
  'confirm-minutes': (id) => `/meetings/${id}/minutes`,
  'prepare-meeting': (id) => `/meetings/${id}`,
  missing: (id) => `/register/missing/${id}`,
  'fill-blanks': (id) => `/policies/${id}/blanks`,
  'write-clauses': (id) => `/policies/${id}/clauses`,
  submit: (id) => `/policies/${id}/submit`,
  'take-update': (id) => `/policies/${id}/update`,
  review: (id, { organisationId, templateIds }) => {
    if (id === organisationId) return '/register?status=due-soon';
    return templateIds.includes(id) ? `/templates/${id}` : `/policies/${id}`;
  },
  duty: (id) => `/duties/${id}`,
  unreached: () => '/people',
  publish: (id) => `/templates/${id}`,
  'take-template-update': (id) => `/templates/${id}/update`,
  'answer-exception': (id) => `/exceptions/${id}`,
  'exception-lapsed': (id) => `/policies/${id}/clauses`,
  'wait-for-exception': (id) => `/policies/${id}`,
  'template-left': () => '/exceptions',
  'chase-missing': () => '/register?status=missing',
  'chase-overdue': () => '/register?status=overdue',
  'chase-unsigned': () => '/register?status=unsigned',
  'chase-behind': () => '/register?status=behind',
};

/** The page on which a task is done or looked at. */
export function taskHref({ kind, subjectId }: OpenTask, subjects: ReviewSubjects): string {
  return OPENS[kind as TaskKind](subjectId, subjects);
}
