import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** That a policy answers what a publisher expects of a setting, under a title of its own. */
@Entity({ schema: 'app', name: 'requirement_answers' })
export class RequirementAnswer extends TenantRow {
  @Column('uuid') requirementOrganisationId: string;
  @Column('uuid') requirementId: string;
  /** The setting's own, or that of the organisation whose policy covers it. */
  @Column('uuid') policyOrganisationId: string;
  @Column('uuid') policyId: string;
  @Column('uuid') linkedBy: string;
  @Column('text') linkedByName: string;
  @Column('timestamptz') linkedAt: Date;
  @Column('uuid', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedByName: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
