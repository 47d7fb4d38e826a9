import type { RegisterStatus, SettingStanding } from '@ratify/policy';

/** Across the statuses: behind the template, with an exception that holds, left the template, with a reason to review it. */
export type RegisterAcross = 'behind' | 'exception' | 'left' | 'reason';

/** What of the register is wanted; all of it holds of each line. What is missing has no owner, date, edition or signature. */
export interface RegisterFilter {
  readonly settingId?: string;
  /** Of the setting, as the register of schools writes it. */
  readonly phase?: string;
  readonly standing?: SettingStanding;
  /** The whole title, in whatever letters. */
  readonly title?: string;
  /** Words that stand together in the title or in the name of the setting. */
  readonly words?: string;
  readonly templateId?: string;
  /** The number of the edition it stands on. */
  readonly edition?: number;
  /** Whether law or statutory guidance asks for it, by the table of libs/policy and by what publishers in sight expect. */
  readonly isStatutory?: boolean;
  /** A kind of body, `head`, or the id of a body. */
  readonly approver?: string;
  /** As the text in force names it, in whatever letters. */
  readonly owner?: string;
  /** The first and the last day on which a review is due, 'YYYY-MM-DD'. */
  readonly dueFrom?: string;
  readonly dueTo?: string;
  /** What is in force: signed by everybody asked, waiting for somebody, or nobody was asked. */
  readonly signed?: 'signed' | 'waiting' | 'not-asked';
  /** Where it stands on its template: on the newest edition, an older one, or on none. */
  readonly base?: 'newest' | 'older' | 'own-text';
}

export interface RegisterQuestion {
  /** The date of asking, 'YYYY-MM-DD': it decides what is overdue. */
  readonly today: string;
  readonly status?: RegisterStatus | undefined;
  /** Instead of a status. */
  readonly across?: RegisterAcross | undefined;
  /** Only this setting, where it is seen. */
  readonly settingId?: string | undefined;
  /** Then everything in sight is looked through: without one, counters and indexes answer. */
  readonly filter?: RegisterFilter | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}
