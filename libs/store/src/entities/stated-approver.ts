import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** Who approves a policy by the scheme of delegation or by its own text; the latest row of a policy counts. */
@Entity({ schema: 'app', name: 'stated_approvers' })
export class StatedApprover extends TenantRow {
  @Column('uuid') policyId: string;
  /** With neither this nor an office: whoever decided last. */
  @Column('uuid', { nullable: true }) bodyId: string | null;
  @Column('text', { nullable: true }) office: 'head' | null;
  /** `Scheme of delegation 2026, 4.2` */
  @Column('text') source: string;
  @Column('uuid') statedBy: string;
  @Column('text') statedByName: string;
  @Column('timestamptz') statedAt: Date;
}
