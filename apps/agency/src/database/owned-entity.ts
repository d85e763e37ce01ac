import { Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/**
 * An entity that this agency owns, as it last changed it: the row that a change locks. The value is the whole Kafka value of its
 * latest event, so identity and place are as sealed here as they are on the wire.
 */
@Entity('owned_entity')
export class OwnedEntity {
  @PrimaryColumn('text')
  flow!: string;

  @PrimaryColumn('text', { name: 'entity_id' })
  entityId!: string;

  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('bytea')
  value!: Buffer;

  @UpdateDateColumn({ type: 'timestamptz', name: 'changed_at' })
  changedAt!: Date;
}
