import { Column, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A row of one organisation, with an id of its own; the database makes the id (uuidv7) when none is given. */
export abstract class TenantRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
}

/** A row of one organisation that is named by what it belongs to. */
export abstract class OwnedRow {
  @PrimaryColumn('uuid') organisationId: string;
}
