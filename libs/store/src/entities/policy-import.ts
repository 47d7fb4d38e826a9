import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** What became of every word of a document that was brought in, as the importer reported it. */
export interface StoredImportReport {
  readonly entries: readonly {
    readonly what: string;
    readonly text: string;
    readonly line: number;
    readonly became?: string;
  }[];
  readonly proposals: readonly {
    readonly what: string;
    readonly text: string;
    readonly line: number;
    readonly suggestion: string;
    readonly written?: true;
  }[];
  /** What a Word file had besides its text, or otherwise than the text has it. */
  readonly notices: readonly { readonly what: string; readonly text: string; readonly inText: boolean }[];
  /** Words that are neither in the policy nor in this report: none, unless the importer is at fault. */
  readonly missing: readonly string[];
}

/** The document that a policy was brought in from, and the report on it. */
@Entity({ schema: 'app', name: 'policy_imports' })
export class PolicyImport extends TenantRow {
  @Column('uuid') policyId: string;
  @Column('text') fileName: string;
  /** Of the file, or of the text as it was pasted. */
  @Column('text') sourceSha256: string;
  @Column('jsonb') report: StoredImportReport;
  @Column('uuid') importedBy: string;
  @Column('text') importedByName: string;
  @Column('timestamptz') importedAt: Date;
}
