import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

/** A policy of a setting below of which its head and clerk were reminded by hand. */
@Entity({ schema: 'app', name: 'chases' })
export class Chase extends TenantRow {
  /** One press of the button. */
  @Column('uuid') batchId: string;
  @Column('uuid') settingOrganisationId: string;
  @Column('uuid') policyId: string;
  @Column('uuid') chasedBy: string;
  @Column('text') chasedByName: string;
  @Column('date') chasedOn: string;
}
