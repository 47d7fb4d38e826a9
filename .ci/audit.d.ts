/** An argued finding of `npm audit`: why it does not reach us, and until which day (YYYY-MM-DD) that is believed. */
export interface AuditException {
  readonly advisory: string;
  readonly package: string;
  readonly why: string;
  readonly until: string;
}

export interface Finding {
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
}

export interface AuditReport {
  readonly vulnerabilities: Readonly<
    Record<
      string,
      {
        readonly via: readonly (
          | string
          | {
              readonly source: number;
              readonly name: string;
              readonly title: string;
              readonly url?: string;
              readonly severity: string;
            }
        )[];
      }
    >
  >;
}

export function judgeAudit(
  report: AuditReport,
  exceptions: readonly AuditException[],
  today: string,
): {
  /** High and critical, and argued by nobody. */
  readonly open: readonly Finding[];
  readonly argued: readonly (Finding & { readonly why: string })[];
  /** How many are of lesser weight. */
  readonly lesser: number;
  /** Exceptions from what is not found any more. */
  readonly idle: readonly AuditException[];
};
