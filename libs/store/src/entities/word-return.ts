import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** What a file said otherwise than its copy: shapes of `libs/document`, `CopyChange` and `NotCarried`. */
export interface StoredWordReturn {
  readonly changes: readonly object[];
  readonly notCarried: readonly { readonly clauseId: string; readonly words: string; readonly why: string }[];
  readonly remarks: readonly {
    readonly text: string;
    readonly author: string;
    readonly quoted: string;
    readonly clauseId: string;
  }[];
  /** What a Word file had besides its text, or otherwise than the text has it. */
  readonly notices: readonly { readonly what: string; readonly text: string; readonly inText: boolean }[];
}

/** A Word file that was made from a draft and came back. */
@Entity({ schema: 'app', name: 'word_returns' })
export class WordReturn extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('uuid') copyId: string;
  /** The file did not say which copy it is: it was compared with the newest. */
  @Column('boolean') isGuess: boolean;
  @Column('text') fileName: string;
  @Column('text') sourceSha256: string;
  @Column('jsonb') found: StoredWordReturn;
  @Column('uuid') broughtBy: string;
  @Column('text') broughtByName: string;
  @Column('timestamptz') broughtAt: Date;
}
