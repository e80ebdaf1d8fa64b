import { type DynamicModule, Module } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

export type EntityClass = Exclude<EntityTarget<ObjectLiteral>, string | { type: unknown; name: string }>;

/** What one context stores; the one DataSource is made of all of them. */
export class EntityList {
  constructor(readonly entities: readonly EntityClass[]) {}
}

@Module({})
export class Entities {
  static register(entities: readonly EntityClass[]): DynamicModule {
    return { module: Entities, providers: [{ provide: EntityList, useValue: new EntityList(entities) }] };
  }
}
