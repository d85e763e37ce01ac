import { Controller, type DynamicModule } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { type Bulletin, schemaText } from '@sinergi/contracts';
import avro from 'avsc';
import { type ColumnType, EntitySchema, type Repository } from 'typeorm';
import { BULLETIN_COLUMNS, PEER_TABLE } from '../bulletin-table.js';
import { bulletinRow } from '../bulletins.js';

type BulletinEntity = Record<string, unknown>;

const HEADER_BYTES = 5;
const type = avro.Type.forSchema(JSON.parse(schemaText('Bulletin')));
const bulletinEntity = new EntitySchema<BulletinEntity>({
  name: PEER_TABLE,
  tableName: PEER_TABLE,
  columns: Object.fromEntries(
    BULLETIN_COLUMNS.map(({ name, sql, optional }, i) => [
      name,
      { type: sql as ColumnType, nullable: optional, primary: i === 0 },
    ]),
  ),
});

/** The code of a tutorial: a handler for a topic, a repository, and one `save` per event. */
export function nestStockModule(url: string, topic: string): DynamicModule {
  @Controller()
  class BulletinController {
    constructor(
      @InjectRepository(bulletinEntity) private readonly bulletins: Repository<BulletinEntity>,
    ) {}

    @EventPattern<string>(topic)
    async receive(@Payload() value: Buffer): Promise<void> {
      const row = bulletinRow(type.fromBuffer(value.subarray(HEADER_BYTES)) as Bulletin);
      await this.bulletins.save(
        Object.fromEntries(BULLETIN_COLUMNS.map(({ name }, i) => [name, row[i]])),
      );
    }
  }

  class BulletinModule {}

  return {
    module: BulletinModule,
    imports: [
      TypeOrmModule.forRoot({ type: 'postgres', url, entities: [bulletinEntity] }),
      TypeOrmModule.forFeature([bulletinEntity]),
    ],
    controllers: [BulletinController],
  };
}
