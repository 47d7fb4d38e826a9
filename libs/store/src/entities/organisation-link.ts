import { Column, Entity } from 'typeorm';
import { TenantRow } from './tenant-row.ts';

export type LinkKind =
  'maintained-by' | 'academy-of' | 'buys-service-from' | 'member-of' | 'lies-in-area-of' | 'record-kept-by';

/** How a lower organisation stands to an upper one; the kind decides what is seen and what binds. */
@Entity({ schema: 'app', name: 'organisation_links' })
export class OrganisationLink extends TenantRow {
  @Column('uuid') upperId: string;
  @Column('text') kind: LinkKind;
  /** member-of only: the upper one may see what the lower one adopted. */
  @Column('boolean') seesAdopted: boolean;
  /** member-of only: the upper one's body decides for the lower one. */
  @Column('boolean') governs: boolean;
  @Column('date') fromOn: string;
  @Column('date', { nullable: true }) untilOn: string | null;
}
