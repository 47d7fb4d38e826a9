/** What the operations of the tour answer with. */
export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly advice: string;
  readonly line: number;
}

export interface Draft {
  readonly version: number;
  readonly text: string;
  readonly problems: readonly Finding[];
  readonly emptyBlanks: readonly { readonly id: string; readonly label: string; readonly type: string }[];
}

export interface DocumentInfo {
  readonly id: string;
  readonly state: string;
  readonly verifyCode: string;
  readonly failure: string | null;
  readonly latest: { readonly sha256: string; readonly length: number; readonly level: string } | null;
}

export interface PolicyInfo {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
  readonly behind: boolean;
  readonly updateOffers: readonly {
    readonly id: string;
    readonly answer: string | null;
    readonly edition: { readonly id: string; readonly number: number };
  }[];
  readonly draft: Draft | null;
  readonly revisions: readonly { readonly id: string; readonly number: number; readonly state: string }[];
  readonly documents: readonly DocumentInfo[];
  readonly variations: readonly {
    readonly number: string;
    readonly title: string;
    readonly what: string;
    readonly reason: string | null;
  }[];
}

export interface RegisterEntry {
  readonly policyId: string | null;
  readonly organisationName: string;
  readonly title: string;
  readonly status: string;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
}
